import { range } from 'd3';
import type { TimeScale } from './timeScale.ts';

export interface AxisTicks {
  readonly majors: readonly { readonly at: number; readonly x: number; readonly label: string }[];
  /** `half` ticks stand in the middle between two majors and are longer. */
  readonly minors: readonly { readonly x: number; readonly half: boolean }[];
}

/** Numbers on an axis stand at least this far apart. */
const labelPitchPx = 56;
const minorPitchPx = 6;
const sixtyBasedFromMs = 120_000;

/**
 * Where an axis has its ticks and numbers: steps of 1, 2, 5 × 10ⁿ seconds, of minutes and hours when the view is
 * longer than two minutes. Only the first number carries the unit, and each that counts minutes or hours: the pen's flag
 * may stand on the first.
 */
export function axisTicks(scale: TimeScale): AxisTicks {
  const sixtyBased = scale.to - scale.from > sixtyBasedFromMs;
  const step = majorStep(scale, sixtyBased);
  const minor = minorStep(step, scale);

  const majors: AxisTicks['majors'][number][] = [];
  for (const at of multiples(step, scale)) {
    majors.push({ at, x: scale.x(at), label: axisLabel(at, step, sixtyBased, majors.length === 0) });
  }
  const minors: AxisTicks['minors'][number][] = [];
  for (const at of multiples(minor, scale)) {
    if (at % step !== 0) minors.push({ x: scale.x(at), half: (at * 2) % step === 0 });
  }
  return { majors, minors };
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const sixtyBasedSteps = [
  second,
  2 * second,
  5 * second,
  10 * second,
  20 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  20 * minute,
  30 * minute,
  hour,
];

function majorStep(scale: TimeScale, sixtyBased: boolean): number {
  const least = (labelPitchPx / scale.pxPerSecond) * second;
  if (sixtyBased) {
    const step = sixtyBasedSteps.find((candidate) => candidate >= least);
    if (step !== undefined) return step;
    return hour * decimalStep(least / hour);
  }
  return Math.max(1, decimalStep(least));
}

/** The smallest of 1, 2, 5 × 10ⁿ that is not below `least`. */
function decimalStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const digit = [1, 2, 5, 10].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10;
  return digit * power;
}

/** Ten parts when they are wide enough, else five, else halves; parts are whole milliseconds. */
function minorStep(step: number, scale: TimeScale): number {
  const parts = [10, 5, 2].find(
    (count) => step % count === 0 && (step / count / second) * scale.pxPerSecond >= minorPitchPx,
  );
  return step / (parts ?? 1);
}

/** Before zero there is nothing to number. */
function multiples(step: number, { from, to }: TimeScale): readonly number[] {
  return range(Math.max(0, Math.ceil(from / step)), Math.floor(to / step) + 1).map((index) => index * step);
}

function axisLabel(at: number, step: number, sixtyBased: boolean, first: boolean): string {
  if (!sixtyBased) {
    const decimals = Math.max(0, -Math.floor(Math.log10(step / second)));
    return `${(at / second).toFixed(decimals)}${first ? ' s' : ''}`;
  }
  if (step >= hour) return `${at / hour} h`;
  if (step >= minute) return `${at / minute} min`;
  return `${Math.floor(at / minute)}:${String((at % minute) / second).padStart(2, '0')}`;
}
