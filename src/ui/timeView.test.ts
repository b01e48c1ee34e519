import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisTicks } from './axisTicks.ts';
import { heldAt, movedView } from './overviewView.ts';
import { timeScale } from './timeScale.ts';
import { clock, durationText } from './timeText.ts';
import { panned, zoomed } from './zoom.ts';

const limits = { from: 0, to: 3_600_000 };
const arbitraryView = fc
  .tuple(fc.integer({ min: 0, max: limits.to - 50 }), fc.integer({ min: 50, max: limits.to }))
  .map(([from, length]) => ({ from, to: Math.min(limits.to, from + length) }))
  .filter(({ from, to }) => to - from >= 50);

describe('the view of a time axis', () => {
  it('stays inside its limits, however it is zoomed, panned or dragged', () => {
    const holds = fc.constantFrom('from', 'to', 'window', 'outside');
    fc.assert(
      fc.property(
        arbitraryView,
        fc.double({ min: 0.05, max: 20, noNaN: true }),
        holds,
        fc.integer(),
        (view, factor, hold, byMs) => {
          for (const next of [
            zoomed(view, factor, view.from, limits),
            panned(view, byMs, limits),
            movedView(view, hold, byMs, limits),
          ]) {
            expect(next.from).toBeGreaterThanOrEqual(limits.from);
            expect(next.to).toBeLessThanOrEqual(limits.to);
            expect(next.to - next.from).toBeGreaterThanOrEqual(50);
          }
        },
      ),
    );
  });

  it('keeps the time under the pointer where it is while it zooms in', () => {
    fc.assert(
      fc.property(arbitraryView, fc.double({ min: 0, max: 1, noNaN: true }), (view, share) => {
        const at = view.from + share * (view.to - view.from);
        const next = zoomed(view, 0.5, at, limits);
        const place = (at - next.from) / (next.to - next.from);
        // Views are whole milliseconds, so a view of a few holds its time less exactly.
        expect(Math.abs(place - share)).toBeLessThan(1 / (next.to - next.from) + 1e-9);
      }),
    );
  });

  it('numbers an axis in time order, at least 56 px apart', () => {
    fc.assert(
      fc.property(arbitraryView, fc.integer({ min: 200, max: 1800 }), (view, width) => {
        const { majors } = axisTicks(timeScale(view, 100, 100 + width));
        for (const [index, { x }] of majors.entries())
          if (index > 0) expect(x - (majors[index - 1]?.x ?? 0)).toBeGreaterThanOrEqual(55.9);
        expect(new Set(majors.map(({ label }) => label)).size).toBe(majors.length);
      }),
    );
  });

  it('holds the nearer end of the brace, else what is between them', () => {
    expect([
      heldAt(103, 100, 200),
      heldAt(196, 100, 200),
      heldAt(150, 100, 200),
      heldAt(300, 100, 200),
    ]).toEqual(['from', 'to', 'window', 'outside']);
  });

  it('prints instants and lengths', () => {
    expect([clock(36_200), clock(156_200), clock(3_756_200)]).toEqual(['36.200', '2:36.200', '1:02:36']);
    expect([durationText(34_000), durationText(156_000), durationText(3_756_000)]).toEqual([
      '34.0 s',
      '2:36',
      '1:02:36',
    ]);
  });
});
