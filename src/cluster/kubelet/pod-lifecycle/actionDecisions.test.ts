// Branches of the kubelet's decisions that measured cases reach seldom or never, one row each.

import { describe, expect, it } from 'vitest';
import type { Pod } from '#api/types.ts';
import { computePodActions } from './computePodActions.ts';
import { init, main, one, podOf, ready, runtime, sidecar } from './decisionFixture.ts';
import type {
  PodRuntimeStatus,
  ProbeResult,
  RuntimeContainerStatus,
  SandboxStatus,
} from './runtimeStatus.ts';
import { shouldContainerBeRestarted } from './shouldContainerBeRestarted.ts';

interface Results {
  readonly startup?: ProbeResult;
  readonly liveness?: ProbeResult;
}

const act = (
  pod: Pod,
  status: PodRuntimeStatus,
  results: Results = {},
  algorithm: 'v1.27' | 'v1.28' = 'v1.28',
) =>
  computePodActions(
    pod,
    status,
    { startup: () => results.startup, liveness: () => results.liveness },
    algorithm,
  );

describe('computePodActions: the sandbox', () => {
  const sandboxes = (...list: readonly SandboxStatus[]): PodRuntimeStatus => ({
    sandboxes: list,
    containers: [],
  });
  const notReady: SandboxStatus = { ...ready, state: 'SANDBOX_NOTREADY' };

  it.each<[string, Pod, PodRuntimeStatus, object]>([
    ['there is none', podOf(), sandboxes(), { createSandbox: true, attempt: 0, sandboxID: '' }],
    ['it is not ready', podOf(), sandboxes(notReady), { createSandbox: true, attempt: 4, sandboxID: 'sb' }],
    [
      'two are ready',
      podOf(),
      sandboxes(ready, { ...ready, id: 'old' }),
      { createSandbox: true, attempt: 4 },
    ],
    [
      'only the newest is ready',
      podOf(),
      sandboxes(ready, { ...notReady, id: 'old' }),
      { createSandbox: false, attempt: 3 },
    ],
    [
      'its network is another',
      podOf({ hostNetwork: true }),
      sandboxes(ready),
      { createSandbox: true, sandboxID: '' },
    ],
    ['it has no address', podOf(), sandboxes({ ...ready, ip: '' }), { createSandbox: true, attempt: 4 }],
    [
      'it has no address but the host has',
      podOf({ hostNetwork: true }),
      sandboxes({ ...ready, ip: '', hostNetwork: true }),
      { createSandbox: false },
    ],
    [
      'no network is known of it',
      podOf(),
      sandboxes({ id: 'sb', state: 'SANDBOX_READY', attempt: 0 }),
      { createSandbox: false },
    ],
  ])('where %s', (_, pod, status, wanted) => {
    expect(act(pod, status)).toMatchObject(wanted);
  });

  const gone = (...containers: readonly RuntimeContainerStatus[]) => ({ sandboxes: [notReady], containers });

  it.each<[string, Pod, PodRuntimeStatus, object]>([
    [
      'Never: a pod that has run is only killed',
      podOf({ restartPolicy: 'Never' }),
      gone(one('main', 'exited')),
      { killPod: true, createSandbox: false },
    ],
    [
      'Never: one without any container is given another',
      podOf({ restartPolicy: 'Never' }),
      gone(),
      { createSandbox: true, containersToStart: [0] },
    ],
    [
      'OnFailure: all succeeded, nothing to start',
      podOf({ restartPolicy: 'OnFailure' }),
      gone(one('main', 'exited')),
      { killPod: true, createSandbox: false },
    ],
    [
      'OnFailure: a failed one starts again',
      podOf({ restartPolicy: 'OnFailure' }),
      gone(one('main', 'exited', { exitCode: 1 })),
      { createSandbox: true, containersToStart: [0] },
    ],
    [
      'OnFailure: unknown with exit code 0 counts as succeeded, but not as ever created',
      podOf({ restartPolicy: 'OnFailure' }),
      gone(one('main', 'unknown')),
      { createSandbox: true, containersToStart: [] },
    ],
    [
      'init containers begin again with the first',
      podOf({ initContainers: [init, sidecar] }),
      gone(one('init', 'exited'), one('main', 'running')),
      { createSandbox: true, initContainersToStart: [0], containersToStart: [] },
    ],
  ])('%s', (_, pod, status, wanted) => {
    expect(act(pod, status)).toMatchObject(wanted);
  });
});

