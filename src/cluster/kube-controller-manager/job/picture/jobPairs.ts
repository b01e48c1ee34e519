import type {
  CronJobPicture,
  JobPicture,
  JobsModel,
} from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';

/** One Job in one run or in two; at least one of them has it. */
export interface JobPair {
  readonly subject: string;
  readonly above: JobPicture | null;
  readonly below: JobPicture | null;
}

export interface CronPair {
  readonly subject: string;
  readonly above: CronJobPicture | null;
  readonly below: CronJobPicture | null;
}

/** The Jobs of one run or two, paired by subject, in the order of the upper run. */
export function jobPairs(above: JobsModel, below: JobsModel | null): readonly JobPair[] {
  return pairs(above.jobs, below?.jobs ?? []);
}

export function cronPairs(above: JobsModel, below: JobsModel | null): readonly CronPair[] {
  return pairs(above.cronJobs, below?.cronJobs ?? []);
}

/** The Job that stands for a pair: the upper run's where it has one. */
export function jobOf({ above, below }: JobPair): JobPicture {
  return (above ?? below)!;
}

function pairs<One extends { readonly subject: string }>(above: readonly One[], below: readonly One[]) {
  const others = new Map(below.map((one) => [one.subject, one]));
  const paired = above.map((one) => {
    const other = others.get(one.subject) ?? null;
    others.delete(one.subject);
    return { subject: one.subject, above: one as One | null, below: other };
  });
  const rest = [...others.values()].map((one) => ({ subject: one.subject, above: null, below: one }));
  return [...paired, ...rest];
}
