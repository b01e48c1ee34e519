import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { Band } from '#ui/Band.tsx';
import { Dots } from '#ui/Legend.tsx';
import { MergedTrace } from '#ui/MergedTrace.tsx';
import { markProps } from '#ui/marks.ts';
import { Trace } from '#ui/Trace.tsx';
import type { TimeScale } from '#ui/timeScale.ts';
import { heightY } from '#ui/tracePath.ts';
import { LaneBracket } from './LaneBracket.tsx';
import { LaneCapMark } from './LaneCapMark.tsx';
import { LaneProbe } from './LaneProbe.tsx';
import type { LaneBand } from './laneBands.ts';
import type { LaneStep, Wait } from './laneShape.ts';
import type { LaneSide } from './laneSide.ts';
import { secondsText } from './secondsText.ts';

/** One run's trace of one lane with its caps, brackets and probes, each of them a mark. */
export function LaneTrace(props: {
  readonly side: LaneSide;
  readonly band: LaneBand | null;
  readonly scale: TimeScale;
  readonly scope: string;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { side, band, scale, scope, locale, selection } = props;
  const { shape, geometry, ink } = side;
  const common = { side, locale, selection };
  return (
    <g>
      <g className="traces">
        {band ? <Band steps={band.steps} lane={geometry} ink={ink} scale={scale} /> : null}
        <Trace
          // A banded lane is never filled: the shown seed is a line over what the others do.
          steps={band ? shape.steps.map((step) => ({ ...step, fill: 'outline' as const })) : shape.steps}
          lane={geometry}
          ink={ink}
          scope={scope}
        />
        {shape.merged.map((run) => (
          <MergedTrace key={run.x0} columns={run.columns} lane={geometry} ink={ink} />
        ))}
        {shape.waits
          .filter(({ span }) => span.state === 'backOff')
          .map(({ x0, x1, span }) => (
            <Dots
              key={span.from}
              x0={x0}
              x1={x1}
              y={geometry.baseline - geometry.up * Math.min(5, geometry.height)}
            />
          ))}
      </g>
      {shape.merged.map((run) => (
        <rect
          key={run.x0}
          {...boxOf(side, run.x0, run.x1, 1)}
          fill="transparent"
          {...markProps({
            row: side.key,
            x: run.x0,
            name: words.mergedName(
              side.lane.name,
              run.spans.length,
              secondsText(run.spans[0]!.from),
              secondsText(run.spans.at(-1)!.to),
            )[locale],
            events: run.spans.map(({ event }) => event),
            selected: run.spans.some(({ event }) => event === selection),
          })}
        />
      ))}
      {shape.steps.map((step) => (
        <SpanMark key={step.span.from} part={step} height={Math.max(step.h0, step.h1)} {...common} />
      ))}
      {shape.waits.map((wait) => (
        <SpanMark key={wait.span.from} part={wait} height={0.3} {...common} />
      ))}
      {(geometry.height < leastForBrackets ? [] : shape.brackets).map(({ x0, x1, bracket }) => (
        <LaneBracket key={`${bracket.kind} ${bracket.from}`} {...{ x0, x1, bracket }} {...common} />
      ))}
      {shape.probes.map(({ x, probe }) => (
        <LaneProbe key={`${probe.probe} ${probe.at}`} x={x} probe={probe} {...common} />
      ))}
      {shape.caps.map((cap) => (
        <LaneCapMark key={cap.cap.at} cap={cap} {...common} />
      ))}
    </g>
  );
}

/** Over lower lanes a bracket would stand in the next one. */
const leastForBrackets = 14;

/** What takes the pointer and the focus for a span: its box. */
function SpanMark(props: {
  readonly side: LaneSide;
  readonly part: LaneStep | Wait;
  readonly height: number;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { side, part, height, locale, selection } = props;
  const { span } = part;
  const state = words[span.state][locale];
  const name = words.spanName(side.lane.name, state, secondsText(span.from), secondsText(span.to))[locale];
  return (
    <rect
      {...boxOf(side, part.x0, part.x1, height)}
      fill="transparent"
      {...markProps({
        row: side.key,
        x: part.x0,
        name,
        events: [span.event],
        selected: span.event === selection,
      })}
    />
  );
}

function boxOf({ geometry }: LaneSide, x0: number, x1: number, height: number) {
  const top = heightY(geometry, height);
  return {
    x: x0,
    y: Math.min(top, geometry.baseline),
    width: Math.max(4, x1 - x0),
    height: Math.max(4, Math.abs(geometry.baseline - top)),
  };
}
