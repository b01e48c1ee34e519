import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import type { Scale } from './laneShape.ts';
import {
  labelHeight,
  labelPriority,
  type Measure,
  type Obstacle,
  type PictureLabel,
  wrapText,
} from './pictureLabel.ts';
import type { LaneRow, PodGroup } from './pictureRow.ts';
import { secondsText } from './secondsText.ts';
import type { Consequence, EventMark, PodTimeline } from './timeline.ts';

export interface PodLabelInput {
  readonly group: PodGroup;
  readonly lanes: readonly LaneRow[];
  readonly scale: Scale;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly selection: EventId | null;
}

/** Labels of what spans a pod's lanes: events, deadlines and measured consequences. */
export function podLabels(input: PodLabelInput): readonly PictureLabel[] {
  const { above, below } = input.group.pair;
  const pod = above ?? below;
  if (!pod) return [];
  return [...eventLabels(pod, input), ...deadlineLabels(pod, input), ...consequenceLabels(pod, input)];
}

/** The verticals of a pod: stems of what the user did, deadlines, and the frames of consequences. */
export function podObstacles(input: PodLabelInput): readonly Obstacle[] {
  const { group, scale } = input;
  const vertical = (x: number, y0: number, y1: number): Obstacle => ({ x0: x - 2, x1: x + 2, y0, y1 });
  const obstacles: Obstacle[] = [];
  for (const pod of [group.pair.above, group.pair.below]) {
    if (!pod || group.eventsY === null) continue;
    const top = group.eventsY;
    for (const mark of pod.marks) {
      if (mark.tone === 'notable' && visible(scale, mark.at))
        obstacles.push(vertical(scale.x(mark.at), top, group.bottom));
    }
    for (const { at } of pod.deadlines)
      if (visible(scale, at)) obstacles.push(vertical(scale.x(at), top, group.bottom));
  }
  for (const { x0, x1, y0, y1 } of consequenceFrames(input))
    obstacles.push(vertical(x0, y0, y1), vertical(x1, y0, y1));
  return obstacles;
}

export interface ConsequenceFrame {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly consequence: Consequence;
}

/** Frames between the baselines of the two lanes that make a consequence. */
export function consequenceFrames({ group, lanes, scale }: PodLabelInput): readonly ConsequenceFrame[] {
  // Of two runs the differences speak; a frame would stand across the run that hangs below.
  if (group.pair.below) return [];
  return (group.pair.above?.consequences ?? []).flatMap((consequence) => {
    const rowOf = (name: string) => lanes.find(({ lane }) => lane.name === name);
    const upper = rowOf(consequence.upperLane);
    const lower = rowOf(consequence.lowerLane);
    const x0 = Math.max(scale.left, scale.x(consequence.from));
    const x1 = Math.min(scale.right, scale.x(consequence.to));
    if (!upper || !lower || x1 <= x0) return [];
    return [{ x0, x1, y0: upper.baseline, y1: lower.baseline, consequence }];
  });
}

function consequenceLabels(pod: PodTimeline, input: PodLabelInput): readonly PictureLabel[] {
  const { locale, measure } = input;
  return consequenceFrames(input).map(({ x0, x1, y0, y1, consequence }) => {
    const lines = wrapText(consequence.sentence[locale], 130, (text) => measure(text, 'labelStrong'));
    const width = Math.max(...lines.map((line) => measure(line, 'labelStrong')));
    const height = labelHeight(lines.length);
    const tops = y1 - y0 > 60 ? [y0 + 13, y0 + 29] : [y0 + 3];
    return {
      key: `consequence ${pod.subject} ${consequence.from}`,
      priority: labelPriority.consequence,
      lines,
      role: 'labelStrong',
      tone: 'fail',
      width,
      height,
      places: tops.flatMap((top) => [
        { x: x1 + 7, top },
        { x: x0 + 7, top },
        { x: x0 - width - 7, top },
      ]),
      event: null,
      lane: null,
      ink: null,
    };
  });
}

function eventLabels(pod: PodTimeline, input: PodLabelInput): readonly PictureLabel[] {
  const { group, scale } = input;
  const y = group.eventsY;
  if (y === null) return [];
  return pod.marks
    .filter(({ at }) => visible(scale, at))
    .map((mark) => {
      const strong = mark.tone === 'notable';
      const text = mark.label[input.locale];
      const role = strong ? 'labelStrong' : 'label';
      const width = input.measure(text, role);
      const x = scale.x(mark.at);
      const rows = strong ? [y + 6, y + 22] : [y + 6];
      return {
        key: `mark ${pod.subject} ${mark.event} ${mark.at}`,
        priority: priorityOf(mark, input.selection),
        lines: [text],
        role,
        tone: mark.tone === 'failing' ? 'fail' : strong ? 'text' : 'text-2',
        width,
        height: labelHeight(1),
        places: rows.flatMap((top) => [
          { x: x + 8, top },
          { x: x - width - 8, top },
        ]),
        event: mark.event,
        lane: null,
        ink: null,
      };
    });
}

function priorityOf(mark: EventMark, selection: EventId | null): number {
  if (mark.event === selection) return labelPriority.selection;
  if (mark.tone === 'failing') return labelPriority.failure;
  return mark.tone === 'notable' ? labelPriority.deletion : labelPriority.note;
}

function deadlineLabels(pod: PodTimeline, input: PodLabelInput): readonly PictureLabel[] {
  const { group, scale, locale, measure } = input;
  const y = group.eventsY;
  if (y === null) return [];
  return pod.deadlines
    .filter(({ at }) => visible(scale, at))
    .map(({ at, event }) => {
      const text = words.killDeadline(secondsText(at))[locale];
      const width = measure(text, 'label');
      const x = scale.x(at);
      return {
        key: `deadline ${pod.subject} ${at}`,
        priority: labelPriority.deadline,
        lines: [text],
        role: 'label',
        tone: 'fail',
        width,
        height: labelHeight(1),
        places: [y + 25, y + 6, y + 41].flatMap((top) => [
          { x: x - width - 4, top },
          { x: x + 5, top },
        ]),
        event,
        lane: null,
        ink: null,
      };
    });
}

function visible(scale: Scale, at: number): boolean {
  const x = scale.x(at);
  return x >= scale.left - 0.5 && x <= scale.right + 0.5;
}
