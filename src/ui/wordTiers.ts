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
  /** The first tier its edge line may be drawn in: above it stands another word. */
  readonly lineFrom: number;
  readonly words: readonly W[];
  /** It ends at `x` instead of beginning there: only the last word may, where the picture ends. */
  readonly flipped: boolean;
  /** How much of its width there is; less than `width` only where the picture ends. */
  readonly room: number;
}

export interface WordSpace<W extends Word> {
  readonly tiers: number;
  /** No word reaches further. */
  readonly right: number;
  /** How wide several words are when they are set as one. */
  readonly mergedWidth: (words: readonly W[]) => number;
}

/**
 * Sets words under one another so that each keeps its left edge and none covers another. Words that overlap stand so
 * that each one's edge line reaches the top, the latest highest, where they begin apart and the tiers suffice for that;
 * else each takes the first free tier. Neighbours are merged only where more words meet than there are tiers: those first that cost the
 * fewest words and lie closest. `words` are ordered by x.
 */
export function wordTiers<W extends Word>(words: readonly W[], space: WordSpace<W>): readonly SetWord<W>[] {
  const placed: SetWord<W>[] = [];
  for (const cluster of clustersOf(crowdsJoined(words, space))) {
    const groups = thinned(cluster, space);
    const tiers = (standApart(groups) ? stairOf(groups, space.tiers) : null) ?? firstFree(groups);
    for (const [index, group] of groups.entries()) {
      const room = Math.min(group.width, space.right - group.x);
      placed.push({ ...group, tier: tiers[index]!, lineFrom: 0, flipped: false, room });
    }
  }
  return withLines(lastFlipped(placed, space));
}

interface Group<W extends Word> extends Word {
  readonly words: readonly W[];
}

/** More words than this are too many to try every merge: those too close to be told apart are joined at once. */
const fewWords = 80;
const togetherPx = 3;

function crowdsJoined<W extends Word>(words: readonly W[], space: WordSpace<W>): Group<W>[] {
  const groups: W[][] = [];
  for (const word of words) {
    const last = groups.at(-1);
    if (last && words.length > fewWords && word.x - last.at(-1)!.x < togetherPx) last.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => groupOf(group, space));
}

function groupOf<W extends Word>(words: readonly W[], { mergedWidth }: WordSpace<W>): Group<W> {
  const first = words[0]!;
  return { x: first.x, width: words.length === 1 ? first.width : mergedWidth(words), words };
}

/** Runs of words that reach over one another. */
function clustersOf<W extends Word>(groups: readonly Group<W>[]): Group<W>[][] {
  const clusters: Group<W>[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const group of groups) {
    if (group.x < end) clusters.at(-1)!.push(group);
    else clusters.push([group]);
    end = Math.max(end, group.x + group.width);
  }
  return clusters;
}

/** Merges until nowhere more words meet than there are tiers. */
function thinned<W extends Word>(cluster: Group<W>[], space: WordSpace<W>): Group<W>[] {
  let groups = cluster;
  for (;;) {
    const crowded = firstFree(groups).findIndex((tier) => tier >= space.tiers);
    if (crowded < 0) return groups;
    groups = bestMerge(groups, crowded, space);
  }
}

/** Tries to join each pair of neighbours that can relieve the crowded group, and takes the best. */
function bestMerge<W extends Word>(
  groups: readonly Group<W>[],
  crowded: number,
  space: WordSpace<W>,
): Group<W>[] {
  let best: Group<W>[] = [];
  let bestCost: readonly number[] = [Number.POSITIVE_INFINITY];
  for (let first = Math.max(0, crowded - space.tiers); first < crowded; first++) {
    const joined = groupOf([...groups[first]!.words, ...groups[first + 1]!.words], space);
    const tried = [...groups.slice(0, first), joined, ...groups.slice(first + 2)];
    const cost = [
      firstFree(tried).filter((tier) => tier >= space.tiers).length,
      joined.words.length > 2 ? joined.words.length : 0,
      groups[first + 1]!.x - groups[first]!.x,
    ];
    if (isLess(cost, bestCost)) {
      best = tried;
      bestCost = cost;
    }
  }
  return best;
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const differs = a.findIndex((value, index) => value !== b[index]);
  return differs >= 0 && a[differs]! < (b[differs] ?? Number.NEGATIVE_INFINITY);
}

/** Words that begin at nearly one place read downwards, in their order; a stair would turn them round. */
function standApart(groups: readonly Word[]): boolean {
  return groups.every(({ x }, index) => index === 0 || x - groups[index - 1]!.x >= apartPx);
}

const apartPx = 8;

/** Each word one tier below the lowest of those that begin above it; null when the tiers do not suffice. */
function stairOf(groups: readonly Word[], tiers: number): readonly number[] | null {
  const levels = new Array<number>(groups.length).fill(0);
  for (let index = groups.length - 1; index >= 0; index--) {
    const { x, width } = groups[index]!;
    for (let next = index + 1; next < groups.length && groups[next]!.x < x + width; next++)
      levels[index] = Math.max(levels[index]!, levels[next]! + 1);
  }
  return levels.every((level) => level < tiers) ? levels : null;
}

/** Each word in the first tier that no earlier word still fills. */
function firstFree(groups: readonly Word[]): number[] {
  const ends: number[] = [];
  return groups.map(({ x, width }) => {
    const free = ends.findIndex((end) => end <= x);
    const tier = free < 0 ? ends.length : free;
    ends[tier] = x + width;
    return tier;
  });
}

/** A last word that would leave the picture stands left of its edge, in the first tier that has room for it there. */
function lastFlipped<W extends Word>(placed: SetWord<W>[], { tiers, right }: WordSpace<W>): SetWord<W>[] {
  const last = placed.at(-1);
  if (!last || last.x + last.width <= right || last.x < last.width) return placed;
  const others = placed.slice(0, -1);
  const start = last.x - last.width;
  for (let tier = 0; tier < tiers; tier++) {
    if (others.some((word) => word.tier === tier && word.x + word.width > start)) continue;
    return [...others, { ...last, tier, flipped: true, room: last.width }];
  }
  return placed;
}

/** Edge lines begin under the lowest word they would cross. */
function withLines<W extends Word>(placed: readonly SetWord<W>[]): readonly SetWord<W>[] {
  return placed.map((word, index) => {
    const before = placed.slice(Math.max(0, index - 12), index);
    const after = placed.at(-1)!;
    const crossed = [...before, after].filter((other) => other.tier < word.tier && covers(other, word.x));
    return { ...word, lineFrom: Math.max(-1, ...crossed.map(({ tier }) => tier)) + 1 };
  });
}

function covers<W extends Word>({ x, width, flipped }: SetWord<W>, at: number): boolean {
  return flipped ? at > x - width && at < x : at > x && at < x + width;
}
