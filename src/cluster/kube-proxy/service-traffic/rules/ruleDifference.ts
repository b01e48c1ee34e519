/** One line of a node's rules, told against the write before. */
export interface ComparedRule {
  /** Tells equal lines apart. */
  readonly key: string;
  readonly text: string;
  readonly change: 'same' | 'added' | 'removed';
}

/**
 * The lines of `after` in their order, with those of `before` that are gone where they stood. Lines are told apart by
 * their text; of equal ones as many are the same as both have. Linear.
 */
export function ruleDifference(before: readonly string[], after: readonly string[]): readonly ComparedRule[] {
  const left = new Set(after);
  const kept = countOf(before);
  const result: ComparedRule[] = [];
  const told = new Map<string, number>();
  const add = (text: string, change: ComparedRule['change']) => {
    const count = (told.get(text) ?? 0) + 1;
    told.set(text, count);
    result.push({ key: `${count} ${text}`, text, change });
  };
  let at = 0;
  const removedUpTo = (stop: string | null) => {
    while (at < before.length && before[at] !== stop) {
      const text = before[at]!;
      // What the other has too only stands elsewhere.
      if (!left.has(text)) add(text, 'removed');
      at += 1;
    }
  };
  for (const text of after) {
    if (take(kept, text)) {
      removedUpTo(text);
      at += 1;
      add(text, 'same');
    } else add(text, 'added');
  }
  removedUpTo(null);
  return result;
}

function countOf(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** Takes one of it; false when there is none. */
function take(counts: Map<string, number>, text: string): boolean {
  const count = counts.get(text) ?? 0;
  if (count === 0) return false;
  counts.set(text, count - 1);
  return true;
}
