import type { Entry, Hit, Item, MapNode, SeqNode, Slot } from './outlineNode.ts';
import { isBlank, lineEndAt, quotedAt, skipBlanks } from './yamlText.ts';

interface FlowText {
  readonly text: string;
  /** Of the opening bracket. */
  readonly at: number;
  readonly to: number;
  readonly cursor: number;
  /** Column of the key the collection stands under: a later line no deeper than it ends a collection nobody closed. */
  readonly indent: number;
  /** What the collection fills. */
  readonly slot: Slot;
}

/** Nobody nests deeper by hand; what is deeper stays unread. */
const deepest = 200;

/** A collection that is open, and its part (between two commas) that is being read. */
interface Open {
  readonly node: MapNode | SeqNode;
  part: Part;
}

interface Part {
  readonly start: number;
  slot: Entry | Item | null;
  /** After the last token; `start` when there is none. */
  end: number;
}

/**
 * Reads a collection in flow style (`{a: 1, b: [x]}`, and so all of JSON) over as many lines as it takes, forgiving
 * what half-typed text lacks: a comma before a new line, a closing bracket, a closing quote.
 */
export function outlineFlow(flow: FlowText): { readonly end: number; readonly hit: Hit | null } {
  const { text, to, cursor } = flow;
  const open: Open[] = [];
  let hit: Hit | null = null;
  let at = flow.at;

  const freshPart = () => {
    const top = open.at(-1);
    if (!top || !startsNewPart(text, top, at)) return;
    const { end } = top.part;
    finishPart(end);
    top.part = { start: end, slot: null, end };
  };
  const begin = (kind: 'map' | 'seq') => {
    freshPart();
    const slot = open.length === 0 ? flow.slot : filledSlot(open.at(-1)!, at);
    const common = { flow: true, indent: -1, slot } as const;
    const node: MapNode | SeqNode =
      kind === 'map' ? { kind, ...common, entries: [] } : { kind, ...common, items: [] };
    slot.value = node;
    at += 1;
    open.push({ node, part: { start: at, slot: null, end: at } });
  };
  const finishPart = (end: number) => {
    const top = open.at(-1)!;
    if (hit === null && cursor >= top.part.start && cursor <= end) hit = hitInPart(text, top, cursor);
    if (top.part.slot === null && top.node.kind === 'seq' && text[end] === ',') filledSlot(top, end);
  };
  const finishCollection = (end: number) => {
    finishPart(end);
    open.pop();
    const outer = open.at(-1);
    if (outer) outer.part.end = Math.min(end + 1, to);
  };

  while (at < to && open.length <= deepest) {
    const char = text[at]!;
    if (char === '\n') {
      const next = at + 1;
      const lineEnd = lineEndAt(text, next, to);
      const content = skipBlanks(text, next, lineEnd);
      const ended = content < lineEnd && content - next <= flow.indent && !/[\]}]/.test(text[content]!);
      if (ended) break;
      at = next;
    } else if (isBlank(text, at)) at += 1;
    else if (char === '#' && (isBlank(text, at - 1) || text[at - 1] === '\n')) at = lineEndAt(text, at, to);
    else if (char === '{') begin('map');
    else if (char === '[') begin('seq');
    else if (char === '}' || char === ']') {
      const kind = char === '}' ? 'map' : 'seq';
      if (open.some(({ node }) => node.kind === kind)) {
        while (open.at(-1)!.node.kind !== kind) finishCollection(at);
        finishCollection(at);
      }
      at += 1;
      if (open.length === 0) return { end: at, hit };
    } else if (char === ',') {
      finishPart(at);
      at += 1;
      open.at(-1)!.part = { start: at, slot: null, end: at };
    } else if (char === ':' && takesColon(text, at, open.at(-1)!)) {
      const entry = open.at(-1)!.part.slot as Entry;
      entry.colon = at;
      at += 1;
      open.at(-1)!.part.end = at;
    } else {
      const token = tokenAt(text, at, to);
      freshPart();
      place(open.at(-1)!, token);
      at = token.end;
    }
  }
  const end = Math.min(at, to);
  while (open.length > 0) finishCollection(end);
  return { end, hit };
}

