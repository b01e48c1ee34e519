import type { PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { comparisonWords as words } from '#i18n/comparison.ts';
import {
  aboutPod,
  type ComparedRuns,
  type Difference,
  leastMs,
  nowhere,
  secondsTexts,
} from './difference.ts';
import { type StatusTotal, statusTotals } from './podMoments.ts';

/** So many of kubectl's words are worth a row: the rest follows from what the containers did. */
const mostWords = 2;

/**
 * kubectl's words that tell something: those of a failure, and those only one run shows; by how much longer one of the
 * runs shows them.
 */
export function statusDifferences(
  runs: ComparedRuns,
  above: PodTimeline,
  below: PodTimeline,
  pod: string | null,
): readonly Difference[] {
  const inAbove = new Map(statusTotals(above, runs.above.model.end).map((one) => [one.status, one]));
  const inBelow = new Map(statusTotals(below, runs.below.model.end).map((one) => [one.status, one]));
  return [...new Set([...inAbove.keys(), ...inBelow.keys()])]
    .flatMap((status) => {
      const a = inAbove.get(status) ?? null;
      const b = inBelow.get(status) ?? null;
      const telling = !a || !b || a.failing || b.failing;
      return telling && Math.abs(msOf(a) - msOf(b)) >= leastMs ? [statusDifference(runs, a, b, pod)] : [];
    })
    .sort((one, two) => two.sizeMs - one.sizeMs)
    .slice(0, mostWords);
}

function statusDifference(
  runs: ComparedRuns,
  a: StatusTotal | null,
  b: StatusTotal | null,
  pod: string | null,
): Difference {
  const { status, failing } = (a ?? b)!;
  const [textA = '', textB = ''] = secondsTexts(msOf(a), msOf(b));
  const longer = msOf(a) > msOf(b) ? 'above' : 'below';
  const without = a ? runs.below.label : runs.above.label;
  const { label } = runs.below;
  return {
    what: pod === null ? words.status(status) : words.statusOfPod(pod, status),
    above: a ? textA : nowhere,
    below: b ? textB : nowhere,
    sizeMs: Math.abs(msOf(a) - msOf(b)),
    alarming: failing ? longer : null,
    eventAbove: a?.event ?? null,
    sentence: aboutPod(pod, (said) =>
      a && b
        ? words.statusMoved(label, said, status, textB, textA)
        : words.statusNever(without, said, status),
    ),
    headline: a && b ? words.statusShort(label, status, textB) : words.statusNeverShort(without, status),
  };
}

function msOf(total: StatusTotal | null): number {
  return total?.ms ?? 0;
}
