import { nodePortWords as words } from '#i18n/nodePorts.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { clock } from '#ui/timeText.ts';
import { cellWords, landingWords } from './cellWords.ts';
import { eventOfPort } from './eventOfPort.ts';
import type { LandingZones } from './landingZones.ts';
import type { PortState } from './portState.ts';

/** What there is to say of the port under the hand, in one line under the map. */
export function CellLine(props: {
  readonly state: PortState;
  readonly other: PortState | null;
  readonly zones: LandingZones | null;
  readonly port: number | null;
  /** How to read two fates in one cell; empty for one run. */
  readonly note: string;
  readonly locale: Locale;
  readonly onSelect: (event: EventId | null) => void;
}) {
  const { state, other, zones, port, note, locale, onSelect } = props;
  const holder = port === null ? undefined : state.holders.get(port);
  const event = port === null ? null : eventOfPort(state, port);
  const parts =
    port === null
      ? []
      : [
          cellWords(state, port, locale, other),
          ...(holder ? [words.cellSince(clock(holder.at))[locale]] : []),
          landingWords(zones, port, locale),
        ].filter((part) => part !== '');
  return (
    <p className="ports-cell type-label">
      <span>{parts.join(' · ')}</span>
      {event === null ? null : (
        <button type="button" className="verb" onClick={() => onSelect(event)}>
          {words.why[locale]}
        </button>
      )}
      {note === '' ? null : <span className="text-2">{note}</span>}
    </p>
  );
}
