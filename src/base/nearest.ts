/**
 * The name a mistyped word most likely means: the one with the fewest typing slips (at most a third of its letters),
 * case apart; the first of equals. Null when nothing is near.
 */
export function nearest(word: string, names: Iterable<string>): string | null {
  let best: string | null = null;
  let bestSlips = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= bestSlips) continue;
    const slips = typingSlips(word.toLowerCase(), name.toLowerCase());
    if (slips < bestSlips) {
      best = name;
      bestSlips = slips;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function typingSlips(from: string, to: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let slips = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        slips = Math.min(slips, twoAbove[column - 2]! + 1);
      }
      current.push(slips);
    }
    twoAbove = above;
    above = current;
  }
  return above[to.length]!;
}
