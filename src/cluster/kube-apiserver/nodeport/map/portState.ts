import { containsPort } from '#api/portRange.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import type { HolderKind, PortHolder, PortMap, PortRefusal, RangeSpan } from './portMap.ts';

/** The map at one instant. */
export interface PortState extends RangeSpan {
  readonly holders: ReadonlyMap<number, PortHolder>;
  /** Requests that were refused so far, the newest last. */
  readonly refused: readonly PortRefusal[];
  readonly rows: readonly MapRow[];
  readonly tally: Tally;
}

/** A hundred ports: the row is all but the last two digits of the number, the column the last two. */
export interface MapRow {
  readonly hundred: number;
  /** One letter a column; see `cellOf`. */
  readonly cells: string;
}

export interface Tally {
  readonly drawn: number;
  readonly asked: number;
  readonly health: number;
  readonly leaked: number;
  readonly freeStatic: number;
  readonly freeDynamic: number;
}

const letters: Readonly<Record<HolderKind, string>> = { drawn: 'd', asked: 'a', health: 'h', leaked: 'l' };
const outside = ' ';
const free = '.';

/** Everything up to and including `now`. */
export function portStateAt(model: PortMap, now: Milliseconds): PortState {
  const span = spanAt(model, now);
  const { range, offset } = span;
  const holders = new Map<number, PortHolder>();
  for (const { at, port, holder } of model.changes) {
    if (at > now) break;
    if (holder === null) holders.delete(port);
    else holders.set(port, holder);
  }
  const refused = model.refusals.filter(({ at }) => at <= now);
  const tally = {
    drawn: 0,
    asked: 0,
    health: 0,
    leaked: 0,
    freeStatic: offset,
    freeDynamic: range.size - offset,
  };
  for (const [port, { kind }] of holders) {
    if (!containsPort(range, port)) continue;
    tally[kind] += 1;
    if (port - range.base < offset) tally.freeStatic -= 1;
    else tally.freeDynamic -= 1;
  }
  return { ...span, holders, refused, rows: rowsOf(span, holders), tally };
}

/** How many changes and refusals there are up to `now`: as long as it stays, so does the map. */
export function stepAt({ changes, refusals, spans }: PortMap, now: Milliseconds): number {
  const at = (one: { readonly at: Milliseconds }) => one.at;
  const until = countUntil(changes, at, now) + countUntil(refusals, at, now);
  return until + spans.filter(({ from }) => from <= now).length;
}

/** How many items of a list in order of time are at or before `now`. */
export function countUntil<Item>(
  list: readonly Item[],
  timeOf: (item: Item) => Milliseconds,
  now: Milliseconds,
): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && timeOf(item) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}

function spanAt({ spans }: PortMap, now: Milliseconds): RangeSpan {
  return spans.findLast(({ from }) => from <= now) ?? { from: 0, range: { base: 0, size: 0 }, offset: 0 };
}

function rowsOf({ range }: RangeSpan, holders: ReadonlyMap<number, PortHolder>): readonly MapRow[] {
  const first = Math.floor(range.base / 100);
  const last = Math.floor((range.base + range.size - 1) / 100);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const hundred = first + index;
    let cells = '';
    for (let port = hundred * 100; port < hundred * 100 + 100; port += 1) {
      const holder = holders.get(port);
      cells += !containsPort(range, port) ? outside : holder ? letters[holder.kind] : free;
    }
    return { hundred, cells };
  });
}
