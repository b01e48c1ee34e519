// What Kubernetes' own end-to-end tests of sidecars expect, asked of the simulation.
// Source: v1.28 test/e2e_node/container_lifecycle_test.go, "[NodeAlphaFeature:SidecarContainers] Containers Lifecycle".
import { describe, expect, it } from 'vitest';
import { PlayedPod, running, sidecarRunning, statusOf } from './playedPod.ts';

const second = 1000;
const policies = ['Never', 'OnFailure', 'Always'] as const;
const sidecar = 'restartable-init-1';
const badImage = { image: 'invalid.example/alpine:3.1' };

/** Whether two containers ran side by side at some time. */
function ranTogether(played: PlayedPod, a: string, b: string): boolean {
  const spans = (name: string) =>
    played
      .starts(name)
      .map((from, index) => ({ from, to: played.exits(name)[index] ?? Number.POSITIVE_INFINITY }));
  return spans(a).some((one) => spans(b).some((two) => one.from < two.to && two.from < one.to));
}

describe('three init containers and two restartable init containers', () => {
  const played = new PlayedPod({
    restartPolicy: 'Never',
    initContainers: [
      running('init-1', { delay: 1 }),
      sidecarRunning(sidecar, { delay: 600 }),
      running('init-2', { delay: 1 }),
      sidecarRunning('restartable-init-2', { delay: 600 }),
      running('init-3', { delay: 1 }),
    ],
    containers: [running('regular-1', { delay: 1 })],
  });

  it('finish', () => {
    expect(played.phases.at(-1)).toBe('Succeeded');
  });

  it('start in their order', () => {
    const order = ['init-1', sidecar, 'init-2', 'restartable-init-2', 'init-3', 'regular-1'];
    const starts = order.map((name) => played.starts(name)[0]!);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  it.each([
    ['init-1', sidecar],
    ['init-2', 'restartable-init-2'],
    ['init-3', 'regular-1'],
  ])('run %s to completion before %s', (plain, next) => {
    expect(played.exits(plain)[0]).toBeLessThan(played.starts(next)[0]!);
  });

  it.each([
    [sidecar, 'init-2'],
    [sidecar, 'init-3'],
    ['restartable-init-2', 'init-3'],
    [sidecar, 'restartable-init-2'],
    [sidecar, 'regular-1'],
    ['restartable-init-2', 'regular-1'],
  ])('run %s and %s together', (a, b) => {
    expect(ranTogether(played, a, b)).toBe(true);
  });
});

describe.each(policies)('a restartable init container in a Pod with restartPolicy=%s', (restartPolicy) => {
  it('that runs continuously is not restarted, and the regular container runs', () => {
    const played = new PlayedPod({
      restartPolicy,
      initContainers: [sidecarRunning(sidecar, { delay: 600 })],
      containers: [running('regular-1', { delay: 1 })],
    });
    expect(played.starts(sidecar)).toHaveLength(1);
    expect(played.exits('regular-1').length).toBeGreaterThan(0);
    if (restartPolicy === 'Always') {
      expect(statusOf(played.podAt(120 * second), 'regular-1')?.restartCount).toBeGreaterThanOrEqual(2);
    } else {
      expect(played.phases.at(-1)).toBe('Succeeded');
      expect(played.starts('regular-1')).toHaveLength(1);
    }
  });

  it('that fails to start because of a bad image starts nothing', () => {
    const played = new PlayedPod(
      {
        restartPolicy,
        initContainers: [sidecarRunning(sidecar, { delay: 600 }, badImage)],
        containers: [running('regular-1', { delay: 1 })],
      },
      { containers: { [sidecar]: { pullSeconds: 1, pullFails: null } } },
    );
    expect(
      played.pods.some((pod) => statusOf(pod, sidecar)?.state?.waiting?.reason === 'ImagePullBackOff'),
    ).toBe(true);
    expect([...played.starts(sidecar), ...played.starts('regular-1')]).toEqual([]);
    expect(played.phases).toEqual(['Pending']);
  });

  it.each([0, 1])('that exits with exit code %s continuously is restarted before and after', (exitCode) => {
    const played = new PlayedPod({
      restartPolicy,
      initContainers: [sidecarRunning(sidecar, { delay: 1, exitCode }), running('init-1', { delay: 5 })],
      containers: [running('regular-1', { delay: 60 })],
    });
    const [regular] = played.starts('regular-1');
    expect(played.starts(sidecar)[1]).toBeLessThan(regular!);
    expect(played.starts(sidecar).some((at) => at > regular!)).toBe(true);
    expect(played.exits('regular-1').length).toBeGreaterThan(0);
    if (restartPolicy === 'Always') {
      expect(statusOf(played.podAt(120 * second), 'regular-1')?.restartCount).toBeGreaterThanOrEqual(1);
    } else expect(played.phases.at(-1)).toBe('Succeeded');
  });

  it('is not started when an Init container before it fails', () => {
    const played = new PlayedPod({
      restartPolicy,
      initContainers: [running('init-1', { delay: 1, exitCode: 1 }), sidecarRunning(sidecar, { delay: 600 })],
      containers: [running('regular-1', { delay: 600 })],
    });
    expect([...played.starts(sidecar), ...played.starts('regular-1')]).toEqual([]);
    expectInitFailure(played);
  });

  it('runs beside an Init container after it that fails', () => {
    const played = new PlayedPod({
      restartPolicy,
      initContainers: [
        sidecarRunning(sidecar, { delay: 1, exitCode: 1 }),
        running('init-1', { delay: 1, exitCode: 1 }),
      ],
      containers: [running('regular-1', { delay: 600 })],
    });
    expect(ranTogether(played, sidecar, 'init-1')).toBe(true);
    expect(played.starts('regular-1')).toEqual([]);
    expectInitFailure(played);
  });

  function expectInitFailure(played: PlayedPod): void {
    if (restartPolicy === 'Never') {
      expect(played.phases).toEqual(['Pending', 'Failed']);
      expect(played.starts('init-1')).toHaveLength(1);
    } else {
      expect(played.phases).toEqual(['Pending']);
      expect(statusOf(played.last, 'init-1')?.restartCount).toBeGreaterThanOrEqual(3);
    }
  }
});

it('should launch restartable init containers serially considering the startup probe', () => {
  const startupProbe = { exec: { command: ['test', '-f', 'started'] } };
  const slow = { startDelay: 10, delay: 600 };
  const played = new PlayedPod({
    restartPolicy: 'Never',
    initContainers: [
      sidecarRunning(sidecar, slow, { startupProbe }),
      sidecarRunning('restartable-init-2', slow, { startupProbe }),
    ],
    containers: [running('regular-1', { delay: 1 })],
  });
  expect(played.starts('restartable-init-2')[0]! - played.starts(sidecar)[0]!).toBeGreaterThanOrEqual(
    10 * second,
  );
  expect(played.starts('regular-1')[0]! - played.starts('restartable-init-2')[0]!).toBeGreaterThanOrEqual(
    10 * second,
  );
  expect(played.phases.at(-1)).toBe('Succeeded');
});

describe('a restartable init container with a preStop hook', () => {
  const lifecycle = { preStop: { exec: { command: ['sh', '-c', 'sleep 1'] } } };
  const failing = { exec: { command: ['sh', '-c', 'exit 1'] }, initialDelaySeconds: 5, failureThreshold: 1 };
  const played = (probe: 'startupProbe' | 'livenessProbe') =>
    new PlayedPod({
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      initContainers: [
        sidecarRunning(sidecar, { delay: 600, terminationSeconds: 15 }, { lifecycle, [probe]: failing }),
      ],
      containers: [running('regular-1', { delay: 1 })],
    });

  it('is stopped and holds back the next container when its startup probe fails', () => {
    const startup = played('startupProbe');
    expect(statusOf(startup.podAt(120 * second), sidecar)?.restartCount).toBeGreaterThanOrEqual(2);
    expect(startup.phases).toEqual(['Pending']);
    expect(startup.times('PreStopHookStarted', sidecar)[0]).toBeLessThan(startup.exits(sidecar)[0]!);
    expect(startup.starts('regular-1')).toEqual([]);
  });

  it('is stopped and lets the next container start when its liveness probe fails', () => {
    const liveness = played('livenessProbe');
    expect(statusOf(liveness.podAt(120 * second), sidecar)?.restartCount).toBeGreaterThanOrEqual(2);
    expect(statusOf(liveness.podAt(120 * second), 'regular-1')?.restartCount).toBeGreaterThanOrEqual(1);
    expect(liveness.times('PreStopHookStarted', sidecar)[0]).toBeLessThan(liveness.exits(sidecar)[0]!);
  });
});
