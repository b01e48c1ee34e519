import type {
  Attempt,
  JobLane,
  JobPicture,
  JobsModel,
} from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobTable as words } from '#i18n/jobTable.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { verbatim } from '#i18n/sentence.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** One thing that happened to a Job, in words. */
export interface JobTableRow {
  readonly key: string;
  readonly run: string;
  readonly at: Milliseconds;
  readonly job: string;
  /** The index, or the place; empty for the Job itself. */
  readonly lane: string;
  readonly what: Sentence;
  readonly note: Sentence;
  readonly event: EventId;
  readonly failing: boolean;
  /** Events of the other run are not of this selection. */
  readonly selectable: boolean;
}

type Told = Omit<JobTableRow, 'run' | 'selectable' | 'key'>;

/** Everything the picture shows, in order of time. */
export function jobTableRows(
  { jobs, cronJobs }: JobsModel,
  run: string,
  selectable: boolean,
): readonly JobTableRow[] {
  const rows: Told[] = [...jobs.flatMap(rowsOfJob)];
  for (const { name, starts } of cronJobs)
    for (const { at, event, job, skipped } of starts)
      rows.push({
        at,
        event,
        job: name,
        lane: '',
        what: skipped === null ? words.cronStarted : words.cronSkipped,
        note: verbatim(skipped ?? job?.split('/').at(-1) ?? ''),
        failing: skipped !== null,
      });
  return rows
    .sort((a, b) => a.at - b.at || a.event - b.event)
    .map((row, place) => ({ ...row, key: `${run} ${place}`, run, selectable }));
}

function rowsOfJob(job: JobPicture): Told[] {
  const { name } = job;
  const plain = { job: name, lane: '', failing: false, note: verbatim('') };
  const rows: Told[] = [
    { ...plain, at: job.createdAt, event: job.versions[0]!.event, what: words.created },
    ...job.lanes.flatMap((lane) => rowsOfLane(name, lane)),
    ...job.conditions.map(({ at, event, type, status, reason, message }) => ({
      ...plain,
      at,
      event,
      what: words.condition(status === 'True' ? type : `${type}=${status}`),
      note: verbatim([reason, message].filter(Boolean).join(': ')),
      failing: type === 'Failed' || type === 'FailureTarget',
    })),
    ...job.panics.map(({ at, event }) => ({ ...plain, at, event, what: words.panic, failing: true })),
  ];
  for (const { field, limit, steps } of job.budgets)
    for (const { at, used, event } of steps)
      rows.push({
        ...plain,
        at,
        event,
        what: words.budget(field),
        note: words.usedOf(used, limit),
        failing: true,
      });
  return rows;
}

function rowsOfLane(job: string, lane: JobLane): Told[] {
  const common = { job, lane: String(lane.index ?? lane.place + 1), failing: false };
  const rows: Told[] = lane.attempts.flatMap((attempt) => rowsOfAttempt(common, attempt));
  for (const { from, delaySeconds, failures, event } of lane.waits)
    rows.push({
      ...common,
      at: from,
      event,
      what: words.backOff(delaySeconds),
      note: words.afterFailures(failures),
      failing: true,
    });
  for (const { from, to, by } of lane.held) {
    const event = lane.attempts[0]?.event;
    if (event !== undefined)
      rows.push({
        ...common,
        at: from,
        event,
        what: words.held(by),
        note: words.until((to / 1000).toFixed(1)),
      });
  }
  if (lane.lost)
    rows.push({
      ...common,
      at: lane.lost.at,
      event: lane.lost.event,
      what: words.lost,
      note: verbatim(lane.lost.byRule ? 'FailIndex' : 'backoffLimitPerIndex'),
      failing: true,
    });
  return rows;
}

function rowsOfAttempt(
  common: Pick<Told, 'job' | 'lane' | 'failing'>,
  { pod, ordinal, createdAt, event, cap, outcome, terminating, match, disruption }: Attempt,
): Told[] {
  const name = verbatim(pod.split('/').at(-1) ?? pod);
  const rows: Told[] = [{ ...common, at: createdAt, event, what: words.begins(ordinal), note: name }];
  if (terminating)
    rows.push({
      ...common,
      at: terminating.from,
      event: terminating.event,
      what: words.deleted(ordinal),
      note: verbatim(disruption ?? ''),
    });
  if (cap)
    rows.push({
      ...common,
      at: cap.at,
      event: cap.event,
      what: cap.exitCode === null ? words.ends(ordinal) : words.exits(ordinal, cap.exitCode),
      note: words[outcome],
      failing: outcome === 'failed' || outcome === 'killed',
    });
  if (match && match.rule !== null)
    rows.push({
      ...common,
      at: match.at,
      event: match.event,
      what: words.rule(match.rule),
      note: verbatim(match.action ?? ''),
      failing: match.action !== 'Ignore',
    });
  return rows;
}
