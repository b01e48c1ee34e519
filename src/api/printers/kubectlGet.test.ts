import { describe, expect, it } from 'vitest';
import { kubectlGet, noResources } from './kubectlGet.ts';

describe('kubectl get', () => {
  it('names a namespace that is not the default one', () => {
    expect(kubectlGet('pod', ['default'])).toBe('kubectl get pod');
    expect(kubectlGet('pod', [])).toBe('kubectl get pod');
    expect(kubectlGet('job', ['shop'])).toBe('kubectl get job -n shop');
    expect(kubectlGet('svc', ['a', 'b'])).toBe('kubectl get svc -A');
    expect(kubectlGet('rs', ['shop'], '-l app=web')).toBe('kubectl get rs -l app=web -n shop');
  });

  it('says where nothing was found', () => {
    expect(noResources(['shop'])).toBe('No resources found in shop namespace.');
    expect(noResources([])).toBe('No resources found in default namespace.');
    expect(noResources(['a', 'b'])).toBe('No resources found');
  });
});
