import { describe, expect, it } from 'vitest';
import { deriveTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/deriveTimeline.ts';
import { badDays } from '#cluster/kubelet/pod-lifecycle/why/badDays.ts';
import type { RunOverrides } from '#cluster/run.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { claims } from './claims.ts';

function claimsOf(text: string, overrides: RunOverrides = {}) {
  const run = simulateText(text, overrides);
  return claims(run, deriveTimeline(run));
}
const idsOf = (text: string, overrides: RunOverrides = {}) => claimsOf(text, overrides).map(({ id }) => id);

const never = 'sidecar-restart-on-start-failure';

describe('claims', () => {
  it('sets the source against the announcement when a sidecar stumbles under Never, and lets it be played', () => {
    const [notice] = claimsOf(badDays.batch);
    expect(notice).toMatchObject({ id: never, playable: true });
    expect(notice!.claim.en).toBe('A sidecar that fails during start-up, under restartPolicy: Never (proxy)');
    expect(notice!.source.en).toContain('whatever the pod');
    expect(notice!.reference).toContain('computeInitContainerActions');
  });

  it('keeps that notice while the announced one is played, so that it can be switched back', () => {
    expect(idsOf(badDays.announced)).toContain(never);
    expect(idsOf(badDays.mesh, { behaviour: 'announced' })).toContain(never);
    expect(idsOf(badDays.announced, { behaviour: 'source' })).toContain(never);
  });

  it('says nothing of Never where the sidecar stumbles under another policy or after the mains started', () => {
    expect(idsOf(badDays.batch.replace(/restartPolicy: Never/g, 'restartPolicy: OnFailure'))).not.toContain(
      never,
    );
    expect(idsOf(badDays.mesh)).not.toContain(never);
  });

  it('tells how long mains drained without their sidecar in 1.28, and nothing of it from 1.29 on', () => {
    const notice = claimsOf(badDays.mesh).find(({ id }) => id === 'sidecar-killed-early');
    expect(notice?.claim.en).toBe('Who stops first: istio-proxy ends before web');
    expect(notice?.source.en).toContain('9 s of draining go without istio-proxy');
    expect(notice?.playable).toBe(false);
    expect(idsOf(badDays.mesh, { version: 'v1.29+' })).not.toContain('sidecar-killed-early');
  });

  it('says that the field is dropped while the gate is off', () => {
    const notice = claimsOf(badDays.gateOff).find(({ id }) => id === 'sidecar-field');
    expect(notice?.claim.en).toBe('restartPolicy: Always on proxy, with the gate off');
    expect(idsOf(badDays.gateOff, { featureGates: { SidecarContainers: true } })).toEqual([]);
  });

  it("says of the announcement's own example that vault-agent is no sidecar", () => {
    expect(idsOf(badDays.mesh)).toContain('sidecar-example-yaml');
    expect(idsOf(badDays.mesh.replaceAll('vault-agent', 'prepare'))).not.toContain('sidecar-example-yaml');
  });
});
