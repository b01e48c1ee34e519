import type { FieldPath } from '#api/fieldPath.ts';
/** A mapping as far as it is written. `indent` is the column of its keys, counted from 0; -1 in flow style. */
export interface MapNode {
  readonly kind: 'map';
  readonly flow: boolean;
  indent: number;
  readonly slot: Slot;
  readonly entries: Entry[];
}

/** A sequence as far as it is written. `indent` is the column of its dashes; -1 in flow style. */
export interface SeqNode {
  readonly kind: 'seq';
  readonly flow: boolean;
  indent: number;
  readonly slot: Slot;
  readonly items: Item[];
}

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'quoted' | 'block';
  /** As written, quotes taken off, escapes left as they stand. */
  readonly value: string;
  readonly start: number;
  end: number;
  /** Column when it stands on a line of its own, else null: it may turn out to be a key without its colon yet. */
  readonly ownColumn: number | null;
}

export type Node = MapNode | SeqNode | ScalarNode;

/** A place that a value fills, or will fill. */
export interface Slot {
  readonly parent: MapNode | SeqNode | null;
  value: Node | null;
}

/** A key, its colon (-1: not typed yet) and what follows. Offsets into the whole text. */
export interface Entry extends Slot {
  readonly parent: MapNode;
  readonly key: string;
  readonly quoted: boolean;
  readonly keyStart: number;
  readonly keyEnd: number;
  colon: number;
}

export interface Item extends Slot {
  readonly parent: SeqNode;
  readonly index: number;
}

/** What stands under the cursor. `start` and `end` bound the word that a completion replaces. */
export type Hit =
  | {
      readonly kind: 'key';
      readonly map: MapNode;
      /** Null: nothing typed yet. */
      readonly entry: Entry | null;
      readonly start: number;
      readonly end: number;
      /** The list whose next item may start in this very column, else null. */
      readonly list: Slot | null;
    }
  | {
      readonly kind: 'value';
      readonly slot: Slot;
      readonly start: number;
      readonly end: number;
      /** `item`: on an empty line where the next dash belongs. */
      readonly where: 'line' | 'own-line' | 'dash' | 'item' | 'flow';
    };

/** The path from the document's root to what a slot holds. */
export function pathOf(slot: Slot): FieldPath {
  const path: (string | number)[] = [];
  for (let at = slot; at.parent !== null; at = at.parent.slot) {
    path.push(at.parent.kind === 'map' ? (at as Entry).key : (at as Item).index);
  }
  return path.reverse();
}

/** The entry of a mapping by its key; undefined when it has none, or when `node` is no mapping. */
export function entryOf(node: Node | null | undefined, key: string): Entry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The scalar that stands under a key, as text; null when there is none. */
export function scalarUnder(node: Node | null | undefined, key: string): string | null {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' ? value.value : null;
}
