import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale, Sentence } from '#i18n/sentence.ts';
import type { Limit } from '#simulation/trace.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { round } from '#ui/tracePath.ts';
import { secondsText } from './secondsText.ts';
import type { Timeline } from './timeline.ts';
import type { PictureContent } from './usePictureContent.tsx';

const limits: Readonly<Record<Limit, Sentence>> = {
  events: words.limitEvents,
  wallTime: words.limitWallTime,
  memory: words.limitMemory,
  stopped: words.limitStopped,
};

/** Where a limit ended the run: each lane is torn off there, and the first says by what. */
export function TornEdges(props: {
  readonly model: Timeline;
  readonly content: PictureContent;
  readonly scale: TimeScale;
  readonly locale: Locale;
}) {
  const { model, content, scale, locale } = props;
  if (model.truncated === null || model.end > scale.to || model.end < scale.from) return null;
  const x = round(scale.x(model.end));
  const torn = content.sides.filter(
    ({ side, lane }) => side === 'above' && lane.spans.at(-1)?.to === model.end,
  );
  const first = torn[0];
  return (
    <g fill="none" strokeLinejoin="miter">
      {torn.map(({ key, geometry }) => (
        <g key={key}>
          <path d={tear(x + 2, geometry.baseline, geometry.height)} stroke="var(--paper)" strokeWidth="6" />
          <path d={tear(x, geometry.baseline, geometry.height)} stroke="var(--fail)" strokeWidth="1.6" />
        </g>
      ))}
      {first ? (
        <text x={x + 14} y={first.geometry.baseline - 18} className="type-label strong text-fail">
          {limits[model.truncated][locale]}
          <tspan x={x + 14} dy="16" className="type-label text-2">
            {words.reachedAt(secondsText(model.end))[locale]}
          </tspan>
        </text>
      ) : null}
    </g>
  );
}

/** A ragged line a little taller than the lane. */
function tear(x: number, baseline: number, height: number): string {
  const step = (height + 8) / 5;
  const shifts = [-6, 8, -8, 8, -4];
  return `M${x} ${baseline - height - 4}${shifts.map((dx) => `l${dx} ${step}`).join('')}`;
}
