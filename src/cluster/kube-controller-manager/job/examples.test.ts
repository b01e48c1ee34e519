import { describe, expect, it } from 'vitest';
import type { Job } from '#api/batchTypes.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { traceText } from '#cluster/traceText.ts';

const files = import.meta.glob<string>('./examples/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const examples = Object.entries(files).map(([path, text]) => ({
  path,
  text,
  name: path.replace(/^.*\/|\.yaml$/g, ''),
}));

/** What each example is there to show, in whole seconds; and how its first Job stands at the end. */
interface Shown {
  /** Some of its moments, in order. */
  readonly moments: readonly string[];
  readonly end: string;
}

const shown: Readonly<Record<string, Shown>> = {
  'cronjob-forbid': {
    moments: [
      '120 start for 120',
      '240 skip 240 Forbid',
      '273 start for 240',
      '360 skip 360 Forbid',
      '579 clean Complete',
      '732 start for 720',
      '732 clean Complete',
    ],
    end: 'Complete; 0 active, 1 succeeded, 0 failed',
  },
  'job-backoff': {
    moments: [
      '0 pod 1',
      '8 wait 10 s until 15',
      '15 pod 2',
      '23 wait 20 s until 40',
      '40 pod 3',
      '48 wait 40 s until 85',
      '85 pod 4',
      '93 Complete',
    ],
    end: 'Complete; 0 active, 1 succeeded, 3 failed',
  },
  'job-deadline': {
    moments: ['15 pod 3', '17 pod 4', '30 Failed DeadlineExceeded', '30 delete 2 jobFailed'],
    end: 'Failed; 0 active, 2 succeeded, 2 failed',
  },
  'job-exit-codes': {
    moments: [
      '7 rule 1 Count index 0',
      '14 pod 2 index 0',
      '22 rule 0 FailJob index 0',
      '22 FailureTarget PodFailurePolicy',
      '22 Failed PodFailurePolicy',
      '22 delete 1 jobFailed',
    ],
    end: 'FailureTarget Failed; 0 active, 0 succeeded, 3 failed',
  },
  'job-exit-codes-retried': {
    moments: [
      '7 wait 10 s until 14',
      '14 pod 2 index 0',
      '69 pod 7 index 0',
      '77 Failed BackoffLimitExceeded',
    ],
    end: 'Failed; 0 active, 3 succeeded, 7 failed; completed 1-3',
  },
  'job-max-failed-indexes': {
    moments: [
      '8 lost index 1 BackoffLimitPerIndex',
      '15 lost index 3 BackoffLimitPerIndex',
      '15 Failed MaxFailedIndexesExceeded',
      '15 delete 3 jobFailed',
    ],
    end: 'Failed; 0 active, 0 succeeded, 5 failed; lost 1,3',
  },
  'job-never-completes': {
    moments: ['0 pod 1'],
    end: '1 active, 0 succeeded, 0 failed',
  },
  'job-per-index': {
    moments: [
      '11 rule 0 FailIndex index 2',
      '11 lost index 2 FailIndex',
      '15 wait 10 s until 21 index 4',
      '21 pod 2 index 4',
      '30 Failed FailedIndexes',
    ],
    end: 'Failed; 0 active, 4 succeeded, 2 failed; completed 0,1,3,4; lost 2',
  },
  'job-per-index-gate-off': {
    moments: [
      '11 wait 10 s until 18',
      '19 pod 2 index 2',
      '19 pod 2 index 4',
      '212 wait 160 s until 369',
      '369 pod 7 index 2',
      '380 wait 320 s until 697',
    ],
    end: '0 active, 4 succeeded, 9 failed; completed 0,1,3,4',
  },
  'job-random-outcomes': {
    moments: ['24 wait 40 s until 61', '39 wait 10 s until 46', '60 Complete'],
    end: 'Complete; 0 active, 60 succeeded, 4 failed; completed 0-59',
  },
  'job-replacement-overlaps': {
    moments: ['11 counted failed index 0', '20 pod 2 index 0', '34 Complete'],
    end: 'Complete; 0 active, 1 succeeded, 1 failed; completed 0',
  },
  'job-replacement-waits': {
    moments: ['31 counted failed index 0', '40 pod 2 index 0', '53 Complete'],
    end: 'Complete; 0 active, 1 succeeded, 1 failed; completed 0',
  },
  'job-sidecar-onfailure': {
    moments: ['0 pod 1', '47 Failed BackoffLimitExceeded', '47 delete 1 jobFailed'],
    end: 'Failed; 0 active, 0 succeeded, 1 failed',
  },
  'job-time-to-live': {
    moments: ['9 Complete', '29 expired'],
    end: 'Complete; 0 active, 1 succeeded, 0 failed',
  },
  'job-training-sidecar': {
    moments: ['19 wait 10 s until 23', '23 pod 2 index 1', '50 Complete'],
    end: 'Complete; 0 active, 3 succeeded, 1 failed; completed 0-2',
  },
  'job-two-fail-together': {
    moments: ['9 wait 20 s until 26', '26 pod 3', '26 pod 4', '48 Complete'],
    end: 'Complete; 0 active, 4 succeeded, 2 failed',
  },
  'job-controller-crash': {
    moments: ['12 crash', '12 delete 2 tooMany', '13 crash', '24 crash', '43 pod 2 index 0'],
    end: '1 active, 2 succeeded, 2 failed; completed 0,1',
  },
  'job-disruptions': {
    moments: [
      '6 eviction',
      '9 preemption',
      '10 rule 0 Ignore index 0',
      '12 taint',
      '13 wait 20 s until 32',
      '23 pod 2 index 0',
      '23 pod 2 index 1',
      '23 pod 2 index 2',
      '46 Complete',
    ],
    end: 'Complete; 0 active, 4 succeeded, 0 failed; completed 0-3',
  },
  'job-ignore-disruption': {
    moments: [
      '13 rule 0 Ignore index 0',
      '13 wait 10 s until 22',
      '13 counted ignored index 0',
      '22 pod 2 index 0',
      '50 Complete',
    ],
    end: 'Complete; 0 active, 2 succeeded, 0 failed; completed 0,1',
  },
  'job-node-lost': {
    moments: [
      '43 counted succeeded index 0',
      '121 rule 0 Ignore index 1',
      '121 pod 2 index 1',
      '164 Complete',
    ],
    end: 'Complete; 0 active, 2 succeeded, 0 failed; completed 0,1',
  },
  'job-suspend-resume': {
    moments: [
      '10 Suspended JobSuspended',
      '10 delete 2 suspended',
      '30 Suspended JobResumed',
      '30 pod 2 index 1',
      '30 pod 2 index 2',
      '51 Complete',
    ],
    end: 'not Suspended Complete; 0 active, 3 succeeded, 0 failed; completed 0-2',
  },
};

