import type { Span } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import { bracketLift, isDrawn, stepId, wedgeSlices } from './laneObstacles.ts';
import type { LaneShape, LaneStep } from './laneShape.ts';
import {
  type LabelPlace,
  type LabelRole,
  labelHeight,
  labelPriority,
  type Measure,
  type PictureLabel,
} from './pictureLabel.ts';
import { instantText, secondsText } from './secondsText.ts';

/** A lane as its labels see it. */
export interface LabelledLane {
  readonly key: string;
  readonly shape: LaneShape;
  readonly baseline: number;
  readonly height: number;
  readonly up: 1 | -1;
  readonly ink: 'main' | 'sidecar' | 'init' | 'graphite';
  readonly locale: Locale;
  readonly measure: Measure;
}

/** The words of a lane's spans, caps and brackets, each with the places it may stand in. */
export function laneLabels(lane: LabelledLane): readonly PictureLabel[] {
  const { shape } = lane;
  return [
    ...shape.caps.filter(({ cap }) => cap.exitCode !== 0).map((cap) => exitCodeLabel(cap, lane)),
    ...(lane.height < leastForWords ? [] : shape.brackets.filter(isDrawn)).map((bracket) =>
      bracketLabel(bracket, lane),
    ),
    ...waitLabels(lane),
    ...shape.steps.flatMap((step) => stepLabel(step, lane)),
    ...shape.merged.map((run) => {
      const text = String(run.spans.length);
      return label(lane, {
        key: `merged ${run.x0}`,
        text,
        role: 'label',
        tone: 'text-2',
        priority: labelPriority.note,
        event: run.spans[0]!.event,
        places: [at(lane, run.x0, lane.height + 4)],
      });
    }),
  ];
}

/** Below this height words have no room inside or above a lane but the exit codes'. */
const leastForWords = 14;

function exitCodeLabel({ x, cap }: LaneShape['caps'][number], lane: LabelledLane): PictureLabel {
  const text = String(cap.exitCode);
  const width = lane.measure(text, 'tickStrong');
  return label(lane, {
    key: `exit ${cap.event}`,
    text,
    role: 'tickStrong',
    tone: 'fail',
    priority: labelPriority.exitCode,
    event: cap.event,
    places: [
      at(lane, x - width / 2, lane.height + 6),
      at(lane, x + 5, lane.height - 12),
      at(lane, x - width - 5, lane.height + 2),
    ],
  });
}

function bracketLabel({ x0, x1, bracket }: LaneShape['brackets'][number], lane: LabelledLane): PictureLabel {
  const text = bracket.label[lane.locale];
  const failing = bracket.kind === 'backOff';
  const role: LabelRole = failing ? 'labelStrong' : 'label';
  const width = lane.measure(text, role);
  const lift = bracketLift(bracket.kind, lane.height) + 6;
  const hook = bracket.kind === 'preStop' || bracket.kind === 'postStart';
  const centre = (x0 + x1 - width) / 2;
  return label(lane, {
    key: `bracket ${bracket.kind} ${bracket.from}`,
    text,
    role,
    tone: failing ? 'fail' : hook ? lane.ink : 'text-2',
    priority: labelPriority.seconds,
    event: bracket.event,
    places: (hook ? [x0 + 4, centre, x1 - width] : [centre, x0 + 3, x1 - width - 4]).map((x) =>
      at(lane, x, lift),
    ),
  });
}

/** "back-off 10 s, over at 41.5" and, under it, "kubelet looks again at 45.0": the second keeps the first's edge. */
function waitLabels(lane: LabelledLane): readonly PictureLabel[] {
  if (lane.height < leastForWords) return [];
  let edge: number | null = null;
  return lane.shape.waits.map(({ x0, span }) => {
    const failing = span.state === 'backOff';
    if (failing || edge === null) edge = x0 + 12;
    const text = waitText(span, lane);
    const role: LabelRole = failing ? 'labelStrong' : 'label';
    const width = lane.measure(text, role);
    const lift = lane.height + (failing && lane.height >= 28 ? 23 : 7);
    const places = [at(lane, edge, lift), at(lane, x0 - width, lift), at(lane, edge, lane.height + 7)];
    return label(lane, {
      key: `wait ${span.from}`,
      text,
      role,
      tone: failing ? 'fail' : 'text-2',
      priority: failing ? labelPriority.failure - 3 : labelPriority.note,
      event: span.event,
      places,
    });
  });
}

