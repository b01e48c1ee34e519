import type { Job } from '#api/batchTypes.ts';
import type { Pod } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { JobVersion } from './jobsModel.ts';

/** Everything of one pod of a Job in a trace, in order. */
export interface JobPodHistory {
  readonly subject: string;
  readonly pod: Pod;
  readonly createdAt: Milliseconds;
  readonly created: EventId;
  readonly events: readonly ClusterEvent[];
}

/** Everything of one Job in a trace: what its controller did, its object's versions, its pods in order of creation. */
export interface JobHistory {
  readonly subject: string;
  readonly versions: readonly JobVersion[];
  readonly events: readonly ClusterEvent[];
  readonly pods: readonly JobPodHistory[];
  readonly goneAt: Milliseconds | null;
  readonly gone: EventId | null;
}

interface Growing {
  readonly subject: string;
  readonly versions: JobVersion[];
  readonly events: ClusterEvent[];
  readonly pods: JobPodHistory[];
  goneAt: Milliseconds | null;
  gone: EventId | null;
}

/** The Jobs of a trace in order of creation. Linear in the trace. */
export function jobHistories(events: readonly ClusterEvent[]): readonly JobHistory[] {
  const jobs = new Map<string, Growing>();
  const pods = new Map<string, ClusterEvent[]>();
  for (const event of events) {
    if (event.kind === 'ObjectCreated') begin(event, jobs, pods);
    const job = jobs.get(event.subject);
    if (job) {
      job.events.push(event);
      if (event.kind === 'ObjectCreated' || event.kind === 'ObjectModified') {
        job.versions.push({ at: event.at, event: event.id, job: event.detail.object as Job });
      } else if (event.kind === 'ObjectDeleted') {
        job.goneAt = event.at;
        job.gone = event.id;
      }
      continue;
    }
    pods.get(event.subject)?.push(event);
  }
  return [...jobs.values()];
}

function begin(
  { at, id, subject, detail: { object } }: Extract<ClusterEvent, { kind: 'ObjectCreated' }>,
  jobs: Map<string, Growing>,
  pods: Map<string, ClusterEvent[]>,
): void {
  if (object.kind === 'Job') {
    if (!jobs.has(subject))
      jobs.set(subject, { subject, versions: [], events: [], pods: [], goneAt: null, gone: null });
    return;
  }
  const owner =
    object.kind === 'Pod' ? object.metadata.ownerReferences?.find(({ controller }) => controller) : undefined;
  if (owner?.kind !== 'Job') return;
  const job = jobs.get(`Job/${object.metadata.namespace ?? 'default'}/${owner.name}`);
  if (!job) return;
  const events: ClusterEvent[] = [];
  pods.set(subject, events);
  job.pods.push({ subject, pod: object as Pod, createdAt: at, created: id, events });
}
