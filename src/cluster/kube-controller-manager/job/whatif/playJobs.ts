import { type JobFigures, jobFigures } from '#cluster/kube-controller-manager/job/comparison/jobFigures.ts';
import { deriveJobs } from '#cluster/kube-controller-manager/job/timeline/deriveJobs.ts';
import { playVariants, type Variant, type VariantOutcome } from '#cluster/playVariants.ts';

/** Asks what becomes of a Job under other policies. */
export interface JobQuestion {
  readonly kind: 'jobVariants';
  readonly subject: string;
  readonly variants: readonly Variant[];
}

/** So far: the Job's figures in each variant that was played; null where the variant has no such Job. */
export interface JobAnswer {
  readonly kind: 'jobVariants';
  readonly outcomes: readonly VariantOutcome<JobFigures | null>[];
}

/** Plays the variants one after the other, each a whole run. */
export function* playJobs(
  { subject, variants }: JobQuestion,
  text: string,
): Generator<JobAnswer, void, void> {
  const measure = (run: Parameters<typeof deriveJobs>[0]) => {
    const job = deriveJobs(run).jobs.find((one) => one.subject === subject);
    return job ? jobFigures(job) : null;
  };
  for (const outcomes of playVariants(text, variants, measure)) yield { kind: 'jobVariants', outcomes };
}
