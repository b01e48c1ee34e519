import type { TimeRange } from './timeScale.ts';

/** No view is narrower: below it every span is a single event. */
export const narrowestMs = 50;

/** The view `factor` times as wide, with the time `at` kept under the pointer, inside `limits`. */
export function zoomed(view: TimeRange, factor: number, at: number, limits: TimeRange): TimeRange {
  const widest = limits.to - limits.from;
  const width = Math.min(Math.max((view.to - view.from) * factor, narrowestMs), widest);
  const share = (at - view.from) / (view.to - view.from);
  return inside(at - share * width, width, limits);
}

/** The view moved by `byMs`, stopped at the ends of `limits`. */
export function panned(view: TimeRange, byMs: number, limits: TimeRange): TimeRange {
  return inside(view.from + byMs, view.to - view.from, limits);
}

/** Whether there is something outside the view to pan to. */
export function isZoomed(view: TimeRange, limits: TimeRange): boolean {
  return view.from > limits.from || view.to < limits.to;
}

function inside(from: number, width: number, limits: TimeRange): TimeRange {
  const start = Math.round(Math.max(limits.from, Math.min(from, limits.to - width)));
  return { from: start, to: Math.round(start + width) };
}
