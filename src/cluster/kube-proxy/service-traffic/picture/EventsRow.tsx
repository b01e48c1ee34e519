import { memo } from 'react';
import type { SceneMark } from '#cluster/scene.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { Diamond } from '#ui/Diamond.tsx';
import { joinMarks } from '#ui/joinMarks.ts';
import { markProps } from '#ui/marks.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { instant } from './instant.ts';

/** What the user did and the controllers decided: a diamond each, with its words where they fit. */
export const EventsRow = memo(function EventsRow(props: {
  readonly marks: readonly SceneMark[];
  readonly y: number;
  readonly scale: TimeScale;
  readonly namesRight: number;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly selection: EventId | null;
}) {
  const { marks, y, scale, namesRight, locale, measure, selection } = props;
  const inView = marks
    .filter(({ at }) => at >= scale.from && at <= scale.to)
    .map((mark) => ({ ...mark, x: scale.x(mark.at) }));
  const groups = joinMarks(inView);
  return (
    <g>
      <text x={namesRight} y={y + 4} className="type-small text-3" textAnchor="end">
        {words.events[locale]}
      </text>
      <path d={`M${scale.left} ${y}H${scale.right}`} stroke="var(--hair)" />
      {groups.map((group, index) => {
        const events = group.marks.map(({ event }) => event);
        const selected = selection !== null && events.includes(selection);
        const telling = group.marks.find(({ tone }) => tone !== 'plain') ?? group.marks[0]!;
        const text = telling.label[locale];
        const left = group.x + 9;
        const room = (groups[index + 1]?.x ?? scale.right) - left - 8;
        return (
          <g
            key={events[0]}
            {...markProps({
              row: 'events',
              x: group.x,
              name: `${instant(telling.at)} s: ${group.marks.map(({ label }) => label[locale]).join('; ')}`,
              events,
              selected,
            })}
          >
            <Diamond
              x={group.x}
              y={y}
              tone={telling.tone === 'failing' ? 'fail' : 'text'}
              filled={selected || telling.tone === 'notable'}
              count={1}
            />
            {telling.tone !== 'plain' && measure(text, 'small') < room ? (
              <text
                x={left}
                y={y + 4}
                className={
                  telling.tone === 'failing' ? 'type-small text-fail on-plate' : 'type-small on-plate'
                }
              >
                {text}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
});
