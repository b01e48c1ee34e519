import { notSimulatedLines } from './notSimulatedLines.ts';
import type { LaneRow, PictureRow, PictureRows, PodGroup, RowsInput } from './pictureRow.ts';
import { bandPairs, isEndpoint, type LanePair, lanePairs, type PodPair, podOf } from './podPairs.ts';

/**
 * The largest lanes that fit without scrolling, as far apart as there is room; when even the smallest do not fit, one
 * silhouette a pod, and where those do not, either, the picture scrolls.
 */
export function pictureRows(input: RowsInput): PictureRows {
  const candidates = input.narrow ? [phone] : sizes;
  // One pod is never folded up for want of room: it scrolls.
  const allowed = input.pairs.length === 1 ? candidates.filter(({ tiers }) => tiers > 0) : candidates;
  const fits = (rows: PictureRows) => rows.height <= input.height;
  const size = allowed.find((one) => fits(arrange(input, one, input.bands ?? false))) ?? allowed.at(-1)!;
  if (input.bands !== null) return spread(input, size, input.bands);
  const open = arrange(input, { ...size, pitch: [size.pitch[1], size.pitch[1]] }, true);
  return fits(open) ? open : spread(input, size, false);
}

/** The lanes as far apart as the size allows and the room lets them. */
function spread(input: RowsInput, size: LaneSize, bandsOpen: boolean): PictureRows {
  const [least, most] = size.pitch;
  for (let pitch = most; pitch > least; pitch--) {
    const rows = arrange(input, { ...size, pitch: [pitch, pitch] }, bandsOpen);
    if (rows.height <= input.height) return rows;
  }
  return arrange(input, size, bandsOpen);
}

interface LaneSize {
  readonly height: number;
  /** From one baseline to the next: the least and the most. */
  readonly pitch: readonly [number, number];
  /** Lines of STATUS words; without them there is no row of events either. */
  readonly tiers: number;
  /** Over and under the STATUS words. */
  readonly wordGaps: readonly [number, number];
  /** From the row of events to the top of the first lane, and what is added where words stand above that lane. */
  readonly eventsGap: number;
  readonly headroom: number;
  readonly foot: number;
  readonly naming: LaneRow['naming'];
  readonly silhouettes: boolean;
  /** Whether pods have their Endpoint lanes: the first thing left out for want of room, and where lanes have no names. */
  readonly endpoints: boolean;
}

const roomy: LaneSize = {
  height: 46,
  pitch: [92, 118],
  tiers: 3,
  // A count stands over its diamond.
  wordGaps: [16, 21],
  eventsGap: 42,
  headroom: 26,
  foot: 34,
  naming: 'stacked',
  silhouettes: false,
  endpoints: true,
};
const normal: LaneSize = { ...roomy, height: 28, pitch: [54, 74], eventsGap: 36, headroom: 22, foot: 26 };
const dense: LaneSize = {
  ...normal,
  height: 14,
  pitch: [24, 34],
  tiers: 1,
  wordGaps: [6, 18],
  eventsGap: 25,
  headroom: 0,
  foot: 14,
  naming: 'line',
};
const least: LaneSize = {
  ...dense,
  height: 6,
  pitch: [8, 14],
  tiers: 0,
  eventsGap: 0,
  foot: 8,
  naming: 'none',
  endpoints: false,
};
const silhouettes: LaneSize = { ...least, height: 15, pitch: [21, 26], foot: 6, silhouettes: true };
const sizes: readonly LaneSize[] = [
  roomy,
  normal,
  { ...dense, tiers: 3 },
  { ...dense, tiers: 2 },
  dense,
  { ...dense, tiers: 0, eventsGap: 0, foot: 8 },
  { ...dense, tiers: 0, eventsGap: 0, foot: 8, endpoints: false },
  least,
  silhouettes,
  { ...silhouettes, height: 10, pitch: [14, 20] },
];
const phone: LaneSize = { ...normal, pitch: [90, 90] };

const opened = { height: 14, pitch: 19 };
const pinned = { height: 46, pitch: 78 };
const tierPx = 16;
const bandPitchPx = 19;
/** Under the plot: the grace period's handle and its words. */
const handlePx = 24;

/** Rows put under one another; `y` is where the next one begins. */
class Column {
  y = 0;
  readonly rows: PictureRow[] = [];
  readonly groups: PodGroup[] = [];
  private readonly input: RowsInput;

  constructor(input: RowsInput) {
    this.input = input;
  }

  /** A lane whose baseline is `pitch` lower; the run hanging below it takes its own height. */
  lane(
    pair: PodPair,
    lane: LanePair,
    form: Pick<LaneRow, 'height' | 'naming' | 'of'>,
    pitch: number,
    copy = '',
  ): void {
    this.y += pitch;
    this.rows.push({ kind: 'lane', key: `${copy}${lane.key}`, pair, lane, baseline: this.y, ...form });
    this.below(form.height);
  }

  below(height: number): void {
    if (this.input.comparing) this.y += height + 2;
  }
}

