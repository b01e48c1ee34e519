import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryLane, timelineOf } from './arbitraryLane.ts';
import type { PictureRows, RowsInput } from './pictureRow.ts';
import { pictureRows } from './pictureRows.ts';
import { podPairs } from './podPairs.ts';
import { rowsWithin } from './rowsWithin.ts';

const [lane] = fc.sample(arbitraryLane, { numRuns: 1, seed: 1 });

function rowsOf(pods: number, lanes: number, height: number, more: Partial<RowsInput> = {}): PictureRows {
  const timeline = timelineOf(Array.from({ length: pods }, () => Array.from({ length: lanes }, () => lane!)));
  const comparing = more.comparing ?? false;
  return pictureRows({
    pairs: podPairs(timeline, comparing ? timeline : null),
    notSimulated: [],
    comparing,
    height,
    narrow: false,
    bands: null,
    pinned: [],
    opened: new Set(),
    ...more,
  });
}

const arbitrarySize = fc.tuple(
  fc.integer({ min: 1, max: 60 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 300, max: 1400 }),
);

describe('pictureRows', () => {
  it('makes lanes smaller the less room there is, never larger', () => {
    fc.assert(
      fc.property(arbitrarySize, fc.integer({ min: 0, max: 400 }), ([pods, lanes, height], less) => {
        const room = rowsOf(pods, lanes, height);
        const tight = rowsOf(pods, lanes, height - less);
        const rank = ({ rows, laneHeight }: PictureRows) =>
          (rows.some(({ kind }) => kind === 'silhouette') ? 0 : 100) + laneHeight;
        expect(rank(tight)).toBeLessThanOrEqual(rank(room));
      }),
    );
  });

  it('keeps the traces of neighbouring lanes apart, in one run and in two', () => {
    fc.assert(
      fc.property(arbitrarySize, fc.boolean(), ([pods, lanes, height], comparing) => {
        const { rows } = rowsOf(pods, lanes, height, { comparing });
        let bottom = Number.NEGATIVE_INFINITY;
        for (const row of rows) {
          if (row.kind !== 'lane' && row.kind !== 'silhouette') continue;
          expect(row.baseline - row.height).toBeGreaterThanOrEqual(bottom);
          bottom = row.baseline + (comparing ? row.height : 0);
        }
      }),
    );
  });

  it('leaves out Endpoint lanes before names, and never draws one without its name', () => {
    const endpoint = { ...lane!, role: 'endpoint' as const, name: 'Endpoint' };
    const of = (pods: number, height: number) => {
      const timeline = timelineOf(Array.from({ length: pods }, () => [lane!, endpoint]));
      const input = { notSimulated: [], comparing: false, narrow: false, bands: null, pinned: [] };
      const { rows } = pictureRows({
        ...input,
        pairs: podPairs(timeline, null),
        height,
        opened: new Set(),
      });
      return rows.filter((row) => row.kind === 'lane');
    };
    expect(of(2, 430)).toHaveLength(4);
    const seven = of(7, 430);
    expect(seven).toHaveLength(7);
    expect(seven.every(({ naming }) => naming !== 'none')).toBe(true);
    for (const height of [200, 300, 430, 700]) {
      for (const { lane: drawn, naming } of of(12, height)) {
        expect(naming === 'none' && drawn.above?.role === 'endpoint').toBe(false);
      }
    }
  });

  it('scrolls one pod rather than folding it up', () => {
    const { rows } = rowsOf(1, 40, 400);
    expect(rows.filter(({ kind }) => kind === 'lane')).toHaveLength(40);
    expect(rows.some(({ kind }) => kind === 'silhouette')).toBe(false);
  });

  it('opens a silhouette into its lanes, and pins a lane above the others without moving it', () => {
    const opened = new Set(['Pod/default/p3']);
    const { rows } = rowsOf(50, 2, 600, { opened, pinned: ['Pod/default/p7/c0'] });
    const lanes = rows.filter((row) => row.kind === 'lane');
    expect(lanes.map(({ lane: { key } }) => key)).toEqual([
      'Pod/default/p7/c0',
      'Pod/default/p3/c0',
      'Pod/default/p3/c1',
    ]);
    expect(lanes[0]).toMatchObject({ of: 'p7', height: 46 });
    expect(rows.findIndex(({ kind }) => kind === 'doubleRule')).toBe(1);
  });

  it('draws whole pods within a window, and everything in it', () => {
    fc.assert(
      fc.property(arbitrarySize, fc.integer({ min: 0, max: 2000 }), ([pods, lanes, height], top) => {
        const all = rowsOf(pods, lanes, height);
        const bottom = top + height;
        const some = rowsWithin(all, { top, bottom });
        expect(some.height).toBe(all.height);
        const inside = all.rows.filter(
          (row) => 'baseline' in row && row.baseline >= top && row.baseline <= bottom,
        );
        for (const row of inside) expect(some.rows).toContain(row);
        for (const { pair } of some.groups) {
          const of = (rows: PictureRows['rows']) => rows.filter((row) => 'pair' in row && row.pair === pair);
          expect(of(some.rows)).toEqual(of(all.rows));
        }
      }),
    );
  });
});
