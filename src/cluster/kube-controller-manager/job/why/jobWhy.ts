import type { ClusterEvent } from '#cluster/facts.ts';
import { deriveJobs } from '#cluster/kube-controller-manager/job/timeline/deriveJobs.ts';
import type {
  Attempt,
  JobLane,
  JobPicture,
  JobsModel,
} from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { Run } from '#cluster/run.ts';

/** What an event is about: its Job, and, where it is about one pod or index, the lane and the attempt. */
export interface JobWhy {
  readonly run: Run;
  readonly job: JobPicture;
  readonly lane: JobLane | null;
  readonly attempt: Attempt | null;
}

/** The Job an event is about; null when it is about none. */
export function jobWhy(run: Run, event: ClusterEvent): JobWhy | null {
  const { jobs, pods } = indexOf(run);
  const job = jobs.get(event.subject);
  const named = namedPod(event);
  const place = pods.get(named ?? event.subject);
  if (place) return { run, ...place };
  if (!job) return null;
  const { index } = event.detail as { readonly index?: number | null };
  const lane = typeof index === 'number' ? (job.lanes[index] ?? null) : null;
  return { run, job, lane, attempt: null };
}

interface Indexed {
  readonly model: JobsModel;
  readonly jobs: ReadonlyMap<string, JobPicture>;
  readonly pods: ReadonlyMap<string, Omit<JobWhy, 'run'>>;
}

const known = new WeakMap<Run, Indexed>();

/** Jobs and pods of a run by their subjects; found once. */
function indexOf(run: Run): Indexed {
  const found = known.get(run);
  if (found) return found;
  const model = deriveJobs(run);
  const pods = new Map<string, Omit<JobWhy, 'run'>>();
  for (const job of model.jobs)
    for (const lane of job.lanes)
      for (const attempt of lane.attempts) pods.set(attempt.pod, { job, lane, attempt });
  const indexed = { model, jobs: new Map(model.jobs.map((job) => [job.subject, job])), pods };
  known.set(run, indexed);
  return indexed;
}

function namedPod({ detail }: ClusterEvent): string | null {
  const { pod } = detail as { readonly pod?: unknown };
  if (typeof pod !== 'string') return null;
  return pod.startsWith('Pod/') ? pod : `Pod/${pod}`;
}
