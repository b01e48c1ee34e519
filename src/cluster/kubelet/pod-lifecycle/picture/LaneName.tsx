import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { Measure } from '#ui/textWidth.ts';
import { laneInk } from './laneSide.ts';
import type { LaneRow } from './pictureRow.ts';
import { laneOf } from './podPairs.ts';

/** A lane's name, whose ink it has, and what watches it: in the gutter, or over the lane on a phone. */
export function LaneName(props: {
  readonly row: LaneRow;
  /** How many seeds its band is of; null without one. */
  readonly seeds: number | null;
  readonly x: number;
  readonly width: number;
  readonly locale: Locale;
  readonly measure: Measure;
}) {
  const { row, seeds, x, width, locale, measure } = props;
  const lane = laneOf(row.lane);
  const [role, ...notes] = lane.notes.map((note) => note[locale]);
  const third = row.of ?? (seeds === null ? notes.join(', ') : words.seeds(seeds)[locale]);
  const ink = laneInk(lane);
  const y = row.baseline;
  switch (row.naming) {
    case 'none':
      return null;
    case 'stacked': {
      const top = row.height >= 46 ? y - 32 : y - 20;
      return (
        <g>
          <text x={x} y={top} className="type-lane">
            {fittedName(lane.name, width, (text) => measure(text, 'lane'))}
          </text>
          <text x={x} y={top + 17} className={`type-label text-${ink}`}>
            {role}
          </text>
          {lane.role === 'sidecar' ? (
            <SidecarFrame x={x + measure(role ?? '', 'label') + 8} y={top + 17} />
          ) : null}
          {third ? (
            <text x={x} y={top + 33} className="type-label text-2">
              {fitted(third, width, (text) => measure(text, 'label'))}
            </text>
          ) : null}
        </g>
      );
    }
    case 'line':
    case 'over': {
      const over = row.naming === 'over';
      const nameY = over ? y - row.height - 14 : y - 2;
      const name = fittedName(lane.name, width, (text) => measure(text, 'lane'));
      const roleX = x + measure(name, 'lane') + 8;
      const room = x + width - roleX;
      return (
        <g>
          <text x={x} y={nameY} className="type-lane">
            {name}
          </text>
          {measure(role ?? '', 'label') <= room ? (
            <text x={roleX} y={nameY} className={`type-label text-${ink}`}>
              {role}
            </text>
          ) : null}
        </g>
      );
    }
    default:
      return row.naming satisfies never;
  }
}

/** The sidecar's mark: a frame that stays while the bar beside it ends. Beside the word, never colour alone. */
function SidecarFrame({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g fill="none">
      <path d={`M${x} ${y}v-9h4v9`} stroke="var(--sidecar)" strokeWidth="1.6" />
      <path d={`M${x + 6.5} ${y}v-9`} stroke="var(--main)" strokeWidth="2.4" />
    </g>
  );
}

/** The text, or its beginning with "…" where it would reach into the picture. */
export function fitted(text: string, width: number, measure: (text: string) => number): string {
  return cut(text, (kept) => `${text.slice(0, kept)}…`, width, measure);
}

/** A name without its middle: generated names, and many others, differ at their ends. */
export function fittedName(name: string, width: number, measure: (text: string) => number): string {
  const tail = name.slice(-tailLetters);
  return cut(name, (kept) => `${name.slice(0, Math.max(1, kept - tailLetters))}…${tail}`, width, measure);
}

const tailLetters = 6;

/** The longest form that fits, by halving: measuring is dear. */
function cut(
  text: string,
  form: (kept: number) => string,
  width: number,
  measure: (text: string) => number,
): string {
  if (measure(text) <= width) return text;
  let low = 1;
  let high = text.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(form(middle)) <= width) low = middle;
    else high = middle - 1;
  }
  return form(low);
}
