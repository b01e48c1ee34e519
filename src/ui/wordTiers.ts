/** A word set at the moment it begins to hold. */
export interface Word {
  readonly x: number;
  readonly width: number;
}

/** One or several words set at one place; `tier` 0 is the top line. */
export interface SetWord<W extends Word> {
  readonly x: number;
  readonly width: number;
  readonly tier: number;
  readonly words: readonly W[];
}

/**
 * Sets words under one another so that each keeps its left edge: a word that reaches over the next one's edge stands
 * below it, so no edge line ever crosses a word. Where more than `tiers` lines would be needed, neighbours are merged;
 * `mergedWidth` says how wide a merged word is. `words` are ordered by x.
 */
export function wordTiers<W extends Word>(
  words: readonly W[],
  tiers: number,
  mergedWidth: (words: readonly W[]) => number,
): readonly SetWord<W>[] {
  let groups: Group<W>[] = words.map((word) => ({ x: word.x, width: word.width, words: [word] }));
  for (;;) {
    const levels = levelsOf(groups);
    const crowded = levels.findIndex((level) => level >= tiers);
    if (crowded < 0) return groups.map((group, index) => ({ ...group, tier: levels[index]! }));
    groups = merge(groups, crowded, mergedWidth);
  }
}

interface Group<W extends Word> {
  readonly x: number;
  readonly width: number;
  readonly words: readonly W[];
}

/** Each group's line: one below the lowest of those that begin above its words. */
function levelsOf(groups: readonly Group<Word>[]): number[] {
  const levels = new Array<number>(groups.length).fill(0);
  for (let index = groups.length - 1; index >= 0; index--) {
    const { x, width } = groups[index]!;
    for (let next = index + 1; next < groups.length && groups[next]!.x < x + width; next++)
      levels[index] = Math.max(levels[index]!, levels[next]! + 1);
  }
  return levels;
}

/** Joins the crowded group with the one after it; the last of all joins its predecessor. */
function merge<W extends Word>(
  groups: readonly Group<W>[],
  crowded: number,
  mergedWidth: (words: readonly W[]) => number,
): Group<W>[] {
  const first = Math.min(crowded, groups.length - 2);
  const words = [...groups[first]!.words, ...groups[first + 1]!.words];
  const joined = { x: groups[first]!.x, width: mergedWidth(words), words };
  return [...groups.slice(0, first), joined, ...groups.slice(first + 2)];
}
