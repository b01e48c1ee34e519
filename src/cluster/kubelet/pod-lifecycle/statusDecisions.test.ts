// Branches of the kubelet's decisions that measured cases reach seldom or never, one row each.

import { describe, expect, it } from 'vitest';
import type { ContainerState, ContainerStatus, Pod, PodSpec, PodStatus } from '#api/types.ts';
import { isInBackOffSince, isInBackOffSinceUpdate, kubeletBackOff, nextBackOff } from './backOff.ts';
import { convertToAPIContainerStatuses } from './containerStatuses.ts';
import { attemptsIllegalTransition } from './containerTransition.ts';
import { duration } from './crashLoopBackOff.ts';
import { init, main, one, podOf, runtime, sidecar } from './decisionFixture.ts';
import { getPhase } from './getPhase.ts';
import { mergePodStatus } from './mergePodStatus.ts';
import {
  generateContainersReadyCondition,
  generatePodInitializedCondition,
  generatePodReadyCondition,
} from './podConditions.ts';
import type { RuntimeContainerStatus } from './runtimeStatus.ts';

const ended = (exitCode: number): ContainerState => ({ terminated: { exitCode } });
const status = (
  name: string,
  state?: ContainerState,
  rest: Partial<ContainerStatus> = {},
): ContainerStatus => ({
  name,
  ready: false,
  restartCount: 0,
  ...(state ? { state } : {}),
  ...rest,
});

it.each<[string, Pod, readonly ContainerStatus[], boolean, string]>([
  ['stopped, policy Always', podOf(), [status('main', ended(0))], false, 'Running'],
  ['stopped for good, policy Always', podOf(), [status('main', ended(0))], true, 'Succeeded'],
  [
    'failed for good, policy OnFailure',
    podOf({ restartPolicy: 'OnFailure' }),
    [status('main', ended(1))],
    true,
    'Failed',
  ],
  [
    'a static pod has no terminal phase made up',
    podOf({}, { annotations: { 'kubernetes.io/config.source': 'file' } }),
    [status('main', ended(0))],
    true,
    'Running',
  ],
  ['in back-off', podOf(), [status('main', { waiting: {} }, { lastState: ended(1) })], false, 'Running'],
  ['a main without state', podOf(), [status('main')], false, 'Pending'],
  [
    'a main unknown beside a running one',
    podOf({ containers: [main, { name: 'b' }] }),
    [status('main', { running: {} })],
    false,
    'Pending',
  ],
  [
    'a sidecar that ended beside a running main',
    podOf({ initContainers: [sidecar] }),
    [status('side', ended(1)), status('main', { running: {} })],
    false,
    'Running',
  ],
  [
    'a sidecar not started, mains in back-off',
    podOf({ initContainers: [sidecar] }),
    [status('side', { running: {} }), status('main', { waiting: {} }, { lastState: ended(1) })],
    false,
    'Pending',
  ],
  [
    'a sidecar killed with 137 under Never',
    podOf({ restartPolicy: 'Never', initContainers: [sidecar] }),
    [status('side', ended(137)), status('main', ended(0))],
    false,
    'Succeeded',
  ],
  [
    'a plain init waiting after a failure under Never',
    podOf({ restartPolicy: 'Never', initContainers: [init] }),
    [status('init', { waiting: {} }, { lastState: ended(1) })],
    false,
    'Failed',
  ],
])('getPhase: %s', (_, pod, statuses, podIsTerminal, wanted) => {
  expect(getPhase(pod, statuses, podIsTerminal)).toBe(wanted);
});

