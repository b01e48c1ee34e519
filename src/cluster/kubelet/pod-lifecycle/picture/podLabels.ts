import type {
  Consequence,
  EventMark,
  PodTimeline,
} from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import type { Scale } from './laneShape.ts';
import {
  type LabelPlace,
  labelHeight,
  labelPriority,
  type Measure,
  type Obstacle,
  type PictureLabel,
  wrapText,
} from './pictureLabel.ts';
import type { LaneRow, PodGroup } from './pictureRow.ts';
import { instantText } from './secondsText.ts';

export interface PodLabelInput {
  readonly group: PodGroup;
  readonly lanes: readonly LaneRow[];
  readonly scale: Scale;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly selection: EventId | null;
  /** The pod's events in view, those too close together as one. */
  readonly diamonds: readonly {
    readonly x: number;
    readonly marks: readonly { readonly mark: EventMark }[];
  }[];
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
  const vertical = (x: number, y0: number, y1: number): Obstacle => ({
    x0: x - 2,
    x1: x + 2,
    y0,
    y1,
    line: true,
  });
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
    const [wide, slim] = [130, 86].map((px) => linesOf(consequence.sentence[locale], px, measure));
    const tops = y1 - y0 > 60 ? [y0 + 13, y0 + 29, y0 + 4] : [y0 + 3];
    const places = [wide!, slim!].flatMap((set) =>
      tops.flatMap((top): readonly LabelPlace[] => [
        { ...set, x: x1 + 7, top },
        ...(set.width + 14 <= x1 - x0 ? [{ ...set, x: x0 + 7, top }] : []),
        { ...set, x: x0 - set.width - 7, top },
      ]),
    );
    // Where every free place is taken, a plate that interrupts thin lines.
    const onPlate = [wide!, slim!].flatMap((set) =>
      [x1 + 7, x0 - set.width - 7].flatMap((x) =>
        tops.map((top) => ({ ...set, x, top, overLines: true, variant: 'plate' }) as const),
      ),
    );
    return {
      key: `consequence ${pod.subject} ${consequence.from}`,
      priority: labelPriority.consequence,
      role: 'labelStrong',
      tone: 'fail',
      ...wide!,
      places: [...places, ...onPlate],
      event: null,
      lane: null,
      ink: null,
    };
  });
}

function linesOf(text: string, width: number, measure: Measure) {
  const lines = wrapText(text, width, (part) => measure(part, 'labelStrong'));
  const widest = Math.max(...lines.map((line) => measure(line, 'labelStrong')));
  return { lines, width: widest, height: labelHeight(lines.length) };
}

/** One label a diamond, of the mark that matters most; what another row already says is not said again. */
function eventLabels(pod: PodTimeline, input: PodLabelInput): readonly PictureLabel[] {
  const { group, locale, measure, selection, diamonds } = input;
  const y = group.eventsY;
  if (y === null) return [];
  const told = new Set<string>();
  return diamonds.flatMap(({ x, marks }) => {
    const news = marks
      .map(({ mark }) => mark)
      .filter(({ event, label, saidElsewhere }) => {
        if (event === selection) return true;
        if (saidElsewhere || told.has(label.en)) return false;
        told.add(label.en);
        return true;
      })
      .sort((a, b) => priorityOf(b, selection) - priorityOf(a, selection));
    const [lead, second] = news;
    if (!lead) return [];
    const strong = lead.tone === 'notable';
    const role = strong ? 'labelStrong' : 'label';
    const own = lead.label[locale];
    const both = second && news.length === 2 ? words.listed(own, second.label[locale])[locale] : own;
    const rows = strong || lead.event === selection ? [y + 6, y + 22] : [y + 6];
    const texts = [...new Set([both, own])].map((text) => ({ lines: [text], width: measure(text, role) }));
    return [
      {
        key: `mark ${pod.subject} ${lead.event} ${lead.at}`,
        priority: priorityOf(lead, selection),
        lines: [own],
        role,
        tone: lead.tone === 'failing' ? 'fail' : strong ? 'text' : 'text-2',
        width: measure(own, role),
        height: labelHeight(1),
        places: rows.flatMap((top) =>
          texts.flatMap((text) => [
            { ...text, x: x + 8, top },
            { ...text, x: x - text.width - 8, top },
          ]),
        ),
        event: lead.event,
        lane: null,
        ink: null,
      },
    ];
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
      const text = words.killDeadline(instantText(at))[locale];
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
