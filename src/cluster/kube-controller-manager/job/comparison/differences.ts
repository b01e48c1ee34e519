import type { JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { SceneDifferences, SceneSide } from '#cluster/scene.ts';
import { jobDifferenceWords as words } from '#i18n/jobDifferences.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { type JobFigures, jobFigures } from './jobFigures.ts';

type Row = SceneDifferences['rows'][number];

/** Shorter differences of time are none: a sync more or less. */
const leastMs = 500;
const mostJobs = 12;
const nowhere = '–';

/** What two runs of the Jobs differ by: how and when they end, what failed, what it cost. The end comes first. */
export function differences(above: SceneSide<JobsModel>, below: SceneSide<JobsModel>): SceneDifferences {
  const others = new Map(below.model.jobs.map((job) => [job.subject, jobFigures(job)]));
  const several = above.model.jobs.length > 1;
  const rows: Row[] = [];
  const sentences: Sentence[] = [];
  let headline: Sentence | null = null;
  for (const job of above.model.jobs.slice(0, mostJobs)) {
    const a = jobFigures(job);
    const b = others.get(job.subject);
    others.delete(job.subject);
    if (!b) {
      sentences.push(words.onlyIn(job.name, above.label));
      continue;
    }
    rows.push(...rowsOf(a, b, several ? `${job.name}: ` : ''));
    sentences.push(...sentencesOf(a, b, { above: above.label, below: below.label }));
    headline ??= headlineOf(a, b, { above: above.label, below: below.label });
  }
  for (const { subject } of others.values())
    sentences.push(words.onlyIn(subject.split('/').at(-1) ?? subject, below.label));
  if (rows.length > 0) headline ??= words.otherwiseSame;
  return { headline: headline ?? words.nothing, rows, sentences };
}

interface Labels {
  readonly above: string;
  readonly below: string;
}

function rowsOf(a: JobFigures, b: JobFigures, prefix: string): readonly Row[] {
  const rows: Row[] = [];
  const add = (what: Sentence, values: readonly [string, string], alarming: Row['alarming'] = null) => {
    if (values[0] === values[1]) return;
    const named = { en: `${prefix}${what.en}`, zh: `${prefix}${what.zh}` };
    rows.push({ what: named, above: values[0], below: values[1], alarming, eventAbove: a.endEvent });
  };
  const length = (what: Sentence, one: number, other: number) => {
    if (Math.abs(one - other) >= leastMs) add(what, [seconds(one), seconds(other)]);
  };
  add(words.ends, [endText(a), endText(b)], worseSide(a, b));
  if (Math.abs((a.endedAt ?? -1) - (b.endedAt ?? -1)) >= leastMs)
    add(words.endsAt, [instant(a.endedAt), instant(b.endedAt)]);
  add(words.done, [String(a.done), String(b.done)]);
  add(words.lost, [String(a.lost), String(b.lost)]);
  add(words.pods, [String(a.pods), String(b.pods)]);
  add(words.failedPods, [String(a.failedPods), String(b.failedPods)]);
  add(words.ignored, [String(a.ignored), String(b.ignored)]);
  length(words.thrownAway, a.thrownAwayMs, b.thrownAwayMs);
  length(words.empty, a.emptyMs, b.emptyMs);
  length(words.kept, a.keptMs, b.keptMs);
  length(words.overlap, a.overlapMs, b.overlapMs);
  return rows;
}

/** To complete is better than not to end, and that is better than to fail. */
const badness = { complete: 0, none: 1, failed: 2 } as const;

function worseSide(a: JobFigures, b: JobFigures): Row['alarming'] {
  if (a.end === b.end) return null;
  return badness[a.end] > badness[b.end] ? 'above' : 'below';
}

/** At most eight words: the other end, else the later one, else the dearer one. */
function headlineOf(a: JobFigures, b: JobFigures, { below }: Labels): Sentence | null {
  const name = a.subject.split('/').at(-1) ?? a.subject;
  if (a.end !== b.end) return words.headEnd[b.end](name, below);
  if (a.reason !== b.reason) return words.headReason(name, b.reason, below);
  const laterMs = (b.endedAt ?? 0) - (a.endedAt ?? 0);
  if (Math.abs(laterMs) >= leastMs)
    return (laterMs > 0 ? words.headLater : words.headEarlier)(name, seconds(Math.abs(laterMs)), below);
  const dearerMs = b.thrownAwayMs - a.thrownAwayMs;
  if (Math.abs(dearerMs) >= leastMs) return words.headCost(seconds(Math.abs(dearerMs)), below, dearerMs > 0);
  return null;
}

function sentencesOf(a: JobFigures, b: JobFigures, labels: Labels): readonly Sentence[] {
  const name = a.subject.split('/').at(-1) ?? a.subject;
  const sentences: Sentence[] = [];
  if (a.end !== b.end || a.reason !== b.reason)
    sentences.push(
      words.endsIn(labels.above, name, endText(a), instant(a.endedAt)),
      words.endsIn(labels.below, name, endText(b), instant(b.endedAt)),
    );
  if (a.lost > 0 && b.lost === 0 && b.failedPods > a.failedPods)
    sentences.push(words.retriedInstead(labels.below, b.failedPods, a.failedPods));
  if (Math.abs(a.thrownAwayMs - b.thrownAwayMs) >= leastMs)
    sentences.push(words.costs(labels.above, seconds(a.thrownAwayMs), labels.below, seconds(b.thrownAwayMs)));
  const [overlapping, waiting] =
    a.overlapMs > b.overlapMs ? [labels.above, labels.below] : [labels.below, labels.above];
  if (Math.abs(a.overlapMs - b.overlapMs) >= leastMs)
    sentences.push(words.overlaps(overlapping, seconds(Math.max(a.overlapMs, b.overlapMs)), waiting));
  return sentences;
}

function endText({ end, reason }: JobFigures): string {
  if (end === 'none') return nowhere;
  return end === 'complete' ? 'Complete' : `Failed, ${reason}`;
}

function instant(ms: number | null): string {
  return ms === null ? nowhere : seconds(ms);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
