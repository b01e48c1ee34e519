import type { Band } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { Scale } from './laneShape.ts';
import type { Measure } from './pictureLabel.ts';
import type { BandRow } from './pictureRow.ts';

/** Words in a row of phases or conditions, and the box they fill. */
export interface BandWord {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** The line the letters stand on. */
  readonly baseline: number;
}

/** A phase by its name, a condition that is not True by its reason; null where it does not fit. */
export function bandWord(
  row: BandRow,
  band: Band,
  up: 1 | -1,
  scale: Scale,
  measure: Measure,
): BandWord | null {
  const text =
    row.band.name === 'phase' ? band.value : band.value === 'True' ? '' : band.reason || band.value;
  if (text === '') return null;
  const from = Math.max(scale.left, scale.x(band.from));
  const to = Math.min(scale.right, scale.x(band.to));
  const width = measure(text, 'status');
  if (width + insetPx + 2 > to - from) return null;
  const baseline = up === 1 ? row.baseline - 2 : row.baseline + 11;
  const x0 = from + insetPx;
  return { text, x0, x1: x0 + width, y0: baseline - 10, y1: baseline + 3, baseline };
}

/** All words of a row. */
export function bandWords(row: BandRow, scale: Scale, measure: Measure): readonly BandWord[] {
  const { above, below } = row.band;
  return [
    ...above.map((band) => bandWord(row, band, 1, scale, measure)),
    ...(below ?? []).map((band) => bandWord(row, band, -1, scale, measure)),
  ].filter((word) => word !== null);
}

const insetPx = 4;
