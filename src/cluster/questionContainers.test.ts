import { describe, expect, it } from 'vitest';
import { simulateText } from './simulateText.ts';

const pod = (kind: string) => `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: app
    image: shop/web:2.4
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  containers:
    ${kind}: {pullSeconds: 1}
`;

describe('questionContainers', () => {
  it.each(['app', 'web/app', 'we*/app', 'shop/web:2.4', 'shop/web'])('accepts %s', (key) => {
    expect(simulateText(pod(key)).diagnostics).toEqual([]);
  });

  it('says nothing while a pod is refused that may hold it', () => {
    const refused = simulateText(pod('ap').replace('image:', 'imag:'));
    expect(refused.diagnostics.map(({ code }) => code)).not.toContain('scenario-no-such-container');
    expect(refused.diagnostics).not.toEqual([]);
  });

  it('questions a key that means no container, at its place, with the one that was meant', () => {
    const [found, ...others] = simulateText(pod('ap')).diagnostics;
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      severity: 'warning',
      code: 'scenario-no-such-container',
      range: { start: { line: 13, column: 5 } },
      fix: { text: 'app' },
    });
  });
});
