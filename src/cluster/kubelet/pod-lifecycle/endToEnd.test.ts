// What Kubernetes' own end-to-end tests of a container's life expect, asked of the simulation.
// Source: v1.28 test/e2e_node/container_lifecycle_test.go and test/e2e/common/node; each test names its original.
import { describe, expect, it } from 'vitest';
import { PlayedPod, running, statusOf } from './playedPod.ts';

const second = 1000;

describe('container_lifecycle_test.go', () => {
  const inits = ['init-1', 'init-2', 'init-3'];
  const initContainers = inits.map((name) => running(name, { delay: 1 }));

  it('should launch init container serially before a regular container', () => {
    const startupProbe = { exec: { command: ['test', '-f', 'started'] } };
    const played = new PlayedPod({
      restartPolicy: 'Never',
      initContainers,
      containers: [running('regular-1', { startDelay: 5, delay: 1 }, { startupProbe })],
    });
    const order = [...inits, 'regular-1'];
    for (const [index, name] of order.slice(1).entries()) {
      expect(played.starts(name)[0]).toBeGreaterThan(played.exits(order[index]!)[0]!);
    }
    expect(played.phases.at(-1)).toBe('Succeeded');
  });

  it('should not launch regular containers if an init container fails', () => {
    const played = new PlayedPod({
      restartPolicy: 'Never',
      initContainers: [running('init-1', { delay: 1, exitCode: 1 })],
      containers: [running('regular-1', { delay: 1 })],
    });
    expect(played.exits('init-1')).toHaveLength(1);
    expect(played.starts('regular-1')).toEqual([]);
    expect(played.last.status).toMatchObject({ phase: 'Failed' });
    expect(played.last.status?.reason).toBeUndefined();
  });

  it('should run Init container to completion before call to PostStart of regular container', () => {
    const postStart = { exec: { command: ['sh', '-c', 'sleep 1'] } };
    const played = new PlayedPod({
      restartPolicy: 'Never',
      initContainers: [running('init-1', { delay: 1 })],
      containers: [running('regular-1', { delay: 2 }, { lifecycle: { postStart } })],
    });
    const [hook] = played.times('PostStartHookStarted', 'regular-1');
    expect(hook).toBeGreaterThan(played.exits('init-1')[0]!);
    expect(hook).toBeLessThan(played.exits('regular-1')[0]!);
  });

  it('should restart failing container when pod restartPolicy is Always', () => {
    const played = new PlayedPod({ containers: [running('regular-1', { delay: 1, exitCode: 1 })] });
    expect(statusOf(played.podAt(120 * second), 'regular-1')?.restartCount).toBeGreaterThanOrEqual(3);
  });

  it('should not launch second container before PostStart of the first container completed', () => {
    const postStart = { exec: { command: ['sh', '-c', 'sleep 1'] } };
    const played = new PlayedPod({
      restartPolicy: 'Never',
      containers: [
        running('regular-1', { delay: 2 }, { lifecycle: { postStart } }),
        running('regular-2', { delay: 1 }),
      ],
    });
    const [done] = played.times('PostStartHookFinished', 'regular-1');
    expect(played.starts('regular-2')[0]).toBeGreaterThanOrEqual(done!);
  });

  it('an init container fails to start because of a bad image', () => {
    const played = new PlayedPod(
      {
        restartPolicy: 'Never',
        initContainers: [running('init1-1', { delay: 600 }, { image: 'invalid.example/alpine:3.1' })],
        containers: [running('regular-1', { delay: 1 })],
      },
      { containers: { 'init1-1': { pullSeconds: 1, pullFails: null } } },
    );
    expect(played.statuses).toContain('Init:ImagePullBackOff');
    expect([...played.starts('init1-1'), ...played.starts('regular-1')]).toEqual([]);
    expect(played.phases).toEqual(['Pending']);
  });

  it("shouldn't restart init containers upon regular container restart", () => {
    const played = new PlayedPod({
      initContainers,
      containers: [running('regular-1', { delay: 10, exitCode: -1 })],
    });
    for (const name of inits) expect(played.starts(name)).toHaveLength(1);
    expect(statusOf(played.podAt(120 * second), 'regular-1')?.restartCount).toBeGreaterThanOrEqual(3);
    expect(new Set(played.exitCodes('regular-1'))).toEqual(new Set([255]));
  });

  describe('a pod cannot terminate gracefully', () => {
    const command = ['sleep', '10000'];
    const ignoresTerm = {
      containers: { busybox: { onTerm: { seconds: null } } },
      events: [{ at: 10, delete: 'pod/test' }],
    };

    it('should respect termination grace period seconds', () => {
      const containers = [{ name: 'busybox', image: 'busybox:1.36', command }];
      const played = new PlayedPod({ terminationGracePeriodSeconds: 30, containers }, ignoresTerm);
      expect(played.exitCodes('busybox')).toEqual([137]);
      expect(played.exits('busybox')[0]! - 10 * second).toBeGreaterThanOrEqual(30 * second);
      expect(played.goneAt! - 10 * second).toBeLessThan(40 * second);
    });

    it('should respect termination grace period seconds with long-running preStop hook', () => {
      const lifecycle = { preStop: { exec: { command } } };
      const containers = [{ name: 'busybox', image: 'busybox:1.36', command, lifecycle }];
      const played = new PlayedPod({ terminationGracePeriodSeconds: 30, containers }, ignoresTerm);
      const [term] = played.times('ContainerSignalled', 'busybox');
      expect(term! - played.times('PreStopHookStarted', 'busybox')[0]!).toBe(30 * second);
      expect(played.exits('busybox')[0]! - term!).toBe(2 * second);
      expect(played.goneAt! - 10 * second).toBeLessThan(40 * second);
    });
  });

  it.each(['startupProbe', 'livenessProbe'] as const)(
    "should call the container's preStop hook and terminate it if its %s fails",
    (probe) => {
      const failing = {
        exec: { command: ['sh', '-c', 'exit 1'] },
        initialDelaySeconds: 10,
        failureThreshold: 1,
      };
      const lifecycle = { preStop: { exec: { command: ['sh', '-c', 'sleep 1'] } } };
      const main = running(
        'regular-1',
        { delay: 100, terminationSeconds: 15 },
        { lifecycle, [probe]: failing },
      );
      const played = new PlayedPod({
        restartPolicy: 'Never',
        terminationGracePeriodSeconds: 30,
        containers: [main],
      });
      const [hook] = played.times('PreStopHookStarted', 'regular-1');
      const [started] = played.starts('regular-1');
      // The delay counts from the start as the status has it, in whole seconds.
      expect(hook! - Math.floor(started! / second) * second).toBeGreaterThanOrEqual(10 * second);
      expect(played.exits('regular-1')).toEqual([hook! + (1 + 15) * second]);
      expect(played.phases.at(-1)).toBe('Succeeded');
    },
  );
});
