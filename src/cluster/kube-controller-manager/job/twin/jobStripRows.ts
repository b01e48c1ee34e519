import type { Job } from '#api/batchTypes.ts';
import { jobColumns } from '#api/printers/jobColumns.ts';
import type { JobPicture, JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** One line of `kubectl get job`, and the object it was printed from. */
export interface JobStripRow {
  readonly picture: JobPicture;
  readonly job: Job;
  readonly event: EventId;
  readonly cells: readonly [name: string, completions: string, duration: string, age: string];
}

export const jobHead = ['NAME', 'COMPLETIONS', 'DURATION', 'AGE'] as const;

/** The lines kubectl prints at `now`, by namespace and name. */
export function jobStripRows({ jobs }: JobsModel, now: Milliseconds): readonly JobStripRow[] {
  const rows: JobStripRow[] = [];
  for (const picture of jobs) {
    if (picture.goneAt !== null && picture.goneAt <= now) continue;
    const version = picture.versions.findLast(({ at }) => at <= now);
    if (!version) continue;
    const { job, event } = version;
    const { completions, duration, age } = jobColumns(job, now);
    rows.push({
      picture,
      job,
      event,
      cells: [job.metadata.name, completions, duration, age],
    });
  }
  return rows.sort((a, b) => (a.picture.subject < b.picture.subject ? -1 : 1));
}

/** A list of intervals without its middle where it is long: its beginning, how many there are, its end. */
export function cutIntervals(
  text: string,
  most: number,
): { readonly text: string; readonly intervals: number | null } {
  if (text.length <= most) return { text, intervals: null };
  const parts = text.split(',');
  const keep = Math.max(1, Math.floor(parts.length / 2));
  let head = '';
  let tail = '';
  for (let place = 0; place < keep; place += 1) {
    const nextHead = `${head}${parts[place]},`;
    const nextTail = `,${parts[parts.length - 1 - place]}${tail}`;
    if (nextHead.length + nextTail.length > most && place > 0) break;
    head = nextHead;
    tail = nextTail;
  }
  return { text: `${head}… …${tail}`, intervals: parts.length };
}
