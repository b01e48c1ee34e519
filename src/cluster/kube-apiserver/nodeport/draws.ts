import type { RandomStream } from '#base/random.ts';

/** Where Go's generator would give any 31-bit number. */
const generatorRange = 2 ** 31 - 1;

/**
 * Draws of a whole generator, of which a request takes what it needs modulo the size of the band: so the same number is
 * drawn whatever the band, and two runs that differ in it can be held against each other.
 */
export function drawsOf(stream: RandomStream): RandomStream {
  return { intn: (n) => stream.intn(generatorRange) % n };
}
