import { randomStream } from '#base/random.ts';
import { drawsOf } from '#cluster/kube-apiserver/nodeport/draws.ts';
import { PortAllocator } from '#cluster/kube-apiserver/nodeport/portAllocator.ts';
import type { OddsSubject } from './odds.ts';

/** Asks how often a port is taken when so many seeds each fill a range draw by draw. */
export interface OddsQuestion extends OddsSubject {
  readonly kind: 'nodePortOdds';
  readonly seeds: number;
}

/** How often, so far: one count for each place of `draws`. */
export interface OddsAnswer {
  readonly kind: 'nodePortOdds';
  /** Seeds played so far. */
  readonly seeds: number;
  /** Numbers of dynamic allocations at which was looked. */
  readonly draws: readonly number[];
  /** In how many seeds the port was taken by then, with the bands and without. */
  readonly withBands: readonly number[];
  readonly withoutBands: readonly number[];
}

const places = 48;

/**
 * Plays seed after seed on the real allocator, and tells what it knows now and then: the caller may stop asking. Nothing
 * but dynamic allocations in an empty range.
 */
export function* simulateOdds({ range, port, seeds }: OddsQuestion): Generator<OddsAnswer, void, void> {
  const draws = Array.from({ length: places + 1 }, (_, index) => Math.round((range.size * index) / places));
  const counts = { withBands: draws.map(() => 0), withoutBands: draws.map(() => 0) };
  const told = (played: number): OddsAnswer => ({
    kind: 'nodePortOdds',
    seeds: played,
    draws,
    withBands: [...counts.withBands],
    withoutBands: [...counts.withoutBands],
  });
  for (let seed = 0; seed < seeds; seed += 1) {
    for (const bands of [true, false]) {
      const takenAfter = drawsUntilTaken(new PortAllocator(range, bands), port, seed);
      const list = bands ? counts.withBands : counts.withoutBands;
      for (const [index, count] of draws.entries())
        if (count >= takenAfter) list[index] = (list[index] ?? 0) + 1;
    }
    if ((seed + 1) % 25 === 0 && seed + 1 < seeds) yield told(seed + 1);
  }
  yield told(seeds);
}

/** How many draws it takes until the port is gone. */
function drawsUntilTaken(allocator: PortAllocator, port: number, seed: number): number {
  const random = drawsOf(randomStream(seed, 'kube-apiserver', 'odds'));
  let count = 0;
  while (!allocator.has(port)) {
    if (allocator.allocateNext(random) === null) return Infinity;
    count += 1;
  }
  return count;
}