describe('computePodActions: containers', () => {
  const never = { restartPolicy: 'Never' } as const;

  it.each<[string, Pod, PodRuntimeStatus, Results, object]>([
    [
      'an unknown main is killed and started',
      podOf(),
      runtime(one('main', 'unknown')),
      {},
      {
        containersToStart: [0],
        containersToKill: [
          { reason: 'Unknown', message: 'Container is in "unknown" state, try killing it before restart' },
        ],
      },
    ],
    [
      'an unknown main under Never too',
      podOf(never),
      runtime(one('main', 'unknown')),
      {},
      { containersToStart: [0] },
    ],
    [
      'a created main is started',
      podOf(never),
      runtime(one('main', 'created')),
      {},
      { containersToStart: [0] },
    ],
    [
      'of a deleted pod nothing is started',
      podOf({}, { deletionTimestamp: 'x' }),
      runtime(one('main', 'unknown')),
      {},
      { killPod: true, containersToStart: [], containersToKill: [] },
    ],
    [
      'a changed main is replaced even under Never',
      podOf(never),
      runtime(one('main', 'running', { specChanged: true })),
      {},
      {
        killPod: false,
        containersToStart: [0],
        containersToKill: [{ reason: '', message: 'Container main definition changed, will be restarted' }],
      },
    ],
    [
      'a change comes before a failed probe',
      podOf(),
      runtime(one('main', 'running', { specChanged: true })),
      { liveness: 'failure' },
      { containersToKill: [{ reason: '' }] },
    ],
    [
      'liveness comes before startup',
      podOf(),
      runtime(one('main', 'running')),
      { liveness: 'failure', startup: 'failure' },
      { containersToKill: [{ reason: 'LivenessProbe' }] },
    ],
    [
      'the last main killed under Never ends the pod',
      podOf(never),
      runtime(one('main', 'running')),
      { startup: 'failure' },
      {
        killPod: true,
        containersToStart: [],
        containersToKill: [{ message: 'Container main failed startup probe' }],
      },
    ],
    [
      'a sidecar has nobody left to serve',
      podOf({ ...never, initContainers: [sidecar] }),
      runtime(one('main', 'exited'), one('side', 'exited')),
      {},
      { killPod: true, initContainersToStart: [] },
    ],
    [
      'an unknown sidecar is killed and started, under Never too',
      podOf({ ...never, initContainers: [sidecar] }),
      runtime(one('side', 'unknown')),
      {},
      { killPod: false, initContainersToStart: [0], containersToKill: [{ reason: 'Unknown' }] },
    ],
    [
      'an unknown plain init fails a Never pod',
      podOf({ ...never, initContainers: [init] }),
      runtime(one('init', 'unknown')),
      {},
      { killPod: true, initContainersToStart: [] },
    ],
    [
      'OOMKilled with exit code 0 is a failure of a plain init',
      podOf({ ...never, initContainers: [init] }),
      runtime(one('init', 'exited', { reason: 'OOMKilled' })),
      {},
      { killPod: true },
    ],
    [
      'OOMKilled with exit code 0 is no failure of a main',
      podOf({ restartPolicy: 'OnFailure' }),
      runtime(one('main', 'exited', { reason: 'OOMKilled' })),
      {},
      { killPod: true, containersToStart: [] },
    ],
    [
      'a sidecar that failed liveness lets the next start',
      podOf({ initContainers: [{ ...sidecar, livenessProbe: {} }, init] }),
      runtime(one('side', 'running')),
      { liveness: 'failure' },
      { initContainersToStart: [0, 1], containersToKill: [{ reason: 'LivenessProbe' }] },
    ],
    [
      'a sidecar waiting for startup is not asked for liveness',
      podOf({ initContainers: [{ ...sidecar, livenessProbe: {}, startupProbe: {} }] }),
      runtime(one('side', 'running')),
      { liveness: 'failure' },
      { initContainersToStart: [], containersToKill: [], containersToStart: [] },
    ],
    [
      'a forgotten sidecar of an initialised pod comes back',
      podOf({ initContainers: [init, sidecar] }),
      runtime(one('main', 'running')),
      {},
      { initContainersToStart: [1], containersToStart: [] },
    ],
    [
      'an ephemeral container starts during init, once',
      podOf({ initContainers: [init], ephemeralContainers: [{ name: 'a' }, { name: 'b' }] }),
      runtime(one('init', 'running'), one('a', 'exited')),
      {},
      { ephemeralContainersToStart: [1], initContainersToStart: [] },
    ],
  ])('%s', (_, pod, status, results, wanted) => {
    expect(act(pod, status, results)).toMatchObject(wanted);
  });

  it('starts one init container at a time as v1.27 did, and a failed one again though mains have ended', () => {
    const pod = podOf({ initContainers: [{ name: 'a' }, { name: 'b' }] });
    expect(act(pod, runtime(), {}, 'v1.27').initContainersToStart).toEqual([0]);
    expect(act(pod, runtime(one('a', 'exited')), {}, 'v1.27').initContainersToStart).toEqual([1]);
    const failed = runtime(one('main', 'exited'), one('a', 'exited', { exitCode: 1 }));
    expect(act(pod, failed, {}, 'v1.27')).toMatchObject({
      initContainersToStart: [0],
      containersToStart: [],
    });
    expect(act(pod, failed, {}, 'v1.28')).toMatchObject({
      initContainersToStart: [],
      containersToStart: [0],
    });
  });
});

it.each([
  ['Always', 'exited', 0, true],
  ['OnFailure', 'exited', 0, false],
  ['OnFailure', 'exited', 1, true],
  ['Never', 'exited', 1, false],
  ['Never', 'unknown', 0, true],
  ['Never', 'created', 0, true],
  ['Always', 'running', 0, false],
] as const)('shouldContainerBeRestarted: %s, %s with %i: %s', (restartPolicy, state, exitCode, wanted) => {
  const pod = podOf({ restartPolicy });
  expect(shouldContainerBeRestarted(main, pod, runtime(one('main', state, { exitCode })))).toBe(wanted);
  expect(shouldContainerBeRestarted(main, podOf({}, { deletionTimestamp: 'x' }), runtime())).toBe(false);
});
