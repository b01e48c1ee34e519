import type { Job } from '#api/batchTypes.ts';
import { humanDuration } from '#api/printers/humanDuration.ts';
import { rfc1123 } from '#api/printers/rfc1123.ts';
import { virtualMs } from '#api/virtualMs.ts';
import { goSorted } from '#base/goSort.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { type RecordedEvent, storedEvents } from '#cluster/storedEvents.ts';

/** A line of `kubectl describe job`, its label without the colon. */
export interface DescribedLine {
  readonly label: string;
  readonly value: string;
}

/**
 * What `kubectl describe job` says of a Job and its progress; template and labels are left out.
 *
 * Source: v1.28 staging/src/k8s.io/kubectl/pkg/describe/describe.go:describeJob.
 */
export function describeJob({ metadata, spec, status = {} }: Job): readonly DescribedLine[] {
  const startedMs = virtualMs(status.startTime);
  const completedMs = virtualMs(status.completionTime);
  const { active = 0, succeeded = 0, failed = 0, ready } = status;
  const readyText = ready === undefined ? '' : ` (${ready} Ready)`;
  const lines: readonly (readonly [string, string | null])[] = [
    ['Name', metadata.name],
    ['Namespace', metadata.namespace ?? ''],
    ['Parallelism', spec.parallelism === undefined ? null : String(spec.parallelism)],
    ['Completions', spec.completions === undefined ? '<unset>' : String(spec.completions)],
    ['Completion Mode', spec.completionMode ?? null],
    ['Start Time', startedMs === null ? null : rfc1123(startedMs)],
    ['Completed At', completedMs === null ? null : rfc1123(completedMs)],
    ['Duration', startedMs === null || completedMs === null ? null : humanDuration(completedMs - startedMs)],
    [
      'Active Deadline Seconds',
      spec.activeDeadlineSeconds === undefined ? null : `${spec.activeDeadlineSeconds}s`,
    ],
    ['Pods Statuses', `${active} Active${readyText} / ${succeeded} Succeeded / ${failed} Failed`],
    [
      'Completed Indexes',
      spec.completionMode === 'Indexed' ? cappedIndexes(status.completedIndexes ?? '') : null,
    ],
  ];
  return lines.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

/** One row of the Events at the end of `kubectl describe`. */
export interface DescribedEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly age: string;
  readonly from: string;
  readonly message: string;
}

/**
 * The Events about a Job that are stored at `atMs`, by their latest time. Those of its pods' creation and deletion are
 * not in the trace, for the controller's decisions say as much.
 *
 * Source: v1.28 staging/src/k8s.io/kubectl/pkg/describe/describe.go:DescribeEvents; pkg/controller/controller_utils.go:RealPodControl.
 */
export function describeJobEvents(
  events: readonly ClusterEvent[],
  jobKey: string,
  atMs: number,
): readonly DescribedEvent[] {
  const recorded = events.flatMap((event) => (event.subject === jobKey ? recordedBy(event) : []));
  // Timestamps are whole seconds.
  const since = (ms: number) => humanDuration(atMs - Math.floor(ms / 1000) * 1000);
  return goSorted(
    storedEvents(recorded, atMs),
    (a, b) => Math.floor(a.lastAt / 1000) - Math.floor(b.lastAt / 1000),
  ).map(({ type, reason, message, count, firstAt, lastAt }) => ({
    type,
    reason,
    age: count > 1 ? `${since(lastAt)} (x${count} over ${since(firstAt)})` : since(firstAt),
    from: 'job-controller',
    message,
  }));
}

function recordedBy(event: ClusterEvent): readonly RecordedEvent[] {
  const { at } = event;
  switch (event.kind) {
    case 'EventRecorded':
      return [{ at, ...event.detail }];
    case 'JobPodCreated':
      return [
        {
          at,
          type: 'Normal',
          reason: 'SuccessfulCreate',
          message: `Created pod: ${nameOf(event.detail.pod)}`,
        },
      ];
    case 'JobPodsDeleted':
      return event.detail.pods.map((pod) => ({
        at,
        type: 'Normal' as const,
        reason: 'SuccessfulDelete',
        message: `Deleted pod: ${nameOf(pod)}`,
      }));
    default:
      return [];
  }
}

const softLimit = 50;

function cappedIndexes(indexes: string): string {
  if (indexes === '') return '<none>';
  const comma = indexes.indexOf(',', softLimit);
  return comma < 0 ? indexes : `${indexes.slice(0, comma + 1)}...`;
}

function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