describe('convertToAPIContainerStatuses', () => {
  const convert = (
    before: readonly ContainerStatus[],
    containers: readonly RuntimeContainerStatus[],
    rest: { readonly deleted?: boolean; readonly restarted?: boolean; readonly failure?: string } = {},
  ) =>
    convertToAPIContainerStatuses([main], 'main', {
      runtime: runtime(...containers),
      before: { containerStatuses: before },
      hasInitContainers: false,
      deleted: rest.deleted ?? false,
      reasons: new Map(rest.failure ? [['main', { reason: rest.failure, message: '' }]] : []),
      states: new Map(),
      shouldBeRestarted: () => rest.restarted ?? false,
    })[0];

  const was = status('main', { running: {} }, { restartCount: 2 });

  it('takes a container that ran and is now unknown for killed, with one more restart', () => {
    expect(convert([was], [one('main', 'unknown', { attempt: 2 })])).toMatchObject({
      state: { terminated: { exitCode: 137, reason: 'ContainerStatusUnknown' } },
      restartCount: 3,
    });
    expect(convert([], [one('main', 'unknown', { attempt: 2 })])).toMatchObject({
      state: { waiting: {} },
      restartCount: 2,
    });
  });

  it('keeps in lastState that a container has run which the runtime forgot', () => {
    const lastState = { terminated: { exitCode: 137, reason: 'ContainerStatusUnknown' } };
    expect(convert([was], [])).toMatchObject({
      state: { waiting: { reason: 'ContainerCreating' } },
      lastState,
      restartCount: 3,
    });
    expect(convert([was], [], { deleted: true })).toMatchObject({ lastState, restartCount: 2 });
    expect(convert([status('main', ended(4))], [])).toMatchObject({ state: ended(4) });
  });

  it('shows the last start failure of a container that is to be restarted, its end in lastState', () => {
    const exited = one('main', 'exited', { exitCode: 1, reason: 'Error' });
    const waiting = convert([], [exited], { restarted: true, failure: 'CrashLoopBackOff' });
    expect(waiting).toMatchObject({
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { exitCode: 1 } },
    });
    expect(convert([], [exited], { failure: 'CrashLoopBackOff' })?.state?.terminated?.exitCode).toBe(1);
  });
});

describe('the status manager', () => {
  it.each<[string, NonNullable<PodSpec['restartPolicy']>, ContainerState, ContainerState, boolean]>([
    ['a main that succeeded', 'Never', ended(0), { running: {} }, true],
    ['a main that failed under Never', 'Never', ended(1), { waiting: {} }, true],
    ['a main that failed under OnFailure', 'OnFailure', ended(1), { running: {} }, false],
    ['a main that succeeded under OnFailure', 'OnFailure', ended(0), { running: {} }, true],
    ['anything under Always', 'Always', ended(0), { running: {} }, false],
    ['a main that stays', 'Never', ended(0), ended(0), false],
  ])('does not let %s come back (%s)', (_, restartPolicy, before, after, wanted) => {
    const { spec } = podOf({ restartPolicy });
    const statusOf = (state: ContainerState): PodStatus => ({ containerStatuses: [status('main', state)] });
    expect(attemptsIllegalTransition(statusOf(before), statusOf(after), spec)).toBe(wanted);
  });

  it('lets a sidecar come back under Never, a plain init container not', () => {
    const { spec } = podOf({ restartPolicy: 'Never', initContainers: [init, sidecar] });
    const statusOf = (name: string, state: ContainerState): PodStatus => ({
      initContainerStatuses: [status(name, state)],
    });
    expect(
      attemptsIllegalTransition(statusOf('side', ended(1)), statusOf('side', { running: {} }), spec),
    ).toBe(false);
    expect(
      attemptsIllegalTransition(statusOf('init', ended(0)), statusOf('init', { running: {} }), spec),
    ).toBe(true);
  });

  it('holds a terminal phase and its reason back while containers may run, and never says ready with it', () => {
    const old: PodStatus = {
      phase: 'Running',
      conditions: [{ type: 'example.org/foreign', status: 'True' }],
    };
    const next: PodStatus = {
      phase: 'Failed',
      reason: 'DeadlineExceeded',
      message: 'm',
      conditions: [{ type: 'Ready', status: 'True' }],
    };
    const held = mergePodStatus(old, next, true);
    expect(held).toMatchObject({
      phase: 'Running',
      conditions: [{ type: 'example.org/foreign' }, { status: 'True' }],
    });
    expect([held.reason, held.message]).toEqual([undefined, undefined]);
    expect(mergePodStatus(old, next, false)).toMatchObject({
      phase: 'Failed',
      reason: 'DeadlineExceeded',
      conditions: [{ type: 'example.org/foreign' }, { type: 'Ready', status: 'False', reason: 'PodFailed' }],
    });
    expect(mergePodStatus({ phase: 'Failed' }, next, true).phase).toBe('Failed');
  });
});

