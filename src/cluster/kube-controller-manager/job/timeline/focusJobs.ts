import type { JobPicture, JobsModel } from './jobsModel.ts';

/** The model with another Job to be told of; as it is when the run has none of that subject. */
export function focusJobs(model: JobsModel, subject: string): JobsModel {
  return model.jobs.some((job) => job.subject === subject) ? { ...model, chosen: subject } : model;
}

/** The Job that is told of: the chosen one, else `otherwise`, else the first. */
export function toldJob({ jobs, chosen }: JobsModel, otherwise: string | null): JobPicture | null {
  const subject = chosen ?? otherwise;
  return jobs.find((job) => job.subject === subject) ?? jobs[0] ?? null;
}
