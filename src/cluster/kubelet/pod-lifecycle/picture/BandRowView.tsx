import type { Band } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { markProps } from '#ui/marks.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { round } from '#ui/tracePath.ts';
import { bandWord } from './bandWords.ts';
import type { BandRow } from './pictureRow.ts';
import { secondsText } from './secondsText.ts';

interface BandProps {
  readonly row: BandRow;
  readonly scale: TimeScale;
  readonly nameX: number;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly selection: EventId | null;
}

/** Phase or a condition: the pen's line again, up while it is True, on the baseline with its reason while it is not. */
export function BandRowView(props: BandProps) {
  const { row, scale, nameX, locale } = props;
  const name = row.band.name === 'phase' ? words.phase[locale] : row.band.name;
  return (
    <g>
      <text x={nameX} y={row.baseline} className="type-label text-2">
        {name}
      </text>
      <path d={`M${scale.left} ${row.baseline}H${scale.right}`} stroke="var(--rule)" strokeWidth="0.75" />
      {row.band.above.map((band) => (
        <BandSpan key={band.from} {...props} name={name} band={band} up={1} />
      ))}
      {row.band.below?.map((band) => (
        <BandSpan key={band.from} {...props} name={name} band={band} up={-1} />
      ))}
    </g>
  );
}

function BandSpan(props: BandProps & { readonly name: string; readonly band: Band; readonly up: 1 | -1 }) {
  const { row, scale, locale, measure, selection, name, band, up } = props;
  const x0 = round(Math.max(scale.left, scale.x(band.from)));
  const x1 = round(Math.min(scale.right, scale.x(band.to)));
  if (x1 <= x0) return null;
  const raised = band.value === 'True';
  const word = bandWord(row, band, up, scale, measure);
  const top = up === 1 ? row.baseline - row.height : row.baseline;
  const mark = markProps({
    row: `${row.key} ${up}`,
    x: x0,
    name: words.bandName(
      name,
      `${band.value} ${band.reason}`.trim(),
      secondsText(band.from),
      secondsText(band.to),
    )[locale],
    events: [band.event],
    selected: band.event === selection,
  });
  return (
    <g {...mark}>
      <rect
        x={x0}
        y={top}
        width={x1 - x0}
        height={row.height}
        fill={raised ? 'var(--graphite)' : 'transparent'}
        className="traces"
      />
      <path d={`M${x0} ${row.baseline}v${-up * (row.height + 3)}`} stroke="var(--rule)" />
      {word ? (
        <text x={word.x0} y={word.baseline} className="type-status text-2">
          {word.text}
        </text>
      ) : null}
    </g>
  );
}
