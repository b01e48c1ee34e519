// What Kubernetes' own end-to-end tests of pods expect, asked of the simulation.
// Source: v1.28 test/e2e/common/node/init_container.go, pods.go, runtime.go; each test names its original.
import { describe, expect, it } from 'vitest';
import type { Container, Pod } from '#api/types.ts';
import { conditionOf, isReady, PlayedPod, statusOf } from './playedPod.ts';

const second = 1000;
const minute = 60 * second;
const busybox = (name: string, ...command: string[]): Container => ({ name, image: 'busybox:1.36', command });
const pause = (name: string): Container => ({ name, image: 'registry.k8s.io/pause:3.9' });

describe('init_container.go', () => {
  /** What must hold of each state of a pod with plain init containers only. */
  function expectInvariants(pods: readonly Pod[]): void {
    for (const pod of pods.filter(({ status }) => status?.initContainerStatuses)) {
      const statuses = pod.status?.initContainerStatuses ?? [];
      const firstOpen = statuses.findIndex(({ state }) => state?.terminated?.exitCode !== 0);
      const done = firstOpen < 0;
      for (const status of done ? [] : statuses.slice(firstOpen + 1))
        expect(status.state?.waiting).toBeDefined();
      for (const status of done ? statuses : statuses.slice(0, firstOpen)) expect(status.ready).toBe(true);
      for (const { state, restartCount } of done ? [] : (pod.status?.containerStatuses ?? [])) {
        expect({ reason: state?.waiting?.reason, restartCount }).toEqual({
          reason: 'PodInitializing',
          restartCount: 0,
        });
      }
      const initialized = conditionOf(pod, 'Initialized');
      expect(initialized?.status).toBe(done ? 'True' : 'False');
      expect(initialized?.lastTransitionTime).toBeDefined();
    }
  }

  const init1 = busybox('init1', '/bin/true');
  const init2 = busybox('init2', '/bin/true');

  it('should invoke init containers on a RestartNever pod', () => {
    const played = new PlayedPod({
      restartPolicy: 'Never',
      initContainers: [init1, init2],
      containers: [busybox('run1', '/bin/true')],
    });
    expectInvariants(played.pods);
    expect(played.last.status?.phase).toBe('Succeeded');
    for (const status of played.last.status?.initContainerStatuses ?? []) {
      expect(status).toMatchObject({ ready: true, state: { terminated: { exitCode: 0 } } });
    }
  });

  it('should invoke init containers on a RestartAlways pod', () => {
    const played = new PlayedPod({ initContainers: [init1, init2], containers: [pause('run1')] });
    expectInvariants(played.pods);
    expect(played.last.status?.phase).toBe('Running');
    expect(conditionOf(played.last, 'Initialized')?.status).toBe('True');
  });

  it('should not start app containers if init containers fail on a RestartAlways pod', () => {
    const played = new PlayedPod({
      initContainers: [busybox('init1', '/bin/false'), init2],
      containers: [pause('run1')],
    });
    expectInvariants(played.pods);
    expect(statusOf(played.last, 'init1')?.restartCount).toBeGreaterThanOrEqual(3);
    expect(played.phases).toEqual(['Pending']);
    expect(conditionOf(played.last, 'Initialized')).toMatchObject({
      status: 'False',
      reason: 'ContainersNotInitialized',
      message: 'containers with incomplete status: [init1 init2]',
    });
  });

  it('should not start app containers and fail the pod if init containers fail on a RestartNever pod', () => {
    const played = new PlayedPod({
      restartPolicy: 'Never',
      initContainers: [init1, busybox('init2', '/bin/false')],
      containers: [busybox('run1', '/bin/true')],
    });
    expectInvariants(played.pods);
    expect(played.last.status?.phase).toBe('Failed');
    expect(conditionOf(played.last, 'Initialized')).toMatchObject({
      status: 'False',
      reason: 'ContainersNotInitialized',
      message: 'containers with incomplete status: [init2]',
    });
    expect(statusOf(played.last, 'run1')?.state?.waiting).toBeDefined();
  });
});