function arrange(input: RowsInput, size: LaneSize, bandsOpen: boolean): PictureRows {
  const column = new Column(input);
  addPinned(column, input);
  for (const pair of input.pairs) {
    if (size.silhouettes) addSilhouette(column, input, pair, size);
    else addPod(column, input, pair, size);
  }
  const [only] = input.pairs;
  if (input.pairs.length === 1 && only && !input.narrow) addBands(column, input, only, bandsOpen);
  for (const [index, what] of notSimulatedLines(input.notSimulated).entries()) {
    column.y += 34;
    column.rows.push({ kind: 'notSimulated', key: `notSimulated ${index}`, what, baseline: column.y });
  }
  const plotBottom = column.y + 8;
  const { rows, groups } = column;
  return { rows, groups, laneHeight: size.height, bandsOpen, plotBottom, height: plotBottom + handlePx };
}

/** Pinned lanes rise above a double hair line; they keep their place below it, too. */
function addPinned(column: Column, input: RowsInput): void {
  for (const pair of input.pairs) {
    const of = input.pairs.length > 1 ? pair.name : null;
    for (const lane of lanePairs(pair).filter(({ key }) => input.pinned.includes(key)))
      column.lane(pair, lane, { height: pinned.height, naming: 'stacked', of }, pinned.pitch, 'pinned ');
  }
  if (column.y === 0) return;
  column.y += 28;
  column.rows.push({ kind: 'doubleRule', key: 'pinned', y: column.y });
}

function addSilhouette(column: Column, input: RowsInput, pair: PodPair, size: LaneSize): void {
  const top = column.y;
  column.y += size.pitch[0];
  const { height } = size;
  column.rows.push({ kind: 'silhouette', key: pair.key, pair, baseline: column.y, height });
  column.below(height);
  const isOpen = input.opened.has(pair.key);
  if (isOpen) {
    for (const lane of lanePairs(pair))
      column.lane(pair, lane, { height: opened.height, naming: 'line', of: null }, opened.pitch);
    column.y += 8;
  }
  column.groups.push({ pair, top, eventsY: null, bottom: column.y, opened: isOpen });
}

function addPod(column: Column, input: RowsInput, pair: PodPair, size: LaneSize): void {
  const top = column.y;
  // Where lanes have no names of their own the pod's stands beside them.
  const beside = size.naming === 'none';
  // The first name beside a lane keeps clear of the axis.
  if (beside && column.y === 0) column.y = 6;
  if (input.pairs.length > 1 || podOf(pair).standIn !== null) {
    if (!beside) column.y += size.height >= 28 ? 26 : 20;
    const y = beside ? column.y + size.height + 6 : column.y - 4;
    column.rows.push({ kind: 'podName', key: `name ${pair.key}`, pair, y, beside });
  }
  const eventsY = size.tiers > 0 && !input.narrow ? addWords(column, input, pair, size) : null;
  const lanes = lanePairs(pair).filter((lane) => size.endpoints || !isEndpoint(lane));
  const { height } = size;
  const naming = input.narrow ? 'over' : size.naming;
  for (const [index, lane] of lanes.entries()) {
    const [pitch] = size.pitch;
    const head = height + (eventsY === null ? 4 : hasWordsAbove(lane) ? size.headroom : 0);
    const first = input.narrow ? pitch - 2 : head;
    column.lane(pair, lane, { height, naming, of: null }, index === 0 ? first : pitch);
  }
  if (input.comparing && eventsY !== null) {
    column.y += 34;
    column.rows.push({ kind: 'object', key: `object ${pair.key}`, pair, baseline: column.y });
    column.y += 14;
  }
  column.y += size.foot;
  column.groups.push({ pair, top, eventsY, bottom: column.y, opened: false });
}

/** STATUS as kubectl prints it, one block a run, and the row of events; returns the events' y. */
function addWords(column: Column, input: RowsInput, pair: PodPair, size: LaneSize): number {
  const sides = input.comparing ? (['above', 'below'] as const) : (['above'] as const);
  const tiers = input.comparing ? Math.max(1, size.tiers - 1) : size.tiers;
  column.y += size.wordGaps[0];
  for (const side of sides) {
    column.rows.push({ kind: 'status', key: `status ${side} ${pair.key}`, pair, side, top: column.y, tiers });
    column.y += tiers * tierPx + (side === 'above' && input.comparing ? 6 : 0);
  }
  column.y += size.wordGaps[1];
  const eventsY = column.y;
  column.rows.push({ kind: 'events', key: `events ${pair.key}`, pair, y: eventsY });
  column.y += size.eventsGap;
  return eventsY;
}

/** Hooks have their bracket over the bar, waits their sentences over the full height. */
function hasWordsAbove({ above, below }: LanePair): boolean {
  return [above, below].some((lane) => lane?.brackets.some(({ kind }) => kind !== 'pull'));
}

function addBands(column: Column, input: RowsInput, pair: PodPair, open: boolean): void {
  column.y += 14;
  column.rows.push({ kind: 'bandsToggle', key: 'bands', y: column.y });
  if (!open) return;
  column.y += 4;
  for (const band of bandPairs(pair)) {
    column.y += bandPitchPx + (input.comparing ? 8 : 0);
    column.rows.push({ kind: 'band', key: `band ${band.name}`, pair, band, baseline: column.y, height: 8 });
  }
  column.y += 6;
}
