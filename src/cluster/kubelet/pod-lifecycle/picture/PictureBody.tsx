import { memo } from 'react';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { Arrow } from '#ui/Arrow.tsx';
import type { AxisTicks } from '#ui/axisTicks.ts';
import { Patterns } from '#ui/Patterns.tsx';
import { TimeGrid } from '#ui/TimeAxis.tsx';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { WordsClip } from '#ui/WordsClip.tsx';
import { DifferenceMark } from './DifferenceMark.tsx';
import { Labels } from './Labels.tsx';
import type { LaneBand } from './laneBands.ts';
import { causeArrows, markPoints } from './markPoints.ts';
import { PictureRowView } from './PictureRowView.tsx';
import { ConsequenceMark, PodVerticals } from './PodOverlay.tsx';
import type { PictureRows } from './pictureRow.ts';
import { TornEdges } from './TornEdges.tsx';
import type { PictureContent } from './usePictureContent.tsx';

export interface PictureBodyProps {
  readonly model: Timeline;
  readonly rows: PictureRows;
  readonly content: PictureContent;
  readonly events: readonly ClusterEvent[];
  readonly scale: TimeScale;
  readonly ticks: AxisTicks;
  readonly nameX: number;
  readonly scope: string;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly selection: EventId | null;
  readonly sideNames: { readonly above: string; readonly below: string | null };
  readonly glowing: ReadonlySet<string>;
  readonly seedBands: ReadonlyMap<string, LaneBand>;
}

/** Everything of the picture that does not move with the pen. */
export const PictureBody = memo(function PictureBody(props: PictureBodyProps) {
  const { model, rows, content, events, scale, ticks, nameX, scope, locale, selection } = props;
  const arrows =
    selection === null ? [] : causeArrows(selection, events, markPoints(content.sides, rows.groups, scale));
  return (
    <svg
      className="picture-plot"
      width={scale.right + 24}
      height={rows.height}
      role="graphics-object"
      aria-label={words.title[locale]}
    >
      <Patterns scope={scope} />
      <WordsClip
        id={wordsClipId(scope)}
        labels={content.labels}
        width={scale.right + 24}
        height={rows.height}
      />
      <TimeGrid ticks={ticks} top={0} bottom={rows.plotBottom} />
      {rows.rows.map((row) => (
        <PictureRowView key={`${row.kind} ${row.key}`} {...props} row={row} />
      ))}
      <g clipPath={wordsClip(scope)}>
        {content.frames.map((frame) => (
          <ConsequenceMark key={`${frame.x0} ${frame.y0}`} frame={frame} />
        ))}
        {rows.groups.map((group) => (
          <PodVerticals key={group.pair.key} group={group} scale={scale} nameX={nameX} />
        ))}
      </g>
      {content.differences.map((bracket) => (
        <DifferenceMark key={bracket.key} bracket={bracket} />
      ))}
      <TornEdges model={model} content={content} scale={scale} />
      <Labels labels={content.labels} />
      {arrows.map(({ from, to }) => (
        <Arrow key={`${from.x} ${from.y} ${to.x}`} from={from} to={to} scope={scope} />
      ))}
    </svg>
  );
});

function wordsClipId(scope: string): string {
  return `${scope}-words`;
}

function wordsClip(scope: string): string {
  return `url(#${wordsClipId(scope)})`;
}
