import type { SceneMark } from '#cluster/scene.ts';
import { jobMarks as words } from '#i18n/jobs.ts';
import type { Attempt, CronJobPicture, JobLane, JobPicture, JobsModel } from './jobsModel.ts';

/** Of more indexes than this only what does not happen to most is a stop: failures, losses, conditions. */
const mostLanes = 60;

/** Where "next event" stops, in order of time: the Job, its pods' ends, its back-offs, lost indexes, its conditions. */
export function sceneMarks({ jobs, cronJobs }: JobsModel): readonly SceneMark[] {
  return [...jobs.flatMap(marksOfJob), ...cronJobs.flatMap(marksOfCronJob)].sort(
    (a, b) => a.at - b.at || a.event - b.event,
  );
}

function marksOfJob(job: JobPicture): readonly SceneMark[] {
  const marks: SceneMark[] = [
    { at: job.createdAt, event: job.versions[0]!.event, label: words.created(job.name), tone: 'plain' },
  ];
  const few = job.lanes.length <= mostLanes;
  for (const lane of job.lanes) {
    for (const attempt of lane.attempts) marks.push(...marksOfAttempt(lane, attempt, few));
    for (const { from, delaySeconds, event } of few ? lane.waits : [])
      marks.push({ at: from, event, label: words.backOff(laneName(lane), delaySeconds), tone: 'notable' });
    if (lane.lost)
      marks.push({
        at: lane.lost.at,
        event: lane.lost.event,
        label: words.lost(lane.place),
        tone: 'failing',
      });
  }
  for (const { at, event, type, status, reason } of job.conditions) {
    const failing = type === 'Failed' || type === 'FailureTarget';
    const label = words.condition(job.name, type, status, reason);
    marks.push({ at, event, label, tone: failing ? 'failing' : 'notable' });
  }
  for (const { at, event } of job.panics) marks.push({ at, event, label: words.panic, tone: 'failing' });
  return marks;
}

function marksOfAttempt(lane: JobLane, attempt: Attempt, few: boolean): readonly SceneMark[] {
  const marks: SceneMark[] = [];
  const { createdAt, event, cap, outcome, terminating } = attempt;
  const name = laneName(lane);
  if (few) marks.push({ at: createdAt, event, label: words.begins(name, attempt.ordinal), tone: 'plain' });
  if (terminating && outcome === 'failed')
    marks.push({
      at: terminating.from,
      event: terminating.event,
      label: words.deleted(name),
      tone: 'notable',
    });
  if (!cap) return marks;
  if (outcome === 'failed')
    marks.push({ at: cap.at, event: cap.event, label: words.fails(name, cap.exitCode), tone: 'failing' });
  else if (few && outcome === 'succeeded')
    marks.push({ at: cap.at, event: cap.event, label: words.succeeds(name), tone: 'plain' });
  return marks;
}

function marksOfCronJob({ name, starts }: CronJobPicture): readonly SceneMark[] {
  return starts.map(({ at, event, skipped }) => ({
    at,
    event,
    label: skipped === null ? words.started(name) : words.skipped(name, skipped),
    tone: skipped === null ? 'plain' : 'notable',
  }));
}

function laneName({ index, place }: JobLane): string {
  return String(index ?? place + 1);
}
