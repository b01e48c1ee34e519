import { useMemo } from 'react';
import type { Draw } from '#cluster/kube-apiserver/nodeport/portAllocator.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { MapGeometry } from './mapGeometry.ts';
import { mapNotes } from './mapNotes.ts';
import { placeNotes } from './placeNotes.ts';
import type { PortState } from './portState.ts';

const notesPx = 146;

/** The margin: what each band is, who was refused and why, where the next draw goes. */
export function MapNotes(props: {
  readonly map: MapGeometry;
  readonly state: PortState;
  readonly draws: readonly Draw[];
  readonly locale: Locale;
  readonly measure: Measure;
  readonly lineOf: (document: number | null) => number | null;
  readonly onSelect: (event: EventId | null) => void;
}) {
  const { map, state, draws, locale, measure, lineOf, onSelect } = props;
  const placed = useMemo(
    () => placeNotes(mapNotes(state, draws[0], lineOf, locale), map, { width: notesPx, measure }),
    [map, state, draws, locale, measure, lineOf],
  );
  if (map.notesLeft === null) return null;
  return (
    <>
      <svg className="ports-leaders" width={map.notesLeft} height={map.height} aria-hidden="true">
        {placed.map(({ note, leader }) =>
          leader === '' ? null : <path key={note.key} className={`leader-${note.tone}`} d={leader} />,
        )}
      </svg>
      {placed.map(({ note, top }) => (
        <div
          key={note.key}
          className="ports-note type-label"
          style={{ left: map.notesLeft ?? 0, top, width: notesPx }}
        >
          <NoteTitle note={note} onSelect={onSelect} />
          {note.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {note.verbatim === '' ? null : <p className="type-tick text-2">{note.verbatim}</p>}
        </div>
      ))}
    </>
  );
}

function NoteTitle(props: {
  readonly note: { readonly title: string; readonly tone: string; readonly event: EventId | null };
  readonly onSelect: (event: EventId | null) => void;
}) {
  const { title, tone, event } = props.note;
  const className = `strong text-${tone}`;
  if (event === null) return <p className={className}>{title}</p>;
  return (
    <button type="button" className={`plain ${className}`} onClick={() => props.onSelect(event)}>
      {title}
    </button>
  );
}