describe('pods.go', () => {
  it('should get a host IP', () => {
    const played = new PlayedPod({ containers: [pause('test')] });
    expect(played.last.status?.hostIP).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(played.last.status?.podIP).not.toBe(played.last.status?.hostIP);
    const onHost = new PlayedPod({ hostNetwork: true, containers: [pause('test')] });
    expect(onHost.last.status?.podIP).toBe(onHost.last.status?.hostIP);
  });

  it('should be submitted and removed', () => {
    const events = [{ at: 10, delete: 'pod/test', gracePeriodSeconds: 30 }];
    const played = new PlayedPod({ containers: [pause('test')] }, { events });
    expect(played.podAt(9 * second).status?.phase).toBe('Running');
    expect(played.podAt(11 * second).metadata).toMatchObject({ deletionGracePeriodSeconds: 30 });
    expect(played.goneAt).not.toBeNull();
  });

  it('should fail when its activeDeadlineSeconds are over', () => {
    const played = new PlayedPod({ activeDeadlineSeconds: 5, containers: [pause('test')] });
    expect(played.last.status).toMatchObject({
      phase: 'Failed',
      reason: 'DeadlineExceeded',
      message: 'Pod was active on the node longer than the specified deadline',
    });
    expect(played.exits('test')[0]! - 5 * second).toBeLessThan(3 * second);
  });

  it('should have their auto-restart back-off timer reset on image update', () => {
    const crashing = busybox('back-off', '/bin/sh', '-c', 'sleep 5', '/crash/missing');
    const events = [{ at: '200s', set: { image: { 'pod/test': 'nginx:1.25' } } }];
    const played = new PlayedPod({ containers: [crashing] }, { horizon: '10m', events });
    const starts = played.starts('back-off');
    const updated = starts.findIndex((at) => at > 200 * second);
    const before = played.restartDelays('back-off')[updated - 2]!;
    // The new spec is another key of the back-off: no delay, then 10 s again.
    expect(starts[updated]! - 200 * second).toBeLessThan(3 * second);
    expect(played.restartDelays('back-off')[updated]).toBeLessThan(before);
  });

  it('should cap back-off at MaxContainerBackOff', () => {
    const crashing = busybox('back-off-cap', '/bin/sh', '-c', 'sleep 5', '/crash/missing');
    const played = new PlayedPod({ containers: [crashing] }, { horizon: '40m' });
    const delays = played.restartDelays('back-off-cap');
    expect(delays.slice(0, 3).every((delay, index) => delay >= [0, 10, 20][index]! * second)).toBe(true);
    for (const delay of delays.slice(-3)) {
      expect(delay).toBeGreaterThanOrEqual(5 * minute);
      expect(delay).toBeLessThanOrEqual(1.3 * 5 * minute);
    }
  });

  it('should support pod readiness gates', () => {
    const readinessGates = [
      { conditionType: 'k8s.io/test-condition1' },
      { conditionType: 'k8s.io/test-condition2' },
    ];
    const played = new PlayedPod({ readinessGates, containers: [busybox('gated', 'sleep', '10000')] });
    expect(played.last.status?.phase).toBe('Running');
    expect(played.pods.some(isReady)).toBe(false);
    expect(conditionOf(played.last, 'ContainersReady')?.status).toBe('True');
    expect(conditionOf(played.last, 'Ready')).toMatchObject({
      reason: 'ReadinessGatesNotReady',
      message:
        'corresponding condition of pod readiness gate "k8s.io/test-condition1" does not exist., ' +
        'corresponding condition of pod readiness gate "k8s.io/test-condition2" does not exist.',
    });
  });
});

describe('runtime.go', () => {
  // It fails at the first run, succeeds at the second, then runs for ever.
  const runs = [{ seconds: 0, exitCode: 1 }, { seconds: 0, exitCode: 0 }, { seconds: null }];

  it.each([
    ['Always', 'Running', 'running', 2, true],
    ['OnFailure', 'Succeeded', 'terminated', 1, false],
    ['Never', 'Failed', 'terminated', 0, false],
  ] as const)(
    'should run with the expected status under %s',
    (restartPolicy, phase, state, restartCount, ready) => {
      const played = new PlayedPod(
        { restartPolicy, containers: [pause('cmd')] },
        { containers: { cmd: { runs } } },
      );
      const status = statusOf(played.last, 'cmd');
      expect(played.last.status?.phase).toBe(phase);
      expect(Object.keys(status?.state ?? {})).toEqual([state]);
      expect(status).toMatchObject({ restartCount, ready });
      expect(isReady(played.last)).toBe(ready);
    },
  );

  it('should not be able to pull image from invalid registry', () => {
    const played = new PlayedPod(
      { restartPolicy: 'Never', containers: [{ name: 'pull', image: 'invalid.example/alpine:3.1' }] },
      { containers: { pull: { pullSeconds: 1, pullFails: null } } },
    );
    expect(played.phases).toEqual(['Pending']);
    const reasons = new Set(played.pods.map((pod) => statusOf(pod, 'pull')?.state?.waiting?.reason));
    expect([...reasons].slice(-2)).toEqual(['ErrImagePull', 'ImagePullBackOff']);
  });

  it('should say InvalidImageName of what names no image, and ErrImageNeverPull of what may not be pulled', () => {
    const wrong = new PlayedPod({ containers: [{ name: 'pull', image: 'Nginx:1.25' }] });
    expect(wrong.statuses.at(-1)).toBe('InvalidImageName');
    expect(wrong.starts('pull')).toEqual([]);
    const never = new PlayedPod(
      { containers: [{ name: 'pull', image: 'nginx:1.25', imagePullPolicy: 'Never' }] },
      { containers: { pull: { pullSeconds: 1 } } },
    );
    expect(never.statuses.at(-1)).toBe('ErrImageNeverPull');
  });
});
