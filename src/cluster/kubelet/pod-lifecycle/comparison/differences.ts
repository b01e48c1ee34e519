import { type PodPair, podPairs } from '#cluster/kubelet/pod-lifecycle/picture/podPairs.ts';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { SceneDifferences, SceneSide } from '#cluster/scene.ts';
import { comparisonWords as words } from '#i18n/comparison.ts';
import type { Sentence } from '#i18n/sentence.ts';
import type { ComparedRuns, Difference } from './difference.ts';
import { podDifferences } from './podDifferences.ts';
import { stopOrder } from './stopOrder.ts';

const mostRows = 12;
const mostSentences = 4;
/** Carmine is for what matters most. */
const mostAlarming = 2;

/** What differs between two runs, the largest first, in a table and in words. Pods are compared as the picture pairs them. */
export function differences(above: SceneSide<Timeline>, below: SceneSide<Timeline>): SceneDifferences {
  const runs = { above, below };
  const pairs = podPairs(above.model, below.model);
  const several = pairs.length > 1;
  const all = pairs
    .flatMap((pair) => podDifferences(runs, pair, several ? pair.name : null))
    .sort((a, b) => b.sizeMs - a.sizeMs)
    .slice(0, mostRows);
  if (all.length === 0) return { headline: words.nothing, rows: [], sentences: [] };
  const order = stopOrderWords(runs, pairs);
  const sentences = all.slice(0, mostSentences).map(({ sentence }) => sentence);
  return {
    headline: order?.headline ?? all[0]!.headline,
    rows: rowsOf(all),
    sentences: [...(order?.sentences ?? []), ...sentences],
  };
}

function rowsOf(all: readonly Difference[]): SceneDifferences['rows'] {
  const alarming = new Set(all.filter((one) => one.alarming !== null).slice(0, mostAlarming));
  return all.map((one) => ({
    what: one.what,
    above: one.above,
    below: one.below,
    alarming: alarming.has(one) ? one.alarming : null,
    eventAbove: one.eventAbove,
  }));
}

/** "Sidecars leave first in v1.28, last in v1.29+": the pattern, when one run has it and the other has not. */
function stopOrderWords(
  { above, below }: ComparedRuns,
  pairs: readonly PodPair[],
): { readonly headline: Sentence; readonly sentences: readonly Sentence[] } | null {
  const orders = pairs.flatMap((pair) =>
    pair.above && pair.below ? [{ a: stopOrder(pair.above), b: stopOrder(pair.below) }] : [],
  );
  const found = orders.find(({ a, b }) => a !== null && b !== null && (a === 'last') !== (b === 'last'));
  if (!found) return null;
  const [early, last] = found.b === 'last' ? [above.label, below.label] : [below.label, above.label];
  const earlyOrder = found.b === 'last' ? found.a : found.b;
  return {
    headline: earlyOrder === 'first' ? words.firstAndLast(early, last) : words.onceAndLast(early, last),
    sentences: [words.atOnceExplained(early), words.lastExplained(last)],
  };
}
