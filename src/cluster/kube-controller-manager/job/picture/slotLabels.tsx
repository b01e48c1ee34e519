import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { laneStateAt } from '#cluster/kube-controller-manager/job/timeline/laneState.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import { type JobLabel, labelHeightPx, labelPriority } from './jobLabel.ts';
import type { LabelContext } from './laneLabels.tsx';

/** For Jobs with more lanes than this nothing is said of single ones. */
const mostLanes = 40;
const leastMs = 2500;

/** What the slot trace shows and does not say: why a place stays empty, and that only one index is left. */
export function slotLabels(
  job: JobPicture,
  baseline: number,
  height: number,
  context: LabelContext,
): readonly JobLabel[] {
  const { scale, locale, measure } = context;
  // On a phone the row's name stands there.
  if (job.lanes.length > mostLanes || scale.left === 0) return [];
  const top = baseline - height - labelHeightPx - 4;
  const say = (key: string, text: string, at: number): JobLabel => {
    const width = measure(text, 'label');
    const x = scale.x(at);
    return {
      key: `${job.subject} slot ${key}`,
      priority: labelPriority.note,
      text,
      role: 'label',
      tone: 'text-2',
      width,
      height: labelHeightPx,
      places: [
        { x, top },
        { x: x - width / 2, top },
        { x: x - width, top },
      ],
      event: null,
    };
  };
  const labels: JobLabel[] = [];
  const empty = longest(job, ({ active, terminating, wanted }) => active + terminating < wanted);
  if (empty && empty.to - empty.from >= leastMs) {
    const waiting = job.lanes.find((lane) => laneStateAt(lane, empty.from + 100) === 'backOff');
    if (waiting && waiting.index !== null)
      labels.push(say('empty', words.slotEmptyFor(waiting.index)[locale], empty.from));
    else if (waiting) labels.push(say('empty', words.slotEmptyBackOff[locale], empty.from));
  }
  const last = job.indexed && job.lanes.length > 1 ? onlyOneLeft(job) : null;
  if (last) labels.push(say('last', words.onlyLeft(last.index)[locale], last.from));
  return labels;
}

/** The longest stretch in which something holds. */
function longest(
  { slots }: JobPicture,
  holds: (step: JobPicture['slots'][number]) => boolean,
): { readonly from: number; readonly to: number } | null {
  let best: { from: number; to: number } | null = null;
  let from: number | null = null;
  for (const step of slots) {
    if (holds(step)) from ??= step.at;
    else if (from !== null) {
      if (!best || step.at - from > best.to - best.from) best = { from, to: step.at };
      from = null;
    }
  }
  return best;
}

/** Since when all indexes but one are over; null when that lasted not long. */
function onlyOneLeft({
  lanes,
  outcome,
}: JobPicture): { readonly index: number; readonly from: number } | null {
  const overs = lanes
    .map(({ place, doneAt, lost }) => ({ place, at: Math.min(doneAt ?? Infinity, lost?.at ?? Infinity) }))
    .sort((a, b) => a.at - b.at);
  const last = overs.at(-1);
  const before = overs.at(-2);
  if (!last || !before || before.at === Infinity) return null;
  const until = Math.min(last.at, outcome?.at ?? Infinity);
  return until - before.at >= leastMs ? { index: last.place, from: before.at } : null;
}
