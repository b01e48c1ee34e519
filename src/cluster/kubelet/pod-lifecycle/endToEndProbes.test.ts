// What Kubernetes' own end-to-end tests of probes and hooks expect, asked of the simulation.
// Source: v1.28 test/e2e/common/node/container_probe.go, lifecycle_hook.go; each for a main container and a sidecar.
import { describe, expect, it } from 'vitest';
import type { Container, PodSpec } from '#api/types.ts';
import { conditionOf, isReady, PlayedPod, type ScenarioWords, statusOf } from './playedPod.ts';

const second = 1000;
const minute = 60 * second;
const name = 'probed';
const main: Container = { name: 'main', image: 'registry.k8s.io/pause:3.9' };

describe.each(['main container', 'sidecar'] as const)('a probed %s', (role) => {
  const play = (container: Partial<Container>, scenario: ScenarioWords = {}, spec: Partial<PodSpec> = {}) => {
    const probed = { name, image: 'busybox:1.36', ...container };
    const containers: Partial<PodSpec> =
      role === 'sidecar'
        ? { initContainers: [{ ...probed, restartPolicy: 'Always' }], containers: [main] }
        : { containers: [probed] };
    return new PlayedPod({ ...spec, ...containers } as PodSpec, { horizon: '15m', ...scenario });
  };
  const sh = (script: string) => ['/bin/sh', '-c', script];
  const restarts = (played: PlayedPod, atMs: number) => statusOf(played.podAt(atMs), name)?.restartCount;

  it('should not be ready before initial delay and never restart', () => {
    const readinessProbe = { httpGet: { path: '/', port: 80 }, initialDelaySeconds: 15 };
    const played = play({ readinessProbe });
    expect(played.firstAt(isReady)! - played.starts(name)[0]!).toBeGreaterThanOrEqual(15 * second);
    expect(isReady(played.last)).toBe(true);
    expect(statusOf(played.last, name)).toMatchObject({ ready: true, restartCount: 0 });
  });

  it('with readiness probe that fails should never be ready and never restart', () => {
    const readinessProbe = { httpGet: { path: '/', port: 80 }, failureThreshold: 1 };
    const played = play({ readinessProbe }, { containers: { [name]: { readyAfter: null } } });
    expect(played.pods.some(isReady)).toBe(false);
    expect(statusOf(played.last, name)).toMatchObject({ ready: false, restartCount: 0 });
    expect(played.last.status?.phase).toBe('Running');
  });

  it('should be restarted with a exec "cat /tmp/health" liveness probe', () => {
    const livenessProbe = {
      exec: { command: ['cat', '/tmp/health'] },
      initialDelaySeconds: 15,
      failureThreshold: 1,
    };
    const doomed = play({
      livenessProbe,
      command: sh('echo ok >/tmp/health; sleep 10; rm -rf /tmp/health; sleep 600'),
    });
    expect(restarts(doomed, 4 * minute)).toBeGreaterThanOrEqual(1);
    const healthy = play({ livenessProbe, command: sh('echo ok >/tmp/health; sleep 600') });
    expect(restarts(healthy, 4 * minute)).toBe(0);
  });

  it('should have monotonically increasing restart count', () => {
    const livenessProbe = {
      httpGet: { path: '/healthz', port: 8080 },
      initialDelaySeconds: 5,
      failureThreshold: 1,
    };
    const played = play({ livenessProbe }, { containers: { [name]: { livenessFailAfter: 10 } } });
    const counts = played.pods.map((pod) => statusOf(pod, name)?.restartCount ?? 0);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(restarts(played, 14 * minute)).toBeGreaterThanOrEqual(5);
  });

  it.each([['sleep 10'], ['sleep 10 & exit 1']])(
    'should be restarted with the exec liveness probe %j',
    (script) => {
      const livenessProbe = {
        exec: { command: sh(script) },
        initialDelaySeconds: 15,
        timeoutSeconds: 1,
        failureThreshold: 1,
      };
      const played = play({ livenessProbe, command: sh('sleep 600') });
      expect(restarts(played, 4 * minute)).toBeGreaterThanOrEqual(1);
    },
  );

  it('should not be ready with an exec readiness probe timeout', () => {
    const readinessProbe = {
      exec: { command: sh('sleep 10') },
      initialDelaySeconds: 15,
      timeoutSeconds: 1,
      failureThreshold: 1,
    };
    const played = play({ readinessProbe, command: sh('sleep 600') }, { horizon: '2m' });
    expect(played.pods.some(isReady)).toBe(false);
    expect(restarts(played, 2 * minute)).toBe(0);
  });

  const fails = { exec: { command: ['/bin/false'] }, initialDelaySeconds: 15 };
  const succeeds = { exec: { command: ['/bin/true'] }, initialDelaySeconds: 15, failureThreshold: 1 };

  it('should be restarted startup probe fails', () => {
    const startupProbe = { ...fails, failureThreshold: 3 };
    const played = play({ startupProbe, livenessProbe: succeeds, command: sh('sleep 600') });
    expect(restarts(played, 4 * minute)).toBeGreaterThanOrEqual(1);
    expect(played.pods.some((pod) => statusOf(pod, name)?.started)).toBe(false);
  });

  it('should *not* be restarted by liveness probe because startup probe delays it', () => {
    const startupProbe = { ...fails, failureThreshold: 60 };
    const livenessProbe = { ...fails, failureThreshold: 1 };
    const played = play({ startupProbe, livenessProbe, command: sh('sleep 600') });
    expect(restarts(played, 4 * minute)).toBe(0);
  });

  it('should be restarted by liveness probe after startup probe enables it', () => {
    const startupProbe = {
      exec: { command: ['cat', '/tmp/startup'] },
      initialDelaySeconds: 15,
      failureThreshold: 60,
    };
    const livenessProbe = { ...fails, failureThreshold: 1 };
    const played = play({
      startupProbe,
      livenessProbe,
      command: sh('sleep 10; echo ok >/tmp/startup; sleep 600'),
    });
    expect(restarts(played, 4 * minute)).toBeGreaterThanOrEqual(1);
  });

  it('should be ready immediately after startupProbe succeeds', () => {
    const readinessProbe = { exec: { command: ['/bin/cat', '/tmp/health'] }, periodSeconds: 30 };
    const startupProbe = {
      exec: { command: ['/bin/cat', '/tmp/startup'] },
      failureThreshold: 120,
      periodSeconds: 5,
    };
    const command = sh('echo ok >/tmp/health; sleep 32; echo ok >/tmp/startup; sleep 600');
    const played = play({ readinessProbe, startupProbe, command });
    const startedAt = played.firstAt((pod) => statusOf(pod, name)?.started === true)!;
    const readyIn = played.firstAt((pod) => statusOf(pod, name)?.ready === true)! - startedAt;
    expect(startedAt - played.starts(name)[0]!).toBeGreaterThanOrEqual(32 * second);
    expect(readyIn).toBeGreaterThanOrEqual(0);
    expect(readyIn).toBeLessThanOrEqual(25 * second);
  });

  it.each(['livenessProbe', 'startupProbe'] as const)(
    'should override timeoutGracePeriodSeconds when the %s has its own',
    (probe) => {
      const failing = {
        ...fails,
        initialDelaySeconds: 10,
        failureThreshold: 1,
        terminationGracePeriodSeconds: 5,
      };
      const played = play(
        { [probe]: failing, command: sh('sleep 1000') },
        { containers: { [name]: { onTerm: { seconds: null } } } },
        { terminationGracePeriodSeconds: 500 },
      );
      const [killing] = played.times('ContainerKilling', name);
      expect(played.exits(name)[0]).toBe(killing! + 5 * second);
      expect(restarts(played, 40 * second)).toBeGreaterThanOrEqual(1);
    },
  );

  it('should mark readiness on pods to false while terminating, without liveness failures', () => {
    const probe = {
      exec: { command: ['pgrep', 'app'] },
      initialDelaySeconds: 5,
      periodSeconds: 2,
      failureThreshold: 1,
    };
    const played = play(
      { readinessProbe: probe, livenessProbe: { ...probe, periodSeconds: 1 } },
      {
        containers: { [name]: { onTerm: { seconds: 20 }, livenessFailAfter: 35 } },
        events: [{ at: 30, delete: 'pod/test' }],
      },
      { terminationGracePeriodSeconds: 30 },
    );
    expect(isReady(played.podAt(30 * second))).toBe(true);
    expect(isReady(played.last)).toBe(false);
    const kills = played.events.filter(
      (event) => event.kind === 'ContainerKilling' && event.detail.reason === 'LivenessProbe',
    );
    expect(kills).toEqual([]);
    expect(played.starts(name)).toHaveLength(1);
    expect(conditionOf(played.last, 'ContainersReady')?.status).toBe('False');
  });

  it.each([
    [{ exec: { command: sh('sleep 2') } }, 2],
    [{ httpGet: { path: '/echo', port: 8080 } }, 0],
  ])('should execute the poststart hook %j properly', (postStart, seconds) => {
    const played = play({ lifecycle: { postStart } }, { horizon: '1m' });
    const [started] = played.times('PostStartHookStarted', name);
    expect(started).toBeGreaterThanOrEqual(played.starts(name)[0]!);
    expect(played.times('PostStartHookFinished', name)[0]).toBe(started! + seconds * second);
    expect(played.last.status?.phase).toBe('Running');
  });

  it.each([
    [{ exec: { command: sh('sleep 2') } }, 2],
    [{ httpGet: { path: '/echo', port: 8080 } }, 0],
  ])('should execute the prestop hook %j properly', (preStop, seconds) => {
    const events = [{ at: 20, delete: 'pod/test', gracePeriodSeconds: 15 }];
    const played = play({ lifecycle: { preStop } }, { horizon: '1m', events });
    const [hook] = played.times('PreStopHookStarted', name);
    expect(hook).toBeGreaterThanOrEqual(20 * second);
    expect(played.times('ContainerSignalled', name)[0]).toBe(hook! + seconds * second);
    const killing = played.events.find(
      (event) => event.kind === 'ContainerKilling' && event.detail.container === name,
    );
    expect(killing?.detail).toMatchObject({ graceSeconds: 15 });
    expect(played.goneAt).not.toBeNull();
  });
});
