import { type ComponentProps, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { EventId } from '#simulation/trace.ts';
import type { TableRow } from './tableRow.ts';
import { rowAfterKey, windowAround, windowRows } from './tableWindow.ts';

interface Place {
  readonly rows: readonly TableRow[];
  readonly selection: EventId | null;
  /** The row the Tab key stops at. */
  readonly active: number;
  readonly from: number;
}

/**
 * The rows that are drawn, one stop of the Tab key among them, and what keys and clicks do. The stop follows the
 * selection; where it goes, the drawn rows go with it.
 */
export function useTableRows(
  rows: readonly TableRow[],
  selection: EventId | null,
  onSelect: (event: EventId) => void,
) {
  const table = useRef<HTMLDivElement>(null);
  const [held, setPlace] = useState<Place>(() => placeOf(rows, selection, { active: 0, from: 0 }));
  const known = held.rows === rows && held.selection === selection;
  const place = known ? held : placeOf(rows, selection, held);
  if (!known) setPlace(place);
  const { active, from } = place;
  const shown = useMemo(() => rows.slice(from, from + windowRows), [rows, from]);

  const goTo = (index: number, start = from) =>
    setPlace({ ...place, active: index, from: windowAround(start, index, rows.length) });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = rowAfterKey(event.key, active, rows.length);
    if (next !== null) {
      flushSync(() => goTo(next));
      table.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') select(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const select = (index: number) => {
    const event = rows[index]?.event ?? null;
    if (event !== null) onSelect(event);
  };
  // A new function for a new selection: React calls it once, when the row it stands on is there.
  const follow = useMemo(() => {
    if (selection === null) return undefined;
    return (row: HTMLTableRowElement | null) => row?.scrollIntoView?.({ block: 'nearest' });
  }, [selection]);

  const rowProps = ({ event }: TableRow, index: number): ComponentProps<'tr'> => ({
    tabIndex: from + index === active ? 0 : -1,
    'aria-rowindex': from + index + 2,
    onKeyDown,
    onClick: () => {
      // Whoever marks a text to copy it selects no event.
      if (getSelection()?.isCollapsed === false) return;
      goTo(from + index);
      select(from + index);
    },
    ...(from + index === active && event === selection ? { ref: follow } : {}),
  });
  const showEarlier = () => goTo(Math.max(0, from - 1));
  const showLater = () => goTo(Math.min(rows.length - 1, from + windowRows));
  return { from, shown, table, rowProps, showEarlier, showLater };
}

/** After a change: on the first row of the selected event, else where it stood. */
function placeOf(
  rows: readonly TableRow[],
  selection: EventId | null,
  held: Pick<Place, 'active' | 'from'>,
): Place {
  const at = (index: number) => rows[index]?.event === selection;
  const kept = Math.max(0, Math.min(held.active, rows.length - 1));
  const found = selection === null || at(kept) ? kept : rows.findIndex(({ event }) => event === selection);
  const active = found < 0 ? kept : found;
  return { rows, selection, active, from: windowAround(held.from, active, rows.length) };
}
