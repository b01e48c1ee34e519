import type { FieldPath } from '#api/fieldPath.ts';
import { documentBoundsAt } from '#editor/outline/documentBounds.ts';
import { outline } from '#editor/outline/outline.ts';
import {
  type Hit,
  type MapNode,
  type Node,
  pathOf,
  type Slot,
  scalarUnder,
} from '#editor/outline/outlineNode.ts';

/** What stands under the cursor, in the words of the API: whose field, where, and what may be typed there. */
export interface DocumentAt {
  /** Index of the document, counted from 0 over the documents that hold anything. */
  readonly document: number;
  /** Of the object around the cursor: the document's, or the item's of a List. Null: not written (yet). */
  readonly apiVersion: string | null;
  readonly kind: string | null;
  /** From that object down to the value the cursor is on; on a key, to the mapping around it. */
  readonly path: FieldPath;
  /** The key the cursor is on, as far as it is typed; null on a value and where no key stands yet. */
  readonly key: string | null;
  readonly position: Position;
  /** The word that a completion replaces, as offsets into the text. */
  readonly word: { readonly start: number; readonly end: number; readonly text: string };
  /** The mapping around a key; null on a value. */
  readonly map: MapNode | null;
  /** Column where the key stands or where keys of a new mapping would stand, counted from 0. */
  readonly column: number;
  /** Written in JSON's manner: keys and texts go in double quotes. */
  readonly json: boolean;
  /** The value already there, when the cursor is on one. */
  readonly value: Node | null;
  /** The object around the cursor, as far as it is written. */
  readonly object: Node | null;
}

export type Position =
  /** `existing`: the key has its colon. `list`: path of the list whose next dash may stand here instead. */
  | {
      readonly kind: 'key';
      readonly existing: boolean;
      readonly flow: boolean;
      readonly list: FieldPath | null;
    }
  /** `inline`: behind a key's colon. `own-line`, `dash`: a mapping may begin here. `item`: a dash is missing. */
  | { readonly kind: 'value'; readonly where: 'inline' | 'own-line' | 'dash' | 'item' | 'flow' };

/**
 * Says what the cursor is on, also in half-typed text; null in comments, texts of several lines, separators and
 * wherever nothing can be said. Reads only the document around `offset`.
 */
export function documentAt(text: string, offset: number): DocumentAt | null {
  const bounds = documentBoundsAt(text, offset);
  if (bounds === null) return null;
  const { root, hit } = outline(text, bounds, offset);
  if (hit === null) return null;

  const path = pathOfHit(hit);
  const object = objectAround(root.value, path);
  const map = hit.kind === 'key' ? hit.map : null;
  return {
    document: bounds.index,
    apiVersion: scalarUnder(object.node, 'apiVersion'),
    kind: scalarUnder(object.node, 'kind'),
    path: path.slice(object.depth),
    key: hit.kind === 'key' && hit.entry ? hit.entry.key : null,
    position: positionOf(hit, object.depth),
    word: { start: hit.start, end: hit.end, text: text.slice(hit.start, hit.end) },
    map,
    column: map && !map.flow ? map.indent : columnOf(text, hit.start),
    json: isJson(text, root.value),
    value: hit.kind === 'value' ? hit.slot.value : null,
    object: object.node,
  };
}

function pathOfHit(hit: Hit): FieldPath {
  return pathOf(hit.kind === 'value' ? hit.slot : hit.map.slot);
}

function positionOf(hit: Hit, depth: number): Position {
  if (hit.kind === 'value') return { kind: 'value', where: hit.where === 'line' ? 'inline' : hit.where };
  return {
    kind: 'key',
    existing: hit.entry !== null && hit.entry.colon !== -1,
    flow: hit.map.flow,
    list: hit.list && pathOf(hit.list).slice(depth),
  };
}

/** The object that the path leads into: an item of a List stands for itself. */
function objectAround(
  root: Node | null,
  path: FieldPath,
): { readonly node: Node | null; readonly depth: number } {
  const [first, index] = path;
  const list = scalarUnder(root, 'kind')?.endsWith('List') && first === 'items' && typeof index === 'number';
  if (!list) return { node: root, depth: 0 };
  const items = root?.kind === 'map' ? root.entries.find(({ key }) => key === 'items')?.value : null;
  const item: Slot | undefined = items?.kind === 'seq' ? items.items[index] : undefined;
  return { node: item?.value ?? null, depth: 2 };
}

function columnOf(text: string, offset: number): number {
  // A search from before the text would find a line feed at its very start.
  return offset === 0 ? 0 : offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function isJson(text: string, root: Node | null): boolean {
  if (root?.kind === 'map')
    return root.flow && root.entries.every((entry) => entry.quoted || entry.colon === -1);
  return root?.kind === 'seq' && root.flow && text.includes('"');
}
