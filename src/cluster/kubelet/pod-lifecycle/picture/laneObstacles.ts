import type { Bracket } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { LabelledLane } from './laneLabels.ts';
import { type LaneStep, usefulness } from './laneShape.ts';
import type { Obstacle } from './pictureLabel.ts';

/** What of a lane no label may cover: its bars, caps, brackets and probes. */
export function laneObstacles(lane: LabelledLane): readonly Obstacle[] {
  const { shape, height } = lane;
  const box = (x0: number, x1: number, lo: number, hi: number, id?: string): Obstacle => {
    const [y0, y1] =
      lane.up === 1 ? [lane.baseline - hi, lane.baseline - lo] : [lane.baseline + lo, lane.baseline + hi];
    return id === undefined ? { x0, x1, y0, y1 } : { x0, x1, y0, y1, id };
  };
  return [
    ...shape.steps.flatMap((step) =>
      step.fill === 'wedge'
        ? wedgeSlices(step).map(({ x0, x1, h }) => box(x0, x1, 0, h * height))
        : [box(step.x0, step.x1, 0, step.h0 * height, stepId(lane, step))],
    ),
    ...shape.merged.map(({ x0, x1 }) => box(x0, x1, 0, height)),
    ...shape.waits.map(({ x0, x1 }) => box(x0, x1, 0, 8)),
    ...shape.brackets.filter(isDrawn).map(({ x0, x1, bracket }) => {
      const lo = bracketLift(bracket.kind, height);
      return box(x0, x1, lo, lo + 5);
    }),
    ...shape.caps.map(({ x, h, afterWedge, cap }) =>
      cap.exitCode === 0 && cap.by !== 'sigkill'
        ? box(x - 1, x + 16, 0, Math.max(16, afterWedge ? 0 : h * height))
        : box(x - 2, x + (cap.by === 'sigkill' ? 16 : 2), 0, height + 5),
    ),
    ...shape.probes.map(({ x }) => box(x - 3, x + 3, -10, -2)),
  ];
}

/** Height over the baseline at which a bracket begins: hooks over the bar, waits over their dots, a pull over its outline. */
export function bracketLift(kind: Bracket['kind'], height: number): number {
  switch (kind) {
    case 'backOff':
    case 'untilSync':
      return Math.min(12, height);
    case 'pull':
      return Math.max(8, Math.round(usefulness.waiting * height) + 4);
    case 'preStop':
    case 'postStart':
      return height + 6;
    default:
      return kind satisfies never;
  }
}

/** A bracket narrower than this is no bracket: neither it nor its words are drawn. */
export function isDrawn({ x0, x1 }: { readonly x0: number; readonly x1: number }): boolean {
  return x1 - x0 >= 5;
}

const slices = 6;

/** A wedge as a stair, so that words may stand over its lower part. */
export function wedgeSlices({ x0, x1, h0, h1 }: LaneStep) {
  return Array.from({ length: slices }, (_, index) => ({
    x0: x0 + ((x1 - x0) * index) / slices,
    x1: x0 + ((x1 - x0) * (index + 1)) / slices,
    h: h0 + ((h1 - h0) * index) / slices,
  }));
}

/** Names a bar as an obstacle, so that its own words may stand in it. */
export function stepId(lane: { readonly key: string }, step: LaneStep): string {
  return `${lane.key} ${step.span.from}`;
}