it('has a word on each example, and no other', () => {
  expect(examples.map(({ name }) => name).sort()).toEqual(Object.keys(shown).sort());
});

describe.each(examples)('$name', ({ name, path, text }) => {
  const run = simulateText(text);
  const { events } = run.trace;
  const { moments = [], end = '' } = shown[name] ?? {};

  it('is read and runs to its horizon', () => {
    expect(run.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(run.trace.truncated).toBeNull();
    const failed = events.filter(({ kind, subject }) => kind === 'SyncFailed' && subject.startsWith('Job/'));
    expect(failed).toEqual([]);
  });

  it('shows what it is there to show', () => {
    const all = events.flatMap(momentOf);
    expect(all.filter((moment) => moments.includes(moment))).toEqual(moments);
    expect(endOf(events)).toBe(end);
  });

  it('goes as recorded, event by event', async () => {
    // What does not show what it should is never recorded.
    expect(endOf(events)).toBe(end);
    await expect(traceText(run.trace)).toMatchFileSnapshot(path.replace(/\.yaml$/, '.golden.txt'));
  });
});

function momentOf(event: ClusterEvent): readonly string[] {
  const at = Math.floor(event.at / 1000);
  const of = (index: number | null) => (index === null ? '' : ` index ${index}`);
  switch (event.kind) {
    case 'JobPodCreated':
      return [`${at} pod ${event.detail.attempt + 1}${of(event.detail.index)}`];
    case 'JobBackoffStarted':
      return [
        `${at} wait ${event.detail.delaySeconds} s until ${event.detail.untilMs / 1000}${of(event.detail.index)}`,
      ];
    case 'JobPodFailureMatched':
      return [`${at} rule ${event.detail.rule} ${event.detail.action}${of(event.detail.index)}`];
    case 'JobIndexFailed':
      return [`${at} lost${of(event.detail.index)} ${event.detail.reason}`];
    case 'JobPodsDeleted':
      return [`${at} delete ${event.detail.pods.length} ${event.detail.reason}`];
    case 'JobConditionChanged':
      return [`${at} ${event.detail.type} ${event.detail.reason}`.trimEnd()];
    case 'JobPodCounted':
      return [`${at} counted ${event.detail.as}${of(event.detail.index)}`];
    case 'JobControllerPanicked':
      return [`${at} crash`];
    case 'PodDisrupted':
      return [`${at} ${event.detail.by}`];
    case 'JobExpired':
      return [`${at} expired`];
    case 'CronJobStarted':
      return [`${at} start for ${event.detail.scheduledForMs / 1000}`];
    case 'CronJobSkipped':
      return [`${at} skip ${event.detail.scheduledForMs / 1000} ${event.detail.reason}`];
    case 'CronJobReplaced':
      return [`${at} replace`];
    case 'CronJobHistoryCleaned':
      return [`${at} clean ${event.detail.outcome}`];
    default:
      return [];
  }
}

/** The conditions and numbers of the first Job when it was last written. */
function endOf(events: readonly ClusterEvent[]): string {
  const first = events.find((event) => event.kind === 'ObjectCreated' && event.detail.object.kind === 'Job');
  const last = events.findLast(
    (event) => event.kind === 'ObjectModified' && event.subject === first?.subject,
  );
  if (last?.kind !== 'ObjectModified') return '';
  const { status = {} } = last.detail.object as Job;
  const { active = 0, succeeded = 0, failed = 0, completedIndexes, failedIndexes, conditions = [] } = status;
  return [
    conditions.map(({ type, status: value }) => `${value === 'True' ? '' : 'not '}${type}`).join(' '),
    `${active} active, ${succeeded} succeeded, ${failed} failed`,
    completedIndexes === undefined ? '' : `completed ${completedIndexes}`,
    failedIndexes === undefined ? '' : `lost ${failedIndexes}`,
  ]
    .filter(Boolean)
    .join('; ');
}
