import type { Attempt } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { Dots } from '#ui/Legend.tsx';
import { markProps } from '#ui/marks.ts';
import { Trace } from '#ui/Trace.tsx';
import type { TimeScale } from '#ui/timeScale.ts';
import { heightY, round } from '#ui/tracePath.ts';
import { AttemptEnd } from './AttemptEnd.tsx';
import { laneText, secondsText } from './jobText.ts';
import type { LaneSide } from './laneSides.ts';
import type { AttemptStep } from './laneSteps.ts';

/** One run's attempts at one index or place, its back-offs and what held it back, each of them a mark. */
export function JobLaneTrace(props: {
  readonly side: LaneSide;
  readonly several: boolean;
  readonly scale: TimeScale;
  readonly scope: string;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { side, several, scale, scope, locale, selection } = props;
  const { lane, job, geometry, steps } = side;
  const name = laneText(lane, several ? job : null, locale);
  const common = { side, name, locale, selection };
  const dotsY = geometry.baseline - geometry.up * 5;
  const visible = (from: number, to: number) => to >= scale.from && from <= scale.to;
  const xOf = (at: number) => Math.min(scale.right, Math.max(scale.left, scale.x(at)));
  return (
    <g>
      <g className="traces">
        {lane.attempts.map((attempt, order) => (
          <g key={attempt.pod}>
            <Trace steps={steps[order]!} lane={geometry} ink="main" scope={scope} />
            {attempt.spans
              .filter(({ state, from, to }) => state === 'restarting' && visible(from, to))
              .map(({ from, to }) => (
                <Dots key={from} x0={xOf(from)} x1={xOf(to)} y={dotsY} />
              ))}
          </g>
        ))}
        {lane.attempts.map((attempt, order) =>
          attempt.endAt > (lane.attempts[order + 1]?.createdAt ?? Infinity) ? (
            <WedgeOver key={attempt.pod} steps={steps[order]!} side={side} />
          ) : null,
        )}
        {lane.waits
          .filter(({ from, to }) => visible(from, to))
          .map(({ from, to }) => (
            <Dots key={from} x0={xOf(from)} x1={xOf(to)} y={dotsY} />
          ))}
        {lane.held
          .filter(({ from, to }) => visible(from, to))
          .map(({ from, to }) => (
            <HeldLine key={from} x0={xOf(from)} x1={xOf(to)} y={heightY(geometry, 0.3)} />
          ))}
      </g>
      {lane.attempts.map((attempt, order) => (
        <g key={attempt.pod}>
          {steps[order]!.map((step) => (
            <StepMark key={step.span.from} step={step} attempt={attempt} {...common} />
          ))}
        </g>
      ))}
      {lane.waits
        .filter(({ from, to }) => visible(from, to))
        .map(({ from, to, delaySeconds, event }) => (
          <rect
            key={from}
            x={xOf(from)}
            y={Math.min(dotsY - 6, dotsY + 6)}
            width={Math.max(4, xOf(to) - xOf(from))}
            height="11"
            fill="transparent"
            data-path={`${job.specPath}.backoffLimit${job.perIndexLimit === null ? '' : 'PerIndex'}`}
            {...documentOf(job.document)}
            {...markProps({
              row: side.key,
              x: xOf(from),
              name: words.waitName(name, delaySeconds, secondsText(from), secondsText(to))[locale],
              events: [event],
              selected: selection === event,
            })}
          />
        ))}
      {lane.attempts.map((attempt) => (
        <AttemptEnd
          key={attempt.pod}
          attempt={attempt}
          x={scale.x(attempt.cap?.at ?? 0)}
          {...{ scale }}
          {...common}
        />
      ))}
    </g>
  );
}

/** Where a pod still ends behind the bar of the next one, its slope is drawn over it. */
function WedgeOver({ steps, side }: { readonly steps: readonly AttemptStep[]; readonly side: LaneSide }) {
  const path = steps
    .filter(({ fill }) => fill === 'wedge')
    .map(
      ({ x0, x1, h0, h1 }) =>
        `M${round(x0)} ${heightY(side.geometry, h0)}L${round(x1)} ${heightY(side.geometry, h1)}`,
    )
    .join('');
  return (
    <g fill="none">
      <path d={path} stroke="var(--paper)" strokeWidth="4" />
      <path d={path} stroke="var(--main)" strokeWidth="1.4" />
    </g>
  );
}

/** Nothing begins here though a place is free: a thin line with a start stop. */
function HeldLine({ x0, x1, y }: { readonly x0: number; readonly x1: number; readonly y: number }) {
  if (x1 - x0 < 2) return null;
  return (
    <path d={`M${round(x0)} ${y - 4}v8M${round(x0)} ${y}H${round(x1)}`} stroke="var(--text2)" fill="none" />
  );
}

/** What takes the pointer and the focus for a stretch of an attempt: its box. */
function StepMark(props: {
  readonly side: LaneSide;
  readonly step: AttemptStep;
  readonly attempt: Attempt;
  readonly name: string;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { side, step, attempt, name, locale, selection } = props;
  const { geometry, job } = side;
  const { from, to, state, event } = step.span;
  const top = heightY(geometry, Math.max(step.h0, step.h1));
  const said = words.attemptName(
    name,
    attempt.ordinal,
    words[`${state}State` as 'waitingState'][locale],
    secondsText(from),
    secondsText(to),
  );
  return (
    <rect
      x={step.x0}
      y={Math.min(top, geometry.baseline)}
      width={Math.max(3, step.x1 - step.x0)}
      height={Math.max(4, Math.abs(geometry.baseline - top))}
      fill="transparent"
      data-path={`${job.specPath}.template`}
      {...documentOf(job.document)}
      {...markProps({
        row: side.key,
        x: step.x0,
        name: said[locale],
        events: [event],
        selected: selection === event,
      })}
    />
  );
}

function documentOf(document: number | null) {
  return document === null ? {} : { 'data-document': document };
}
