import { describe, expect, it } from 'vitest';
import type { ContainerState, ContainerStatus, Pod, PodStatus } from '#api/types.ts';
import { humanDuration } from './humanDuration.ts';
import { podColumns } from './podColumns.ts';

const now = '2023-08-15T12:00:00Z';

function columns(
  status: PodStatus,
  rest: { metadata?: Partial<Pod['metadata']>; spec?: Partial<Pod['spec']> } = {},
) {
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', ...rest.metadata },
    spec: { containers: [{ name: 'a' }, { name: 'b' }], ...rest.spec },
    status,
  };
  return podColumns(pod, now);
}

const container = (
  name: string,
  state: ContainerState,
  more: Partial<ContainerStatus> = {},
): ContainerStatus => ({
  name,
  ready: false,
  restartCount: 0,
  state,
  ...more,
});
const running = { running: {} };
const ready = { ready: true, started: true };
const ended = (terminated: object): ContainerState => ({ terminated: { exitCode: 0, ...terminated } });

describe('podColumns', () => {
  it.each<[string, PodStatus, string]>([
    ['the phase', { phase: 'Pending' }, 'Pending'],
    ['the reason rather than the phase', { phase: 'Failed', reason: 'Evicted' }, 'Evicted'],
    [
      'a gated pod',
      {
        phase: 'Pending',
        conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }],
      },
      'SchedulingGated',
    ],
    ['a signal', { containerStatuses: [container('a', ended({ exitCode: 137, signal: 9 }))] }, 'Signal:9'],
    ['an exit code', { containerStatuses: [container('a', ended({ exitCode: 3 }))] }, 'ExitCode:3'],
    ['an exit code of 0', { containerStatuses: [container('a', ended({}))] }, 'ExitCode:0'],
    [
      'the first container that has a reason',
      {
        containerStatuses: [
          container('a', running, ready),
          container('b', { waiting: { reason: 'Second' } }),
        ],
      },
      'Second',
    ],
    [
      'a completed container beside a running one, pod ready',
      {
        conditions: [{ type: 'Ready', status: 'True' }],
        containerStatuses: [container('a', ended({ reason: 'Completed' })), container('b', running, ready)],
      },
      'Running',
    ],
    [
      'a completed container beside a running one, pod not ready',
      { containerStatuses: [container('a', ended({ reason: 'Completed' })), container('b', running, ready)] },
      'NotReady',
    ],
    [
      'waiting without a reason',
      { phase: 'Pending', containerStatuses: [container('a', { waiting: {} })] },
      'Pending',
    ],
  ])('tells %s', (_, status, wanted) => {
    expect(columns(status).status).toBe(wanted);
  });

  it.each<[string, ContainerState, string]>([
    ['failed with a reason', ended({ exitCode: 1, reason: 'Error' }), 'Init:Error'],
    ['failed without one', ended({ exitCode: 2 }), 'Init:ExitCode:2'],
    ['was killed', ended({ exitCode: 137, signal: 9 }), 'Init:Signal:9'],
    ['waits for a reason', { waiting: { reason: 'ImagePullBackOff' } }, 'Init:ImagePullBackOff'],
    ['waits for its turn', { waiting: { reason: 'PodInitializing' } }, 'Init:1/2'],
    ['runs', running, 'Init:1/2'],
    ['has no state', {}, 'Init:1/2'],
  ])('tells of the second init container that it %s', (_, state, wanted) => {
    const initContainerStatuses = [container('i', ended({})), container('j', state)];
    const spec = { initContainers: [{ name: 'i' }, { name: 'j' }] };
    expect(columns({ phase: 'Pending', initContainerStatuses }, { spec }).status).toBe(wanted);
  });

  it('says Terminating of a deleted pod, and Unknown where its node is lost', () => {
    const metadata = { deletionTimestamp: now };
    expect(columns({ phase: 'Running' }, { metadata }).status).toBe('Terminating');
    expect(columns({ phase: 'Running', reason: 'NodeLost' }, { metadata }).status).toBe('Unknown');
    expect(columns({ phase: 'Running', reason: 'NodeLost' }).status).toBe('NodeLost');
  });

  it('counts ready sidecars up to the first init container that is not done, and the restarts it has met', () => {
    const always = { restartPolicy: 'Always' };
    const spec = { initContainers: [{ name: 's', ...always }, { name: 'i' }, { name: 't', ...always }] };
    const started = container('s', running, { ...ready, restartCount: 2 });
    const waiting = container('i', running, { restartCount: 3 });
    const last = container('t', running, { ...ready, restartCount: 5 });
    const mains = [container('a', running, { ...ready, restartCount: 7 }), container('b', running, ready)];
    const initializing = columns({ initContainerStatuses: [started, waiting, last] }, { spec });
    expect([initializing.ready, initializing.restarts]).toEqual(['1/4', '5']);
    const done = container('i', ended({}), { restartCount: 3 });
    const through = columns(
      { initContainerStatuses: [started, done, last], containerStatuses: mains },
      { spec },
    );
    expect([through.ready, through.restarts]).toEqual(['4/4', '14']);
    const conditions = [{ type: 'Initialized', status: 'True' as const }];
    const crashed = columns(
      { conditions, initContainerStatuses: [started, waiting], containerStatuses: mains },
      { spec },
    );
    expect([crashed.ready, crashed.restarts, crashed.status]).toEqual(['3/4', '9', 'Init:1/3']);
  });

  it('says how long ago the newest counted restart was', () => {
    const lastState = (finishedAt: string) => ({
      lastState: { terminated: { exitCode: 1, finishedAt } },
      restartCount: 1,
    });
    const old = container('a', running, lastState('2023-08-15T11:00:00Z'));
    const young = container('b', running, lastState('2023-08-15T11:59:30Z'));
    expect(columns({ containerStatuses: [old, young] }).restarts).toBe('2 (30s ago)');
    expect(
      columns({ containerStatuses: [container('a', running, lastState('0001-01-01T00:00:00Z'))] }).restarts,
    ).toBe('1');
    expect(
      columns({ containerStatuses: [container('a', running, { ...lastState(now), restartCount: 0 })] })
        .restarts,
    ).toBe('0');
  });

  it.each([
    [undefined, '<unknown>'],
    ['2023-08-15T12:00:01Z', '0s'],
    ['2023-08-15T12:00:30Z', '<invalid>'],
    ['2023-08-15T13:58:01+02:00', '119s'],
    ['2023-08-14T12:00:00Z', '24h'],
  ])('reckons the age of a pod created at %s', (creationTimestamp, age) => {
    const metadata = creationTimestamp === undefined ? {} : { creationTimestamp };
    expect(columns({}, { metadata }).age).toBe(age);
  });
});

it.each([
  [-1000, '0s'],
  [-2000, '<invalid>'],
  [0, '0s'],
  [119_999, '119s'],
  [120_000, '2m'],
  [121_000, '2m1s'],
  [599_000, '9m59s'],
  [600_000, '10m'],
  [10_799_000, '179m'],
  [10_800_000, '3h'],
  [10_860_000, '3h1m'],
  [28_740_000, '7h59m'],
  [28_800_000, '8h'],
  [172_799_000, '47h'],
  [172_800_000, '2d'],
  [176_400_000, '2d1h'],
  [687_600_000, '7d23h'],
  [691_200_000, '8d'],
  [63_071_999_000, '729d'],
  [63_072_000_000, '2y'],
  [63_158_400_000, '2y1d'],
  [252_287_999_000, '7y364d'],
  [252_288_000_000, '8y'],
  [9_300_000_000_000, '292y'],
])('humanDuration(%i ms) is %s', (ms, text) => {
  expect(humanDuration(ms)).toBe(text);
});
