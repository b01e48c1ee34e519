import type { Entry, Hit, Item, MapNode, SeqNode, Slot } from './outlineNode.ts';
import type { FoundKey } from './yamlText.ts';

/** The state of one reading. `open`: the block mappings and sequences a line may continue, outermost first. */
export interface Scan {
  readonly text: string;
  readonly to: number;
  readonly cursor: number;
  readonly root: Slot;
  readonly open: (MapNode | SeqNode)[];
  hit: Hit | null;
}

/** Leaves open what a line at `column` can continue: its siblings' collection, or a slot it hangs under. */
export function closeDeeperThan(scan: Scan, column: number, dash: boolean): void {
  for (let top = scan.open.at(-1); top; top = scan.open.at(-1)) {
    if (top.indent < column) return;
    // A list may stand in the column of its own key.
    if (top.indent === column && (top.kind === 'map' || dash)) return;
    scan.open.pop();
  }
}

/** The place that a deeper line fills. */
export function lastSlot(node: MapNode | SeqNode): Slot {
  return node.kind === 'map' ? node.entries.at(-1)! : node.items.at(-1)!;
}

export function openSlot(scan: Scan): Slot {
  const top = scan.open.at(-1);
  return top ? lastSlot(top) : scan.root;
}

/** The block mapping that a key at `column` belongs to, opened when there is none. */
export function mapAt(scan: Scan, column: number): MapNode {
  const top = scan.open.at(-1);
  if (top?.kind === 'map' && top.indent === column) return top;
  const slot = openSlot(scan);
  const before = slot.value;
  if (before?.kind === 'map' && !before.flow) {
    before.indent = column;
    scan.open.push(before);
    return before;
  }
  const map: MapNode = { kind: 'map', flow: false, indent: column, slot, entries: [] };
  slot.value = map;
  if (before?.kind === 'scalar' && before.style === 'plain' && before.ownColumn === column) {
    // What looked like a text was the first key of this mapping, still without its colon.
    const { value: key, start, end } = before;
    const entry = addEntry(map, { key, quoted: false, start, end, colon: -1 });
    if (scan.hit?.kind === 'value' && scan.hit.slot === slot) noteKey(scan, entry);
  }
  scan.open.push(map);
  return map;
}

/** The block sequence that a dash at `column` belongs to, opened when there is none. */
export function seqAt(scan: Scan, column: number): SeqNode {
  const top = scan.open.at(-1);
  if (top?.kind === 'seq' && top.indent === column) return top;
  const slot = openSlot(scan);
  const before = slot.value;
  if (before?.kind === 'seq' && !before.flow) {
    before.indent = column;
    scan.open.push(before);
    return before;
  }
  const seq: SeqNode = { kind: 'seq', flow: false, indent: column, slot, items: [] };
  slot.value = seq;
  scan.open.push(seq);
  return seq;
}

export function nextItem(seq: SeqNode): Item {
  return { parent: seq, index: seq.items.length, value: null };
}

export function addItem(seq: SeqNode): Item {
  const item = nextItem(seq);
  seq.items.push(item);
  return item;
}

export function addEntry(parent: MapNode, found: FoundKey): Entry {
  const { key, quoted, start: keyStart, end: keyEnd, colon } = found;
  const entry: Entry = { parent, key, quoted, keyStart, keyEnd, colon, value: null };
  parent.entries.push(entry);
  return entry;
}

/** Remembers the key as the hit when the cursor touches it. */
export function noteKey(scan: { readonly cursor: number; hit: Hit | null }, entry: Entry): void {
  if (scan.cursor < entry.keyStart || scan.cursor > entry.keyEnd) return;
  scan.hit = {
    kind: 'key',
    map: entry.parent,
    entry,
    start: entry.keyStart,
    end: entry.keyEnd,
    list: null,
  };
}
