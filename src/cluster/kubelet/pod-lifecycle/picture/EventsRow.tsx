import type { EventMark } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { Diamond } from '#ui/Diamond.tsx';
import { type JoinedMarks, joinMarks } from '#ui/joinMarks.ts';
import { markProps } from '#ui/marks.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import type { PodPair, Side } from './podPairs.ts';
import { secondsText } from './secondsText.ts';

/** The diamonds of a pod; of two runs each draws its half, so what happens at the same time makes a whole one. */
export function EventsRow(props: {
  readonly pair: PodPair;
  readonly y: number;
  readonly scale: TimeScale;
  readonly nameX: number;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { pair, y, scale, nameX, locale, selection } = props;
  return (
    <g>
      <path d={`M${scale.left} ${y}H${scale.right}`} stroke="var(--hair)" />
      <text x={nameX} y={y + 4} className="type-label text-2">
        {words.events[locale]}
      </text>
      {(['above', 'below'] as const).map((side) =>
        marksOf(pair, side, scale).map((joined) => (
          <JoinedDiamond
            key={`${side} ${joined.marks[0]!.mark.event}`}
            {...{ joined, y, side, locale, selection }}
            half={pair.above !== null && pair.below !== null}
            row={`events ${side} ${pair.key}`}
          />
        )),
      )}
    </g>
  );
}

interface MarkAt {
  readonly x: number;
  readonly mark: EventMark;
}

function marksOf(pair: PodPair, side: Side, scale: TimeScale): readonly JoinedMarks<MarkAt>[] {
  const marks = (pair[side]?.marks ?? [])
    .filter(({ at }) => at >= scale.from && at <= scale.to)
    .map((mark) => ({ x: scale.x(mark.at), mark }));
  return joinMarks(marks);
}

function JoinedDiamond(props: {
  readonly joined: JoinedMarks<MarkAt>;
  readonly y: number;
  readonly side: Side;
  readonly half: boolean;
  readonly row: string;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { joined, y, side, half, row, locale, selection } = props;
  const marks = joined.marks.map(({ mark }) => mark);
  const selected = marks.some(({ event }) => event === selection);
  const name = words.markName(marks.map(({ label }) => label[locale]).join(', '), secondsText(marks[0]!.at));
  const mark = markProps({
    row,
    x: joined.x,
    name: name[locale],
    events: marks.map(({ event }) => event),
    selected,
  });
  return (
    <g {...mark}>
      <rect x={joined.x - 8} y={y - 8} width="16" height="16" fill="transparent" />
      <Diamond
        x={joined.x}
        y={y}
        tone={marks.some(({ tone }) => tone === 'failing') ? 'fail' : 'text'}
        filled={selected || marks.some(({ tone }) => tone === 'notable')}
        count={marks.length}
        {...(half ? { half: side } : {})}
      />
    </g>
  );
}
