import { memo } from 'react';
import type { Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { joinMarks } from '#ui/joinMarks.ts';
import { markProps } from '#ui/marks.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { failureMarks } from './failureMarks.ts';
import { fateWord } from './fateWord.ts';
import { instant, rateText } from './instant.ts';
import type { ChartBox } from './pictureLayout.ts';
import { answeredSteps, binMs } from './requestBins.ts';
import { SideNote } from './SideNote.tsx';
import { stackPaths } from './stackPaths.ts';

/** Requests a second by who answered them, and each one that was lost as a mark of its own below. */
export const RequestsChart = memo(function RequestsChart(props: {
  readonly stage: Stage;
  readonly below: Stage | null;
  readonly box: ChartBox;
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly namesRight: number;
  readonly selection: EventId | null;
}) {
  const { stage, below, box, scale, locale, namesRight, selection } = props;
  const most = Math.max(stage.requests.ratePerSecond, below?.requests.ratePerSecond ?? 0, 0.1);
  const pxPerUnit = (box.baseline - box.top) / (most * 1.15);
  const room = below ? 34 : box.below;
  const marksTop = box.baseline + (below ? box.baseline - box.top : 0) + 5;
  const failed = lostOf(stage);
  const { each } = failureMarks(stage.requests, scale, room);
  return (
    <g>
      <text x={namesRight} y={box.baseline - 22} className="type-lane" textAnchor="end">
        {words.requests[locale]}
      </text>
      <SideNote
        x={namesRight}
        y={box.baseline - 5}
        aside={{ x: scale.left, y: box.top - 2 }}
        className="text-2"
      >
        {words.byAnswer(rateText(stage.requests.ratePerSecond))[locale]}
      </SideNote>
      <SideNote
        x={namesRight}
        y={below ? box.top - 8 : marksTop + 9}
        aside={{ x: scale.left, y: below ? box.top - 16 : marksTop + 9 }}
        className={failed > 0 ? 'strong text-fail on-plate' : 'text-2'}
      >
        {(failed > 0 ? words.failed(String(failed), each) : words.noneFailed)[locale]}
      </SideNote>
      {below ? (
        <SideNote
          x={namesRight}
          y={marksTop + 9}
          aside={{ x: scale.left, y: marksTop + 9 }}
          className={lostOf(below) > 0 ? 'strong text-fail on-plate' : 'text-2'}
        >
          {(lostOf(below) > 0 ? words.failed(String(lostOf(below)), each) : words.noneFailed)[locale]}
        </SideNote>
      ) : null}
      <text
        x={scale.left - 5}
        y={box.baseline - most * pxPerUnit + 4}
        className="type-small text-3"
        textAnchor="end"
      >
        {rateText(most)}
      </text>
      <text x={scale.left - 5} y={box.baseline + 4} className="type-small text-3" textAnchor="end">
        0
      </text>
      <Answers stage={stage} up={1} {...{ scale, pxPerUnit }} baseline={box.baseline} />
      {below ? <Answers stage={below} up={-1} {...{ scale, pxPerUnit }} baseline={box.baseline} /> : null}
      <path d={`M${scale.left} ${box.baseline}H${scale.right}`} stroke="var(--rule)" strokeWidth="0.75" />
      <Failures
        {...{ stage, scale, locale, selection, room }}
        // In a comparison the marks of the run above stand above its answers.
        y={(row) => (below ? box.top - 4 - row : marksTop + row)}
      />
      <StartUp {...{ stage, scale, locale }} y={below ? box.top - 24 : marksTop + 3} />
      {below ? (
        <Failures
          {...{ scale, locale, room }}
          stage={below}
          selection={null}
          y={(row) => marksTop + row}
          foreign
        />
      ) : null}
    </g>
  );
});

/** Lost once the Service was up. */
function lostOf({ requests }: Stage): number {
  return requests.failed.length - requests.firstServed;
}

/** Until the first answer: one stretch with its count, for nothing could have been answered. */
function StartUp({
  stage,
  scale,
  locale,
  y,
}: {
  readonly stage: Stage;
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly y: number;
}) {
  const { requests } = stage;
  if (requests.firstServed === 0) return null;
  const x0 = Math.max(scale.left, scale.x(requests.sentAt[0]!));
  const x1 = Math.min(scale.right, scale.x(requests.sentAt[requests.firstServed]!));
  if (x1 - x0 < 2) return null;
  return (
    <g>
      <path d={`M${x0} ${y}H${x1}`} stroke="var(--fail)" strokeWidth="1.4" strokeDasharray="2 3" />
      <text x={x0} y={y + 14} className="type-label text-fail on-plate">
        {words.beforeAnswer(requests.firstServed)[locale]}
      </text>
    </g>
  );
}

function Answers(props: {
  readonly stage: Stage;
  readonly up: 1 | -1;
  readonly scale: TimeScale;
  readonly pxPerUnit: number;
  readonly baseline: number;
}) {
  const { stage, up, scale, pxPerUnit, baseline } = props;
  const steps = answeredSteps(stage, binMs(stage.requests.ratePerSecond, scale.pxPerSecond), scale);
  const paths = stackPaths(steps, scale, { baseline, pxPerUnit, up });
  return (
    <g className="traces">
      {stage.revisions.map(({ ink, hash }, index) => (
        <path key={hash} d={paths[index]} fill={`var(--${ink})`} />
      ))}
    </g>
  );
}

/** One path draws all crosses; what can be reached with the keys are groups of those that stand together. */
function Failures(props: {
  readonly stage: Stage;
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly selection: EventId | null;
  readonly room: number;
  readonly y: (row: number) => number;
  /** They are events of another run, and select nothing here. */
  readonly foreign?: boolean;
}) {
  const { stage, scale, locale, selection, room, y, foreign } = props;
  const { requests } = stage;
  const { marks, arm } = failureMarks(requests, scale, room);
  if (marks.length === 0) return null;
  const cross = (x: number, at: number) =>
    `M${round(x - arm)} ${round(at - arm)}l${round(2 * arm)} ${round(2 * arm)}m0 ${round(-2 * arm)}l${round(-2 * arm)} ${round(2 * arm)}`;
  const chosen = marks.find(({ place }) => requests.event[place] === selection);
  const ordered = [...marks].sort((a, b) => a.x - b.x || a.y - b.y);
  return (
    <g>
      <path
        d={marks.map((mark) => cross(mark.x, y(mark.y))).join('')}
        stroke="var(--fail)"
        strokeWidth={arm > 2 ? 1.6 : 1.1}
        fill="none"
      />
      {chosen ? (
        <circle
          cx={chosen.x}
          cy={y(chosen.y)}
          r={arm + 3}
          fill="none"
          stroke="var(--text)"
          strokeWidth="1.5"
        />
      ) : null}
      {foreign
        ? null
        : joinMarks(ordered).map((group) => {
            const places = group.marks.map(({ place }) => place);
            const [first, last] = [places[0]!, places.at(-1)!];
            const name =
              places.length === 1
                ? words.failureName(
                    fateWord(requests.fate[first]!)[locale],
                    instant(requests.endedAt[first]!),
                  )
                : words.failuresName(
                    places.length,
                    instant(requests.endedAt[first]!),
                    instant(requests.endedAt[last]!),
                  );
            const ys = group.marks.map((mark) => y(mark.y));
            const right = Math.max(...group.marks.map(({ x }) => x));
            return (
              <rect
                key={first}
                x={group.x - arm - 2}
                y={Math.min(...ys) - arm - 2}
                width={right - group.x + 2 * arm + 4}
                height={Math.max(...ys) - Math.min(...ys) + 2 * arm + 4}
                fill="transparent"
                {...markProps({
                  row: 'requests lost',
                  x: group.x,
                  name: name[locale],
                  events: places.map((place) => requests.event[place]!),
                  selected: places.some((place) => requests.event[place] === selection),
                })}
              />
            );
          })}
    </g>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