interface Token {
  readonly value: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

function tokenAt(text: string, start: number, to: number): Token {
  const lineEnd = lineEndAt(text, start, to);
  if (text[start] === '"' || text[start] === "'") {
    const { value, end } = quotedAt(text, start, lineEnd);
    return { value, quoted: true, start, end };
  }
  let end = start + 1;
  while (end < lineEnd && !endsPlain(text, end)) end += 1;
  while (end > start + 1 && isBlank(text, end - 1)) end -= 1;
  return { value: text.slice(start, end), quoted: false, start, end };
}

function endsPlain(text: string, at: number): boolean {
  const char = text[at]!;
  if (',{}[]'.includes(char)) return true;
  if (char === ':') return at + 1 >= text.length || /[\s,{}[\]]/.test(text[at + 1]!);
  return char === '#' && isBlank(text, at - 1);
}

/** A colon parts key and value: after a quoted key always, else before a blank. */
function takesColon(text: string, at: number, { node, part }: Open): boolean {
  if (node.kind !== 'map' || part.slot === null) return false;
  const entry = part.slot as Entry;
  return entry.colon === -1 && (entry.quoted || endsPlain(text, at));
}

/** A word on a new line after a finished pair: the comma between them was forgotten, or is still to come. */
function startsNewPart(text: string, { node, part }: Open, at: number): boolean {
  if (part.slot === null || !text.slice(part.end, at).includes('\n')) return false;
  const entry = part.slot as Entry;
  return node.kind === 'map' ? entry.colon === -1 || entry.value !== null : true;
}

function place(top: Open, token: Token): void {
  const { node, part } = top;
  const { value, quoted, start, end } = token;
  if (node.kind === 'map' && part.slot === null) {
    part.slot = { parent: node, key: value, quoted, keyStart: start, keyEnd: end, colon: -1, value: null };
    node.entries.push(part.slot);
  } else {
    const slot = filledSlot(top, start);
    slot.value ??= { kind: 'scalar', style: quoted ? 'quoted' : 'plain', value, start, end, ownColumn: null };
  }
  part.end = end;
}

/** The place that a value at `at` fills; a mapping's value without a key gets an empty one. */
function filledSlot({ node, part }: Open, at: number): Entry | Item {
  if (part.slot === null && node.kind === 'map') {
    part.slot = { parent: node, key: '', quoted: false, keyStart: at, keyEnd: at, colon: -1, value: null };
    node.entries.push(part.slot);
  } else if (part.slot === null && node.kind === 'seq') {
    part.slot = { parent: node, index: node.items.length, value: null };
    node.items.push(part.slot);
  }
  return part.slot!;
}

function hitInPart(text: string, { node, part }: Open, cursor: number): Hit | null {
  const parted = (from: number, to: number) => text.slice(from, to).includes('\n');
  if (node.kind === 'seq') {
    const slot = part.slot as Item | null;
    const before =
      slot?.value?.kind === 'scalar' && cursor < slot.value.start && parted(cursor, slot.value.start);
    return valueHit(
      slot === null || before ? { parent: node, index: node.items.length, value: null } : slot,
      cursor,
    );
  }
  const entry = part.slot as Entry | null;
  const newKey: Hit = { kind: 'key', map: node, entry: null, start: cursor, end: cursor, list: null };
  // On a line of its own a further key may begin, its comma still to come.
  if (entry === null || (cursor < entry.keyStart && parted(cursor, entry.keyStart))) return newKey;
  if (entry.value !== null && cursor > part.end && parted(part.end, cursor)) return newKey;
  if (cursor >= entry.keyStart && cursor <= entry.keyEnd) {
    return { kind: 'key', map: node, entry, start: entry.keyStart, end: entry.keyEnd, list: null };
  }
  return entry.colon !== -1 && cursor > entry.colon ? valueHit(entry, cursor) : null;
}

function valueHit(slot: Slot, cursor: number): Hit | null {
  const { value } = slot;
  if (value === null) return { kind: 'value', slot, start: cursor, end: cursor, where: 'flow' };
  if (value.kind !== 'scalar' || cursor < value.start || cursor > value.end) return null;
  return { kind: 'value', slot, start: value.start, end: value.end, where: 'flow' };
}
