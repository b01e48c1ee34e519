import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { markProps } from '#ui/marks.ts';
import { round } from '#ui/tracePath.ts';
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
  readonly selection: EventId | null;
}) {
  const { content, name, note, nameX, locale, selection } = props;
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
      {content.words.map(({ x, tier, words: set }) => {
        const text = mergedStatus(set, locale);
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
            <path d={`M${round(x)} ${row.top}v${16 + 16 * tier}`} stroke="var(--rule)" />
            <text x={round(x) + wordInsetPx} y={row.top + 14 + 16 * tier} className={classOf(set)}>
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function classOf(set: readonly StatusWord[]): string {
  if (set.some(({ tone }) => tone === 'failing'))
    return `type-status text-fail${set.length === 1 ? ' strong' : ''}`;
  return set.every(({ tone }) => tone === 'gone') ? 'type-status text-3' : 'type-status';
}
