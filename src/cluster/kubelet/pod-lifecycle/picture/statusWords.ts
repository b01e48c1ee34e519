import type { PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { Scale } from './laneShape.ts';
import type { Measure } from './pictureLabel.ts';

/** kubectl's word at the moment it changes. `width` is measured from the change's line to the end of the word. */
export interface StatusWord {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly at: Milliseconds;
  readonly tone: 'plain' | 'failing' | 'gone';
  readonly event: EventId | null;
}

/** From the line of the change to the word. */
export const wordInsetPx = 3;
const behindPx = 1;

/** STATUS words in the view; the one that holds when the view begins stands at its edge. */
export function statusWords(
  pod: PodTimeline,
  scale: Scale,
  measure: Measure,
  locale: Locale,
): readonly StatusWord[] {
  const changes: Omit<StatusWord, 'x' | 'width'>[] = [];
  for (const { from, status, failing, event } of pod.columns) {
    if (changes.at(-1)?.text !== status)
      changes.push({ text: status, at: from, tone: failing ? 'failing' : 'plain', event });
  }
  if (pod.goneAt !== null) {
    // Nothing is printed once the object is gone.
    while (changes.length > 0 && changes.at(-1)!.at >= pod.goneAt) changes.pop();
    changes.push({ text: words.gone[locale], at: pod.goneAt, tone: 'gone', event: goneEvent(pod) });
  }
  const before = changes.filter(({ at }) => scale.x(at) < scale.left).length;
  return changes
    .slice(Math.max(0, before - 1))
    .map((change) => ({ ...change, x: Math.max(scale.left, scale.x(change.at)) }))
    .filter(({ x }) => x <= scale.right)
    .map((change) => ({
      ...change,
      width: statusWidth(change.text, change.tone === 'failing', measure),
    }));
}

/** Several changes set as one: two by their words, more by their number. */
export function mergedStatus(merged: readonly StatusWord[], locale: Locale): string {
  const [first, second] = merged;
  if (merged.length === 1) return first!.text;
  if (merged.length === 2) return `${first!.text}, ${second!.text}`;
  return words.changes(merged.length)[locale];
}

export function statusWidth(text: string, strong: boolean, measure: Measure): number {
  return wordInsetPx + measure(text, strong ? 'statusStrong' : 'status') + behindPx;
}

function goneEvent(pod: PodTimeline): EventId | null {
  return pod.marks.find(({ at }) => at === pod.goneAt)?.event ?? null;
}
