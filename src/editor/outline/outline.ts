import { hitOnEmptyLine } from './emptyLine.ts';
import {
  addEntry,
  addItem,
  closeDeeperThan,
  mapAt,
  noteKey,
  openSlot,
  type Scan,
  seqAt,
} from './openCollections.ts';
import { outlineFlow } from './outlineFlow.ts';
import type { Entry, Hit, MapNode, Slot } from './outlineNode.ts';
import { isBlank, isDash, keyAt, lineEndAt, plainEnd, quotedAt, skipBlanks } from './yamlText.ts';

export interface Outline {
  readonly root: Slot;
  /** What stands at the cursor; null in comments, block scalars, and where nothing can be said. */
  readonly hit: Hit | null;
}

/**
 * Reads one document the way its lines are indented, also when it is half typed: no error stops it, and one wrong
 * line spoils only what hangs on it. Time grows with the length of the document.
 */
export function outline(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  cursor: number,
): Outline {
  const root: Slot = { parent: null, value: null };
  const scan: Scan = { text, to, cursor, root, open: [], hit: null };
  for (let at = from; at <= to; ) at = readLine(scan, at);
  return { root, hit: scan.hit };
}

/** A line that is being read. */
interface Line {
  readonly start: number;
  readonly end: number;
}

/** Where a value stands: `indent` is the column of its key or dash; what is no deeper on a later line ends it. */
interface ValuePlace {
  readonly at: number;
  readonly indent: number;
  readonly where: 'line' | 'own-line' | 'dash';
}

/** Reads the line at `start` and whatever it begins that runs over several lines; returns where to go on. */
function readLine(scan: Scan, start: number): number {
  const { text, cursor } = scan;
  const line = { start, end: lineEndAt(text, start, scan.to) };
  const content = skipBlanks(text, start, line.end);
  if (isNothing(text, content, line)) {
    if (cursor >= start && cursor <= content) scan.hit = hitOnEmptyLine(scan, cursor - start);
    return line.end + 1;
  }
  closeDeeperThan(scan, content - start, isDash(text, content, line.end));
  let at = content;
  while (isDash(text, at, line.end)) {
    const next = readDash(scan, at, line);
    if (isNothing(text, next, line)) return line.end + 1;
    at = next;
  }
  return readContent(scan, line, { at, where: at === content ? 'own-line' : 'dash' });
}

function readDash(scan: Scan, at: number, line: Line): number {
  const { text, cursor } = scan;
  const slot = addItem(seqAt(scan, at - line.start));
  const next = skipBlanks(text, at + 1, line.end);
  const touches = cursor > at && (isNothing(text, next, line) ? cursor <= next : cursor < next);
  if (touches) scan.hit = { kind: 'value', slot, start: cursor, end: cursor, where: 'dash' };
  return next;
}

/** A key with its value, or a value alone. */
function readContent(
  scan: Scan,
  line: Line,
  { at, where }: { readonly at: number; readonly where: 'own-line' | 'dash' },
): number {
  const { text, cursor } = scan;
  const column = at - line.start;
  const key = keyAt(text, at, line.end);
  if (!key) {
    const top = scan.open.at(-1);
    if (top?.kind === 'map' && top.indent === column) return readHalfKey(scan, line, { at, map: top });
    return readValue(scan, line, openSlot(scan), { at, indent: top?.indent ?? -1, where });
  }
  const entry = addEntry(mapAt(scan, column), key);
  noteKey(scan, entry);
  const next = skipBlanks(text, key.colon + 1, line.end);
  if (isNothing(text, next, line)) {
    if (cursor > key.colon && cursor <= next) {
      scan.hit = { kind: 'value', slot: entry, start: cursor, end: cursor, where: 'line' };
    }
    return line.end + 1;
  }
  return readValue(scan, line, entry, { at: next, indent: column, where: 'line' });
}

/** A word where a key belongs, its colon not typed yet. */
function readHalfKey(
  scan: Scan,
  line: Line,
  { at, map }: { readonly at: number; readonly map: MapNode },
): number {
  const end = plainEnd(scan.text, at, line.end);
  const key = scan.text.slice(at, end);
  const entry: Entry = addEntry(map, { key, quoted: false, start: at, end, colon: -1 });
  noteKey(scan, entry);
  return line.end + 1;
}

function readValue(scan: Scan, line: Line, slot: Slot, place: ValuePlace): number {
  const { text, cursor, to } = scan;
  const { indent, where } = place;
  const at = skipProperties(text, place.at, line.end);
  if (isNothing(text, at, line)) return line.end + 1;

  const first = text[at]!;
  if (isBlockScalarHeader(text, at, line.end)) {
    const end = blockScalarEnd(text, line.end, { to, indent });
    slot.value = { kind: 'scalar', style: 'block', value: '', start: at, end, ownColumn: null };
    return end + 1;
  }
  if (first === '{' || first === '[') {
    const flow = outlineFlow({ text, at, to, cursor, indent, slot });
    scan.hit ??= flow.hit;
    return lineEndAt(text, flow.end, to) + 1;
  }
  const quoted = first === '"' || first === "'" ? quotedAt(text, at, line.end, { to, indent }) : null;
  const end = quoted ? quoted.end : plainEnd(text, at, line.end);
  if (slot.value === null) {
    const value = quoted ? quoted.value : text.slice(at, end);
    const ownColumn = where === 'line' ? null : at - line.start;
    slot.value = { kind: 'scalar', style: quoted ? 'quoted' : 'plain', value, start: at, end, ownColumn };
    if (cursor >= at && cursor <= end) scan.hit = { kind: 'value', slot, start: at, end, where };
  } else if (slot.value.kind === 'scalar') {
    // A further line of the same text.
    slot.value.end = end;
  }
  return lineEndAt(text, end, to) + 1;
}

/** Skips anchors and tags. */
function skipProperties(text: string, from: number, lineEnd: number): number {
  let at = from;
  while (at < lineEnd && (text[at] === '&' || text[at] === '!')) {
    while (at < lineEnd && !isBlank(text, at)) at += 1;
    at = skipBlanks(text, at, lineEnd);
  }
  return at;
}

function isBlockScalarHeader(text: string, at: number, lineEnd: number): boolean {
  if (text[at] !== '|' && text[at] !== '>') return false;
  return /^[|>][-+\d]{0,3}[ \t\r]*(?:#|$)/.test(text.slice(at, Math.min(lineEnd, at + 80)));
}

/** The end of the last line that is deeper than `indent`; empty lines after it belong to nobody yet. */
function blockScalarEnd(
  text: string,
  headerEnd: number,
  { to, indent }: { readonly to: number; readonly indent: number },
): number {
  let last = headerEnd;
  for (let start = headerEnd + 1; start < to; ) {
    const end = lineEndAt(text, start, to);
    const content = skipBlanks(text, start, end);
    if (content < end) {
      if (content - start <= indent) break;
      last = end;
    }
    start = end + 1;
  }
  return last;
}

/** No content any more on this line. */
function isNothing(text: string, at: number, line: Line): boolean {
  return at >= line.end || text[at] === '#';
}
