import type { Job } from '#api/batchTypes.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { isJobFinished } from '#cluster/kube-controller-manager/job/jobConditions.ts';
import type { Milliseconds } from '#simulation/trace.ts';

/** When and how one Job ended in one run. */
export interface JobEnd {
  readonly subject: string;
  readonly kind: 'complete' | 'failed';
  readonly at: Milliseconds;
}

/** How one Job ends under many seeds: when it was complete, when it had failed, each in ascending order. */
export interface JobSeeds {
  readonly subject: string;
  readonly seeds: number;
  readonly complete: readonly Milliseconds[];
  readonly failed: readonly Milliseconds[];
}

/** The Jobs of a trace that ended, at the first write that says so. */
export function jobEnds(events: readonly ClusterEvent[]): readonly JobEnd[] {
  const ends = new Map<string, JobEnd>();
  for (const { kind, subject, at, detail } of events) {
    if (kind !== 'ObjectModified' || detail.object.kind !== 'Job' || ends.has(subject)) continue;
    const job = detail.object as Job;
    if (!isJobFinished(job)) continue;
    const failed = job.status?.conditions?.some(({ type, status }) => type === 'Failed' && status === 'True');
    ends.set(subject, { subject, kind: failed ? 'failed' : 'complete', at });
  }
  return [...ends.values()];
}

/** The ends of each Job over runs of one text; a run in which a Job did not end counts in neither list. */
export function jobSeeds(runs: readonly (readonly JobEnd[])[]): readonly JobSeeds[] {
  const jobs = new Map<string, { readonly complete: Milliseconds[]; readonly failed: Milliseconds[] }>();
  for (const { subject, kind, at } of runs.flat()) {
    const known = jobs.get(subject) ?? { complete: [], failed: [] };
    jobs.set(subject, known);
    known[kind].push(at);
  }
  const ascending = (times: readonly Milliseconds[]) => [...times].sort((a, b) => a - b);
  return [...jobs].map(([subject, { complete, failed }]) => ({
    subject,
    seeds: runs.length,
    complete: ascending(complete),
    failed: ascending(failed),
  }));
}

/** The value under which a part of an ascending list lies; null of an empty one. */
export function quantile(times: readonly Milliseconds[], part: number): Milliseconds | null {
  return times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? null;
}
