import type { CronPair, JobPair } from './jobPairs.ts';
import { jobOf } from './jobPairs.ts';

/** What stands where in the picture, in px from its top. Baselines are of the upper run; the other hangs below. */
export type JobRow =
  | {
      readonly kind: 'cron';
      readonly key: string;
      readonly pair: CronPair;
      readonly baseline: number;
      readonly height: number;
    }
  | { readonly kind: 'head'; readonly key: string; readonly pair: JobPair; readonly top: number }
  | { readonly kind: 'conditions'; readonly key: string; readonly pair: JobPair; readonly top: number }
  | LaneRow
  | FrontRow
  | {
      readonly kind: 'lens';
      readonly key: string;
      readonly pair: JobPair;
      readonly place: number;
      readonly top: number;
      readonly baseline: number;
      readonly height: number;
    }
  | {
      readonly kind: 'seeds';
      readonly key: string;
      readonly pair: JobPair;
      readonly baseline: number;
      readonly height: number;
    }
  | {
      readonly kind: 'counters';
      readonly key: string;
      readonly pair: JobPair;
      readonly baseline: number;
      readonly height: number;
    }
  | {
      readonly kind: 'slots';
      readonly key: string;
      readonly pair: JobPair;
      readonly baseline: number;
      readonly height: number;
    }
  | {
      readonly kind: 'budget';
      readonly key: string;
      readonly pair: JobPair;
      readonly field: string;
      readonly baseline: number;
      readonly height: number;
    };

export interface LaneRow {
  readonly kind: 'lane';
  readonly key: string;
  readonly pair: JobPair;
  readonly place: number;
  readonly baseline: number;
  readonly height: number;
  /** Distance to the next lane. */
  readonly pitch: number;
}

export interface FrontRow {
  readonly kind: 'front';
  readonly key: string;
  readonly pair: JobPair;
  readonly top: number;
  /** Indexes merged into one row. */
  readonly per: number;
  readonly rows: number;
  readonly pitch: number;
  readonly height: number;
}

export interface JobRows {
  readonly rows: readonly JobRow[];
  readonly height: number;
  readonly plotBottom: number;
}

export interface JobRowsInput {
  readonly pairs: readonly JobPair[];
  readonly crons: readonly CronPair[];
  readonly comparing: boolean;
  readonly height: number;
  /** Left free below the lanes where they need not be low for it. */
  readonly reservePx: number;
  /** What many seeds do is drawn too. */
  readonly seeds: boolean;
  readonly narrow: boolean;
  /** Indexes that were opened in a merged picture, by Job. */
  readonly opened: ReadonlyMap<string, number>;
  /** Jobs of a CronJob that are shown in full. */
  readonly shownJobs: ReadonlySet<string>;
}

/** From so many lanes on they are merged. */
export const mostLanes = 40;
const mergeSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const mostFrontRows = 50;
/** From this height on the counters have a row of their own. */
const roomyPx = 520;
const seedsRowPx = 84;
/** Few lanes are drawn large. */
const roomyPitchPx = 96;
/** A row lower than this cannot be told from the next. */
const leastRowPx = 7.4;

/** Places every row: lanes as high as fit, down to where they can still be read; the rest scrolls. */
export function jobRows(input: JobRowsInput): JobRows {
  const { crons, comparing } = input;
  const pairs = input.pairs.filter((pair) => isShown(pair, input.shownJobs));
  const rows: JobRow[] = [];
  let top = 8;
  for (const pair of crons) {
    const height = 24;
    const baseline = top + 26 + height;
    rows.push({ kind: 'cron', key: pair.subject, pair, baseline, height });
    top = baseline + (comparing ? height : 0) + 34;
  }
  const several = pairs.length > 1 || crons.length > 0;
  for (const pair of pairs) top = placeJob(pair, top, several, input, rows);
  return { rows, height: top + 6, plotBottom: top };
}

function isShown(pair: JobPair, shown: ReadonlySet<string>): boolean {
  return jobOf(pair).cronJob === null || shown.has(pair.subject);
}

/** How many lanes a Job takes: of the run that has more. */
function laneCount({ above, below }: JobPair): number {
  return Math.max(above?.lanes.length ?? 0, below?.lanes.length ?? 0);
}

