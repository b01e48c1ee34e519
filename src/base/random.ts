import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of draws. `intn(n)` is uniform in [0, n), as Go's `rand.Intn`. */
export interface RandomStream {
  readonly intn: (n: number) => number;
}

/**
 * A stream keyed by a seed and words that name who draws, for what, and why: an edit to one object never shifts
 * another's draws, because no two keys share a stream.
 */
export function randomStream(seed: number, ...key: readonly string[]): RandomStream {
  const generator = xoroshiro128plus(hash(`${seed}\u0000${key.join('\u0000')}`));
  return { intn: (n) => uniformInt(generator, 0, n - 1) };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state ^= text.charCodeAt(index);
    state = Math.imul(state, 0x01000193);
  }
  return state | 0;
}