function waitText(span: Span, lane: LabelledLane): string {
  if (span.state === 'untilSync') return words.looksAgain(instantText(span.to))[lane.locale];
  const bracket = lane.shape.brackets.find(
    (one) => one.bracket.kind === 'backOff' && one.bracket.from === span.from,
  );
  const length = bracket?.bracket.label[lane.locale] ?? `${secondsText(span.to - span.from)} s`;
  return words.backOffOver(length, instantText(span.to))[lane.locale];
}

function stepLabel(step: LaneStep, lane: LabelledLane): readonly PictureLabel[] {
  const { span } = step;
  const ends = lane.shape.caps.find(({ x }) => Math.abs(x - step.x1) < 1);
  const text = stepText(step, ends?.cap.exitCode === 0, lane);
  if (text === null) return [];
  const waiting = span.state === 'waiting';
  const wedge = span.state === 'terminating';
  const top = Math.max(step.h0, step.h1) * lane.height;
  const beside = at(lane, step.x1 + (ends ? 18 : 6), Math.max(3, Math.min(11, lane.height - 14)));
  const above = at(lane, step.x0 + 2, top + 4);
  return [
    label(lane, {
      key: `span ${span.from}`,
      text,
      role: waiting ? 'small' : 'label',
      tone: wedge ? lane.ink : 'text-2',
      priority: waiting ? labelPriority.state : labelPriority.note + 5,
      event: span.event,
      places: wedge
        ? overWedge(step, lane)
        : waiting
          ? [above]
          : [...inside(step, lane, text), beside, above],
    }),
  ];
}

/** Where the signal is sent, or a little later above the slope; never behind the exit, which has its own mark. */
function overWedge(step: LaneStep, lane: LabelledLane): readonly LabelPlace[] {
  const start = at(lane, step.x0 + 4, step.h0 * lane.height + 1);
  const slope = wedgeSlices(step)
    .slice(1, 4)
    .map(({ x0, h }) => at(lane, x0 + 3, h * lane.height + 1));
  return [start, { ...start, overLines: true, variant: 'plate' }, ...slope];
}

/** The span's own words; else what its shape cannot say: the signal, or how long a finished init container ran. */
function stepText({ span }: LaneStep, exitsWith0: boolean, lane: LabelledLane): string | null {
  if (span.label) return span.label[lane.locale];
  if (span.state === 'terminating') return 'SIGTERM';
  if (span.state === 'running' && exitsWith0)
    return words.runsAndExits(secondsText(span.to - span.from))[lane.locale];
  return null;
}

/** In the bar when 6 px are left at each side; over a hatch on a paper plate. */
function inside(step: LaneStep, lane: LabelledLane, text: string): readonly LabelPlace[] {
  const width = lane.measure(text, 'label');
  const bar = Math.max(step.h0, step.h1) * lane.height;
  if (step.x1 - step.x0 < width + 12 || bar < 16) return [];
  const place = at(lane, step.x0 + 6, (bar - labelHeight(1)) / 2);
  return [{ ...place, inside: stepId(lane, step), variant: step.fill === 'solid' ? 'inside' : 'plate' }];
}

/** A place whose lower edge is `lift` px from the baseline, towards the lane's own side. */
function at({ baseline, up }: LabelledLane, x: number, lift: number): LabelPlace {
  return { x, top: up === 1 ? baseline - lift - labelHeight(1) : baseline + lift };
}

interface LabelText extends Omit<PictureLabel, 'lines' | 'width' | 'height' | 'lane' | 'ink'> {
  readonly text: string;
}

function label(lane: LabelledLane, { text, ...rest }: LabelText): PictureLabel {
  return {
    ...rest,
    key: `${lane.key} ${rest.key}`,
    lines: [text],
    width: lane.measure(text, rest.role),
    height: labelHeight(1),
    lane: lane.key,
    ink: lane.ink,
  };
}