function placeJob(
  pair: JobPair,
  from: number,
  several: boolean,
  input: JobRowsInput,
  rows: JobRow[],
): number {
  const { comparing, narrow, height, opened } = input;
  const key = pair.subject;
  const sides = comparing ? 2 : 1;
  let top = from;
  if (several) {
    rows.push({ kind: 'head', key, pair, top });
    top += 30;
  }
  rows.push({ kind: 'conditions', key, pair, top });
  top += 30;
  const count = laneCount(pair);
  const budgets = jobOf(pair).budgets;
  const slotHeight = height > 560 ? 38 : 28;
  const counters = height >= roomyPx && !several;
  if (count > mostLanes) {
    top = placeFront(pair, top, count, input, rows);
    const place = opened.get(key);
    if (place !== undefined) {
      const lensHeight = 24;
      rows.push({ kind: 'lens', key, pair, place, top, baseline: top + 58, height: lensHeight });
      top += 92;
    }
  } else if (count > 0) {
    const below =
      44 +
      sides * slotHeight +
      budgets.length * 44 +
      (counters ? 32 + 22 * sides : 0) +
      (input.seeds ? seedsRowPx : 0);
    const room = several ? 46 * count : height - top - below - 8;
    const roomy = (room - input.reservePx) / count;
    const pitch = lanePitch(roomy >= 36 * sides ? roomy : room / count, sides, narrow);
    const laneHeight = laneHeightOf(pitch / sides, narrow);
    for (let place = 0; place < count; place += 1) {
      const baseline = Math.round(top + (narrow ? 20 : 0) + place * pitch + (pitch / sides) * 0.72 + 6);
      rows.push({ kind: 'lane', key: `${key}#${place}`, pair, place, baseline, height: laneHeight, pitch });
    }
    top += count * pitch + 8;
  }
  const slotsBaseline = Math.round(top + 26 + slotHeight);
  rows.push({ kind: 'slots', key, pair, baseline: slotsBaseline, height: slotHeight });
  top = slotsBaseline + (sides - 1) * slotHeight + 12;
  if (counters) {
    const baseline = Math.round(top + 30);
    rows.push({ kind: 'counters', key, pair, baseline, height: 22 });
    top = baseline + (sides - 1) * 22 + 20;
  }
  for (const { field } of budgets) {
    const baseline = Math.round(top + 28);
    rows.push({ kind: 'budget', key: `${key} ${field}`, pair, field, baseline, height: 20 });
    top = baseline + (sides - 1) * 20 + 14;
  }
  if (input.seeds) {
    const height = 26;
    rows.push({ kind: 'seeds', key, pair, baseline: top + 24 + height, height });
    top += seedsRowPx;
  }
  return top + 6;
}

/** The largest pitch that fits; never so low that a lane cannot be told from the next. */
function lanePitch(fitting: number, sides: number, narrow: boolean): number {
  if (narrow) return 56 * sides;
  return Math.min(roomyPitchPx * sides, Math.max(24 * sides, Math.floor(fitting)));
}

function laneHeightOf(pitch: number, narrow: boolean): number {
  if (narrow) return 24;
  if (pitch >= 84) return 40;
  if (pitch >= 60) return 28;
  if (pitch >= 46) return 24;
  return pitch >= 34 ? 18 : 13;
}

function placeFront(
  pair: JobPair,
  from: number,
  count: number,
  { comparing, height, opened, narrow, seeds }: JobRowsInput,
  rows: JobRow[],
): number {
  const sides = comparing ? 2 : 1;
  const budgets = jobOf(pair).budgets.length;
  const room = Math.max(
    120,
    height -
      from -
      112 -
      (height >= roomyPx ? 54 : 0) -
      budgets * 44 -
      (seeds ? seedsRowPx : 0) -
      (opened.has(pair.subject) ? 92 : 0),
  );
  const mostRows = Math.min(mostFrontRows, Math.max(10, Math.floor(room / leastRowPx / sides)));
  const per = mergeSteps.find((step) => count / step <= mostRows) ?? Math.ceil(count / mostRows);
  const rowCount = Math.ceil(count / per);
  const pitch = Math.max(6.4, Math.min(11, room / rowCount / sides)) * sides;
  // On a phone its name stands above it.
  const first = from + (narrow ? 66 : 10);
  // A row's shape may reach into the one above it: neighbours in index are neighbours in time.
  const laneHeight = pitch / sides + 0.2;
  rows.push({
    kind: 'front',
    key: pair.subject,
    pair,
    top: first,
    per,
    rows: rowCount,
    pitch,
    height: laneHeight,
  });
  return first + rowCount * pitch + 14;
}
