import type { ClusterEvent } from '#cluster/facts.ts';
import type { EventId } from '#simulation/trace.ts';
import type { Scale } from './laneShape.ts';
import { usefulness } from './laneShape.ts';
import type { LaneSide } from './laneSide.ts';
import type { PodGroup } from './pictureRow.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where events are to be seen: in their lane, and in the row of events. */
export interface MarkPoints {
  readonly inLane: ReadonlyMap<EventId, Point>;
  readonly inEvents: ReadonlyMap<EventId, Point>;
}

export function markPoints(
  sides: readonly LaneSide[],
  groups: readonly PodGroup[],
  scale: Scale,
): MarkPoints {
  const inLane = new Map<EventId, Point>();
  const put = (event: EventId, x: number, y: number) => {
    if (!inLane.has(event)) inLane.set(event, { x, y });
  };
  for (const { shape, geometry } of sides) {
    const { baseline, height, up } = geometry;
    for (const { x, cap } of shape.caps)
      put(cap.event, x, baseline - up * (height + (cap.exitCode === 0 ? 2 : 18)));
    for (const { x0, span } of shape.waits) put(span.event, x0, baseline - up * 8);
    for (const { x0, span } of shape.steps)
      put(span.event, x0, baseline - up * Math.max(0.3, usefulness[span.state]) * height);
    for (const { x0, bracket } of shape.brackets) put(bracket.event, x0, baseline - up * 18);
    for (const { x, probe } of shape.probes) put(probe.event, x, baseline + up * 10);
  }
  const inEvents = new Map<EventId, Point>();
  for (const { pair, eventsY } of groups) {
    if (eventsY === null) continue;
    for (const mark of [...(pair.above?.marks ?? []), ...(pair.below?.marks ?? [])]) {
      const x = scale.x(mark.at);
      if (x >= scale.left && x <= scale.right) inEvents.set(mark.event, { x, y: eventsY });
    }
  }
  return { inLane, inEvents };
}

export interface CauseArrow {
  readonly from: Point;
  readonly to: Point;
}

/** More arrows than this would be a web; the rest stands in the drawer. */
const mostArrows = 6;

/**
 * Arrows from the selected event back through its causes, between those that can be seen: nearest first, at most six.
 * An event with a diamond and a mark in a lane is joined to itself, so the eye finds the lane.
 */
export function causeArrows(
  selection: EventId,
  events: readonly ClusterEvent[],
  points: MarkPoints,
): readonly CauseArrow[] {
  const arrows: CauseArrow[] = [];
  const diamond = points.inEvents.get(selection);
  const selected = points.inLane.get(selection);
  if (diamond && selected) arrows.push({ from: diamond, to: selected });
  let effect = selected ?? diamond;
  let event = events[selection];
  while (effect && event && event.cause !== null && arrows.length < mostArrows) {
    const cause = points.inLane.get(event.cause) ?? points.inEvents.get(event.cause);
    if (cause && Math.hypot(cause.x - effect.x, cause.y - effect.y) > 12) {
      arrows.push({ from: cause, to: effect });
      effect = cause;
    }
    event = events[event.cause];
  }
  return arrows;
}
