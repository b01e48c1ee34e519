import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { SceneSide } from '#cluster/scene.ts';
import { comparisonWords as words } from '#i18n/comparison.ts';
import type { Sentence } from '#i18n/sentence.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { Moment } from './laneMoments.ts';

/** One thing that differs. `sizeMs` says how much; another outcome counts as much as the whole run. */
export interface Difference {
  readonly what: Sentence;
  readonly above: string;
  readonly below: string;
  readonly sizeMs: Milliseconds;
  readonly alarming: 'above' | 'below' | null;
  readonly eventAbove: EventId | null;
  readonly sentence: Sentence;
  /** At most eight words. */
  readonly headline: Sentence;
}

export interface ComparedRuns {
  readonly above: SceneSide<Timeline>;
  readonly below: SceneSide<Timeline>;
}

/** Less than this is no difference. */
export const leastMs = 50;
/** Where something does not happen. */
export const nowhere = '–';

/** The words of a moment: in a table, when it lies elsewhere, when it never comes. `run` is named first. */
export interface MomentWords {
  readonly what: Sentence;
  readonly moved: (run: string, below: string, above: string) => Sentence;
  readonly never: (run: string) => Sentence;
  readonly neverShort: (run: string) => Sentence;
}

/** The same moment in both runs; null when it does not differ. */
export function momentDifference(
  runs: ComparedRuns,
  above: Moment | null,
  below: Moment | null,
  said: MomentWords,
): Difference | null {
  const { what } = said;
  if (!above && !below) return null;
  if (!above || !below) {
    const without = above ? runs.below : runs.above;
    const [seconds = nowhere] = secondsTexts((above ?? below)!.at);
    return {
      what,
      above: above ? seconds : nowhere,
      below: below ? seconds : nowhere,
      sizeMs: Math.max(0, Math.max(runs.above.model.end, runs.below.model.end) - (above ?? below)!.at),
      alarming: null,
      eventAbove: above?.event ?? null,
      sentence: said.never(without.label),
      headline: said.neverShort(without.label),
    };
  }
  const sizeMs = Math.abs(above.at - below.at);
  if (sizeMs < leastMs) return null;
  const [a = '', b = ''] = secondsTexts(above.at, below.at);
  const [size = ''] = secondsTexts(sizeMs);
  const { label } = runs.below;
  const compared = below.at > above.at ? words.later : words.earlier;
  return {
    what,
    above: a,
    below: b,
    sizeMs,
    alarming: null,
    eventAbove: above.event,
    sentence: said.moved(label, b, a),
    headline: {
      en: compared(what.en, size, label).en,
      zh: compared(what.zh, size, label).zh,
    },
  };
}

/** Times of one row in seconds: one decimal, or as many as it takes to tell them apart. */
export function secondsTexts(...times: readonly Milliseconds[]): readonly string[] {
  const texts = [1, 2, 3].map((decimals) =>
    times.map((ms) => `${ms === 0 ? 0 : (ms / 1000).toFixed(decimals)} s`),
  );
  return texts.find((one) => new Set(one).size === new Set(times).size) ?? texts.at(-1)!;
}

/** A container's name; with its pod's when there are several. */
export function laneName(lane: string, pod: string | null): string {
  return pod === null ? lane : `${pod}/${lane}`;
}

/** A pod in a sentence: "the Pod", or by its name when there are several. */
function podInSentence(pod: string | null): Sentence {
  return pod === null ? words.thePod : words.podNamed(pod);
}

/** A pod in a table. */
export function podInTable(pod: string | null): string {
  return pod === null ? words.pod.en : words.podNamed(pod).en;
}

/** A sentence about a pod that is named in the sentence's own language. */
export function aboutPod(pod: string | null, sentence: (pod: string) => Sentence): Sentence {
  const name = podInSentence(pod);
  return { en: sentence(name.en).en, zh: sentence(name.zh).zh };
}
