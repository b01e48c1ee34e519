import { describe, expect, it } from 'vitest';
import { featureGateDefaults, featureGates, gateInfo } from './featureGates.ts';

describe('feature gates', () => {
  it('know SidecarContainers from v1.28 on, off until it is beta', () => {
    expect(gateInfo('SidecarContainers', 'v1.27')).toBeNull();
    expect(gateInfo('SidecarContainers', 'v1.28')).toEqual({
      name: 'SidecarContainers',
      stage: 'ALPHA',
      default: false,
      locked: false,
      kep: 753,
    });
    expect(gateInfo('SidecarContainers', 'v1.29+')).toMatchObject({ stage: 'BETA', default: true });
  });

  it.each([
    // gate, v1.27, v1.28
    ['ServiceNodePortStaticSubrange', false, true],
    ['JobPodFailurePolicy', true, true],
    ['ProxyTerminatingEndpoints', true, true],
    ['PodIndexLabel', false, true],
    ['UserNamespacesSupport', false, false],
    ['UserNamespacesStatelessPodsSupport', false, false],
    ['JobBackoffLimitPerIndex', false, false],
  ])('%s is %s in v1.27 and %s in v1.28', (name, before, now) => {
    expect(featureGateDefaults('v1.27')(name)).toBe(before);
    expect(featureGateDefaults('v1.28')(name)).toBe(now);
  });

  it('lock what is GA in v1.28 only from v1.28 on', () => {
    expect(gateInfo('ProxyTerminatingEndpoints', 'v1.27')).toMatchObject({ stage: 'BETA', locked: false });
    expect(gateInfo('ProxyTerminatingEndpoints', 'v1.28')).toMatchObject({ stage: 'GA', locked: true });
  });

  it('are off in alpha, with the one exception the source makes', () => {
    const alphaButOn = featureGates.filter((gate) => gate.stage === 'ALPHA' && gate.default);
    expect(alphaButOn.map(({ name }) => name)).toEqual(['WindowsHostNetwork']);
  });
});
