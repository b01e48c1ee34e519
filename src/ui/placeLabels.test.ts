import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LabelCandidate, overlap, placeLabels } from './placeLabels.ts';

const bounds = { x0: 0, y0: 0, x1: 400, y1: 200 };

const arbitraryBox = fc
  .record({
    x: fc.integer({ min: -20, max: 400 }),
    y: fc.integer({ min: -20, max: 200 }),
    w: fc.integer({ min: 1, max: 90 }),
    h: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ x, y, w, h }) => ({ x0: x, y0: y, x1: x + w, y1: y + h }));

const arbitraryObstacle = fc
  .tuple(arbitraryBox, fc.boolean())
  .map(([box, line]) => (line ? { ...box, line } : box));

const arbitraryLabel: fc.Arbitrary<Omit<LabelCandidate, 'key'>> = fc.record({
  priority: fc.integer({ min: 0, max: 5 }),
  width: fc.integer({ min: 5, max: 120 }),
  height: fc.constant(14),
  places: fc.array(
    fc.record(
      {
        x: fc.integer({ min: -20, max: 400 }),
        top: fc.integer({ min: -20, max: 200 }),
        overLines: fc.boolean(),
        width: fc.integer({ min: 5, max: 60 }),
      },
      { requiredKeys: ['x', 'top'] },
    ),
    { minLength: 1, maxLength: 4 },
  ),
});

const arbitraryCandidates = fc
  .array(arbitraryLabel, { maxLength: 25 })
  .map((labels) => labels.map((label, index) => ({ ...label, key: String(index) })));

describe('placeLabels', () => {
  it('places labels inside the bounds, off one another and off what they may not cover', () => {
    fc.assert(
      fc.property(
        arbitraryCandidates,
        fc.array(arbitraryObstacle, { maxLength: 12 }),
        (labels, obstacles) => {
          const { placed, left } = placeLabels(labels, obstacles, bounds);
          expect(placed.length + left.length).toBe(labels.length);
          for (const [index, label] of placed.entries()) {
            expect(label.x0 >= bounds.x0 && label.x1 <= bounds.x1).toBe(true);
            expect(label.y0 >= bounds.y0 && label.y1 <= bounds.y1).toBe(true);
            for (const other of placed.slice(index + 1)) expect(overlap(label, other)).toBe(false);
            for (const obstacle of obstacles) {
              const allowed = label.place.overLines === true && 'line' in obstacle;
              expect(overlap(label, obstacle) && !allowed).toBe(false);
            }
          }
        },
      ),
    );
  });

  it('moves no label for one that matters less', () => {
    fc.assert(
      fc.property(arbitraryCandidates, (labels) => {
        const most = labels.filter(({ priority }) => priority >= 3);
        const where = (all: readonly LabelCandidate[]) =>
          placeLabels(all, [], bounds)
            .placed.filter(({ candidate }) => candidate.priority >= 3)
            .map(({ candidate, x0, y0 }) => [candidate.key, x0, y0]);
        expect(where(labels)).toEqual(where(most));
      }),
    );
  });
});
