import type { PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { Scale } from './laneShape.ts';
import type { PictureRows } from './pictureRow.ts';

/** The foot of a grace deadline, with the box of its words. */
export interface GraceHandlePlace {
  readonly key: string;
  readonly pod: PodTimeline;
  readonly deadline: { readonly at: Milliseconds; readonly event: EventId };
  readonly x: number;
  /** Where the deadline's line begins, and where the handle hangs. */
  readonly top: number;
  readonly y: number;
  readonly words: { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number };
}

/** A handle under each deadline of the upper run that is in view; its words stand left of it where there is room. */
export function graceHandles(
  { groups }: PictureRows,
  scale: Scale,
  wordsWidth: number,
): readonly GraceHandlePlace[] {
  return groups.flatMap(({ pair, eventsY, bottom }) => {
    if (!pair.above || eventsY === null) return [];
    const pod = pair.above;
    return pod.deadlines
      .filter(({ at }) => at >= scale.from && at <= scale.to)
      .map((deadline) => {
        const x = scale.x(deadline.at);
        const x0 = x - handlePx - wordsWidth > scale.left ? x - handlePx - wordsWidth : x + handlePx;
        const words = { x0, x1: x0 + wordsWidth, y0: bottom + 5, y1: bottom + 21 };
        return { key: `${pair.key} ${deadline.at}`, pod, deadline, x, top: eventsY, y: bottom, words };
      });
  });
}

/** From the middle of the handle to its words. */
const handlePx = 16;
