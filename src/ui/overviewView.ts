import type { TimeRange } from './timeScale.ts';
import { narrowestMs, panned } from './zoom.ts';

/** What of an overview's brace is held: one of its ends, the window between them, or nothing of it. */
export type OverviewHold = 'from' | 'to' | 'window' | 'outside';

/** How near to an end of the brace a press must be to hold it, in px. */
const catchPx = 7;

export function heldAt(x: number, x0: number, x1: number): OverviewHold {
  const toFirst = Math.abs(x - x0);
  const toLast = Math.abs(x - x1);
  if (Math.min(toFirst, toLast) <= catchPx) return toFirst < toLast ? 'from' : 'to';
  return x > x0 && x < x1 ? 'window' : 'outside';
}

/** The view after what is held has moved by `byMs`: an end never passes the other, nothing leaves `limits`. */
export function movedView(view: TimeRange, hold: OverviewHold, byMs: number, limits: TimeRange): TimeRange {
  switch (hold) {
    case 'from':
      return { ...view, from: Math.round(clamp(view.from + byMs, limits.from, view.to - narrowestMs)) };
    case 'to':
      return { ...view, to: Math.round(clamp(view.to + byMs, view.from + narrowestMs, limits.to)) };
    case 'window':
      return panned(view, byMs, limits);
    case 'outside':
      return view;
    default:
      return hold satisfies never;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
