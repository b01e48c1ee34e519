import { lastSlot, nextItem, type Scan } from './openCollections.ts';
import type { Entry, Hit, MapNode, SeqNode, Slot } from './outlineNode.ts';

/** What an empty line means to someone who types at `column` of it. */
export function hitOnEmptyLine(scan: Scan, column: number): Hit | null {
  const word = { start: scan.cursor, end: scan.cursor };
  let list: Slot | null = null;
  for (let depth = scan.open.length - 1; depth >= 0; depth -= 1) {
    const node = scan.open[depth]!;
    if (node.indent > column) continue;
    const slot = lastSlot(node);
    if (node.indent < column) return hitUnder(node, slot, word);
    if (node.kind === 'map') {
      return { kind: 'key', map: node, entry: null, ...word, list: list ?? emptySlot(slot) };
    }
    if (scan.open[depth - 1]?.indent !== column) {
      return { kind: 'value', slot: nextItem(node), ...word, where: 'item' };
    }
    // The list stands in its key's own column: both a sibling of that key and a further item may follow.
    list = node.slot;
  }
  const root = scan.root.value;
  if (root === null) return { kind: 'value', slot: scan.root, ...word, where: 'own-line' };
  return root.kind === 'map' && !root.flow
    ? { kind: 'key', map: root, entry: null, ...word, list: null }
    : null;
}

/** Deeper than `node`'s keys or dashes: the value its last slot still lacks, else a key of the mapping. */
function hitUnder(
  node: MapNode | SeqNode,
  slot: Slot,
  word: { readonly start: number; readonly end: number },
): Hit | null {
  if (slot.value === null) return { kind: 'value', slot, ...word, where: 'own-line' };
  const inText = slot.value.kind === 'scalar' && slot.value.style === 'block';
  if (inText || node.kind === 'seq') return null;
  return { kind: 'key', map: node, entry: null, ...word, list: null };
}

function emptySlot(slot: Slot): Slot | null {
  return slot.value === null && (slot as Entry).colon >= 0 ? slot : null;
}
