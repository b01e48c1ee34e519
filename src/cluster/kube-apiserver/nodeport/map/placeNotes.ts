import { cellX, cellY, type MapGeometry, round } from './mapGeometry.ts';
import type { MapNote } from './mapNotes.ts';

/** Width of a text in px in a role of type. */
type Measure = (text: string, role: 'label' | 'labelStrong' | 'tick') => number;

/** A note with its place, and the line that ties it to its port. */
export interface PlacedNote {
  readonly note: MapNote;
  readonly top: number;
  /** Path data; empty when it is tied to nothing. */
  readonly leader: string;
}

const linePx = 16;
const gapPx = 10;
const titlePx = 16;

/**
 * Notes from top to bottom, none over another. A leader runs in the gap between two rows, so it crosses no mark.
 */
export function placeNotes(
  notes: readonly MapNote[],
  map: MapGeometry,
  { width, measure }: { readonly width: number; readonly measure: Measure },
): readonly PlacedNote[] {
  const { notesLeft } = map;
  if (notesLeft === null) return [];
  const heights = notes.map((note) => heightOf(note, width, measure));
  const tops: number[] = [];
  let free = 0;
  for (const [index, note] of notes.entries()) {
    const wanted = cellY(map, note.near) - 1;
    tops[index] = Math.max(free, wanted);
    free = (tops[index] ?? 0) + (heights[index] ?? 0) + gapPx;
  }
  // What hangs over the foot pushes those above it up again.
  let floor = map.height;
  for (let index = notes.length - 1; index >= 0; index -= 1) {
    const height = heights[index] ?? 0;
    tops[index] = Math.max(0, Math.min(tops[index] ?? 0, floor - height));
    floor = (tops[index] ?? 0) - gapPx;
  }
  return notes.map((note, index) => ({
    note,
    top: round(tops[index] ?? 0),
    leader: note.port === null ? '' : leaderOf(map, note.port, (tops[index] ?? 0) + titlePx / 2, notesLeft),
  }));
}

function leaderOf(map: MapGeometry, port: number, y: number, notesLeft: number): string {
  const x = cellX(map, port) + map.cellWidth / 2;
  const gap = cellY(map, port) + map.rowHeight;
  return `M${round(x)} ${round(gap - 1)}V${round(gap)}H${round(notesLeft - 10)}V${round(y)}H${round(notesLeft - 4)}`;
}

function heightOf({ title, lines, verbatim }: MapNote, width: number, measure: Measure): number {
  const count = (text: string, role: 'label' | 'labelStrong' | 'tick') =>
    Math.max(1, Math.ceil((measure(text, role) * 1.04) / width));
  const own = lines.reduce((sum, line) => sum + count(line, 'label'), count(title, 'labelStrong'));
  return (own + (verbatim === '' ? 0 : count(verbatim, 'tick'))) * linePx;
}
