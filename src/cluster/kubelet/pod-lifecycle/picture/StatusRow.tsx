import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { markProps } from '#ui/marks.ts';
import type { Measure } from '#ui/textWidth.ts';
import { round } from '#ui/tracePath.ts';
import { fitted } from './LaneName.tsx';
import { secondsText } from './secondsText.ts';
import { mergedStatus, type StatusWord, wordInsetPx } from './statusWords.ts';
import type { StatusContent } from './usePictureContent.tsx';

/** kubectl's own words at the moment they change, set like words under a score. */
export function StatusRow(props: {
  readonly content: StatusContent;
  readonly name: string;
  readonly note: string;
  readonly nameX: number;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly selection: EventId | null;
}) {
  const { content, name, note, nameX, locale, measure, selection } = props;
  const { row } = content;
  return (
    <g>
      <text x={nameX} y={row.top + 14} className="type-label strong">
        {name}
      </text>
      {note === '' || row.tiers < 2 ? null : (
        <text x={nameX} y={row.top + 30} className="type-label text-2">
          {note}
        </text>
      )}
      {content.words.map(({ x, tier, words: set, flipped, room, lineFrom }) => {
        const text = mergedStatus(set, locale);
        const role = isStrong(set) ? 'statusStrong' : 'status';
        const cut = fitted(text, room - wordInsetPx, (part) => measure(part, role));
        const events = set.flatMap(({ event }) => (event === null ? [] : [event]));
        const mark = markProps({
          row: row.key,
          x,
          name: words.statusName(text, secondsText(set[0]!.at))[locale],
          events,
          selected: events.some((event) => event === selection),
        });
        return (
          <g key={set[0]!.at} {...mark}>
            <path
              d={`M${round(x)} ${row.top + 16 * lineFrom + (lineFrom > 0 ? 3 : 0)}V${row.top + 16 + 16 * tier}`}
              stroke="var(--rule)"
            />
            {cut.length > 2 || cut === text ? (
              <text
                x={round(x) + (flipped ? -wordInsetPx : wordInsetPx)}
                y={row.top + 14 + 16 * tier}
                className={classOf(set)}
                textAnchor={flipped ? 'end' : 'start'}
              >
                {cut}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

function isStrong(set: readonly StatusWord[]): boolean {
  return set.length === 1 && set[0]!.tone === 'failing';
}

function classOf(set: readonly StatusWord[]): string {
  if (set.some(({ tone }) => tone === 'failing'))
    return `type-status text-fail${isStrong(set) ? ' strong' : ''}`;
  return set.every(({ tone }) => tone === 'gone') ? 'type-status text-3' : 'type-status';
}