describe('conditions', () => {
  const { spec } = podOf({ initContainers: [init, sidecar], readinessGates: [{ conditionType: 'g' }] });
  const running = { running: {} };

  it('tell nil statuses from none', () => {
    expect(generatePodInitializedCondition(spec, null, 'Pending').reason).toBe('UnknownContainerStatuses');
    expect(generatePodInitializedCondition(spec, [], 'Pending').message).toBe(
      'containers with unknown status: [init side]',
    );
    expect(generateContainersReadyCondition(spec, null, 'Running').reason).toBe('UnknownContainerStatuses');
    expect(generateContainersReadyCondition(spec, [], 'Running').message).toBe(
      'containers with unknown status: [side main]',
    );
  });

  it('follow the phase: a failed pod is failed whatever is unknown, a succeeded one only if nothing is', () => {
    const all = [status('side', ended(0)), status('main', ended(0)), status('init', ended(0))];
    expect(generateContainersReadyCondition(spec, [], 'Failed').reason).toBe('PodFailed');
    expect(generateContainersReadyCondition(spec, [], 'Succeeded').reason).toBe('ContainersNotReady');
    expect(generateContainersReadyCondition(spec, all, 'Succeeded').reason).toBe('PodCompleted');
    expect(generatePodInitializedCondition(spec, all, 'Succeeded')).toMatchObject({
      status: 'True',
      reason: 'PodCompleted',
    });
  });

  it.each([
    [[], 'corresponding condition of pod readiness gate "g" does not exist.'],
    [
      [{ type: 'g', status: 'False' as const }],
      'the status of pod readiness gate "g" is not "True", but False',
    ],
    [
      [{ type: 'g', status: 'Unknown' as const }],
      'the status of pod readiness gate "g" is not "True", but Unknown',
    ],
    [[{ type: 'g', status: 'True' as const }], undefined],
  ])('ask the readiness gates: %j', (conditions, message) => {
    const statuses = [status('side', running, { ready: true }), status('main', running, { ready: true })];
    expect(generatePodReadyCondition(spec, conditions, statuses, 'Running').message).toBe(message);
  });

  it('quote a readiness gate as Go does', () => {
    const { spec: odd } = podOf({ readinessGates: [{ conditionType: 'a"b' }] });
    const statuses = [status('main', running, { ready: true })];
    expect(generatePodReadyCondition(odd, [], statuses, 'Running').message).toBe(
      'corresponding condition of pod readiness gate "a\\"b" does not exist.',
    );
  });
});

describe('back-off', () => {
  const entry = { backOffMs: 40_000, lastUpdateMs: 0 };
  const twice = 2 * kubeletBackOff.maxMs;

  it('expires only past twice the longest delay', () => {
    expect(isInBackOffSince(entry, twice, twice + 39_999, kubeletBackOff)).toBe(true);
    expect(isInBackOffSince(entry, twice, twice + 40_000, kubeletBackOff)).toBe(false);
    expect(isInBackOffSince(entry, twice + 1, twice + 1, kubeletBackOff)).toBe(false);
    expect(nextBackOff(entry, twice, twice, kubeletBackOff).backOffMs).toBe(80_000);
    expect(nextBackOff(entry, twice + 1, twice + 1, kubeletBackOff).backOffMs).toBe(10_000);
  });

  it('of a pull counts from the failed pull', () => {
    expect(isInBackOffSinceUpdate(entry, 39_999, kubeletBackOff)).toBe(true);
    expect(isInBackOffSinceUpdate(entry, 40_000, kubeletBackOff)).toBe(false);
    expect(isInBackOffSinceUpdate(undefined, 0, kubeletBackOff)).toBe(false);
  });

  it('doubles up to the cap', () => {
    let step = nextBackOff(undefined, 0, 0, kubeletBackOff);
    const delays = Array.from({ length: 8 }, () => {
      const { backOffMs } = step;
      step = nextBackOff(step, 0, 0, kubeletBackOff);
      return backOffMs / 1000;
    });
    expect(delays).toEqual([10, 20, 40, 80, 160, 300, 300, 300]);
  });

  it.each([
    [10, '10s'],
    [80, '1m20s'],
    [160, '2m40s'],
    [300, '5m0s'],
  ])('prints %i s as Go does', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});
