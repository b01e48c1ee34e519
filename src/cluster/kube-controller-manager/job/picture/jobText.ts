import type { JobLane, JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';

/** Seconds for a label: one decimal where it says something, `10`, `3.5`. */
export function secondsText(ms: number): string {
  const rounded = Math.round(ms / 100) / 10;
  return Number.isInteger(rounded) ? String(rounded) : rounded.toFixed(1);
}

/** A lane in words; with its Job's name where there are several. */
export function laneText(lane: JobLane, job: JobPicture | null, locale: Locale): string {
  const name = (lane.index === null ? words.place(lane.place + 1) : words.index(lane.index))[locale];
  return job === null ? name : words.of(job.name, name)[locale];
}
