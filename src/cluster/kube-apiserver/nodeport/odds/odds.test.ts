import { describe, expect, it } from 'vitest';
import { collisionChance, dynamicPorts } from './odds.ts';
import { simulateOdds } from './simulateOdds.ts';

const range = { base: 30_000, size: 2768 };

describe('the odds that a port is taken', () => {
  it('are K/2768 without bands, and 0 in the static band until 2,682 are drawn', () => {
    const subject = { range, port: 30_080 };
    expect(collisionChance(subject, 100, false)).toBeCloseTo(0.0361, 4);
    expect(collisionChance(subject, 1000, false)).toBeCloseTo(0.3613, 4);
    expect(collisionChance(subject, 2682, true)).toBe(0);
    expect(collisionChance(subject, 2683, true)).toBeCloseTo(1 / 86, 9);
    expect(collisionChance(subject, 2768, true)).toBe(1);
    expect(dynamicPorts(2768, true)).toBe(2682);
  });

  it('are a little higher in the dynamic band than they were before', () => {
    const subject = { range, port: 31_080 };
    expect(collisionChance(subject, 1000, true)).toBeCloseTo(1000 / 2682, 9);
    expect(collisionChance(subject, 1000, true)).toBeGreaterThan(collisionChance(subject, 1000, false));
  });

  it.each([30_080, 31_080])('agree with the allocator over many seeds, for %i', (port) => {
    const small = { base: 30_000, size: 600 };
    const subject = { range: small, port: port === 30_080 ? 30_010 : 30_400 };
    const answers = [...simulateOdds({ kind: 'nodePortOdds', ...subject, seeds: 600 })];
    const last = answers.at(-1);
    expect(answers.map(({ seeds }) => seeds)).toEqual([
      ...Array.from({ length: 23 }, (_, i) => 25 * (i + 1)),
      600,
    ]);
    for (const [index, drawn] of (last?.draws ?? []).entries()) {
      const close = (counts: readonly number[] | undefined, bands: boolean) =>
        Math.abs((counts?.[index] ?? 0) / 600 - collisionChance(subject, drawn, bands));
      expect(close(last?.withBands, true)).toBeLessThan(0.075);
      expect(close(last?.withoutBands, false)).toBeLessThan(0.075);
    }
  });
});
