import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryLane } from './arbitraryLane.ts';
import { heightAt, laneShape, type Scale, usefulness } from './laneShape.ts';

function scaleOf(from: number, to: number, width: number): Scale {
  return { from, to, left: 100, right: 100 + width, x: (ms) => 100 + ((ms - from) * width) / (to - from) };
}

const arbitraryScale = fc
  .tuple(
    fc.integer({ min: 0, max: 100_000 }),
    fc.integer({ min: 50, max: 300_000 }),
    fc.integer({ min: 200, max: 900 }),
  )
  .map(([from, length, width]) => scaleOf(from, from + length, width));

const [endsWhereTheViewBegins] = fc.sample(arbitraryLane, { numRuns: 1, seed: 1 }).map((lane) => ({
  ...lane,
  spans: [
    { state: 'waiting', from: 0, to: 1, event: 0, label: null },
    { state: 'waiting', from: 1, to: 2, event: 1, label: null },
  ] as const,
}));

describe('laneShape', () => {
  it('draws or merges every span in the view, once and in order', () => {
    fc.assert(
      fc.property(arbitraryLane, arbitraryScale, (lane, scale) => {
        const { steps, merged, waits } = laneShape(lane, scale);
        const drawn = [
          ...steps.map(({ span }) => span),
          ...waits.map(({ span }) => span),
          ...merged.flatMap(({ spans }) => spans),
        ].sort((a, b) => a.from - b.from);
        // What ends where the view begins has no width in it, and may be drawn or not.
        const reachesIn = ({ to }: { readonly to: number }) => to > scale.from;
        const inside = lane.spans.filter(({ from, to }) => reachesIn({ to }) && from <= scale.to);
        expect(drawn.filter(reachesIn)).toEqual(inside);
      }),
      { examples: [[endsWhereTheViewBegins!, scaleOf(1, 51, 200)]] },
    );
  });

  it('never loses a failure: where it was there is a failure’s stem', () => {
    fc.assert(
      fc.property(arbitraryLane, arbitraryScale, (lane, scale) => {
        const stems = laneShape(lane, scale).caps.filter(({ cap }) => cap.exitCode !== 0);
        for (const { at, exitCode } of lane.caps) {
          if (exitCode === 0 || at < scale.from || at > scale.to) continue;
          expect(stems.some(({ x }) => Math.abs(x - scale.x(at)) <= 2)).toBe(true);
        }
      }),
    );
  });

  it('merges only spans under 3 px, to a height no higher than any of them', () => {
    fc.assert(
      fc.property(arbitraryLane, arbitraryScale, (lane, scale) => {
        for (const { spans, columns, x0, x1 } of laneShape(lane, scale).merged) {
          for (const { from, to } of spans) expect(scale.x(to) - scale.x(from)).toBeLessThan(3);
          expect(columns[0]?.x0).toBeCloseTo(x0);
          expect(columns.at(-1)?.x1).toBeCloseTo(x1);
          for (const { h } of columns) expect(h >= 0 && h <= 1).toBe(true);
        }
      }),
    );
  });

  it('keeps every failed probe that stands apart, and draws none twice', () => {
    fc.assert(
      fc.property(arbitraryLane, arbitraryScale, (lane, scale) => {
        const { probes } = laneShape(lane, scale);
        expect(new Set(probes.map(({ probe }) => probe)).size).toBe(probes.length);
        for (const probe of lane.probes) {
          if (probe.ok || probe.at < scale.from || probe.at > scale.to) continue;
          const near = probes.filter(({ probe: kept }) => !kept.ok);
          expect(near.some(({ x }) => Math.abs(x - scale.x(probe.at)) < 3)).toBe(true);
        }
      }),
    );
  });

  it('rests the nib at the height of the state, and on the baseline where nothing is', () => {
    fc.assert(
      fc.property(arbitraryLane, fc.integer({ min: 0, max: 300_000 }), (lane, at) => {
        const span = lane.spans.find(({ from, to }) => from <= at && at < to);
        const height = heightAt(lane, at);
        if (!span) expect(height).toBe(0);
        else if (span.state !== 'terminating') expect(height).toBe(usefulness[span.state]);
        else expect(height >= 0 && height <= 1).toBe(true);
      }),
    );
  });
});
