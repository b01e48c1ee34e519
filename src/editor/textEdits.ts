/** Replace `[start, end)` of the old text by `text`. Offsets from 0. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Edits that make one text of another and touch only the lines that differ, so that an edit made elsewhere leaves
 * caret, folds and marks where they are. In text order, not overlapping; they part neither a character nor a CRLF.
 * Texts with little in common become one edit.
 */
export function textEdits(before: string, after: string): TextEdit[] {
  const whole = trimmed({ start: 0, end: before.length, text: after }, before);
  if (whole === null) return [];
  // To part a long text into lines takes longer than anyone would wait.
  if (whole.end - whole.start + whole.text.length > mostCompared) return [whole];
  const old = linesOf(before.slice(whole.start, whole.end));
  const hunks = old.length > 1 ? changedLines(old, linesOf(whole.text)) : null;
  if (hunks === null) return [whole];

  const edits: TextEdit[] = [];
  let line = 0;
  let offset = whole.start;
  for (const { from, to, lines } of hunks) {
    for (; line < from; line += 1) offset += old[line]!.length;
    const start = offset;
    for (; line < to; line += 1) offset += old[line]!.length;
    const edit = trimmed({ start, end: offset, text: lines.join('') }, before);
    if (edit) edits.push(edit);
  }
  return edits;
}

/** Letters that are compared line by line. */
const mostCompared = 2_000_000;

/** The edit without what it would replace by the same; null when nothing is left of it. */
function trimmed({ start: from, end: to, text }: TextEdit, before: string): TextEdit | null {
  const most = Math.min(to - from, text.length);
  let head = 0;
  while (head < most && before.charCodeAt(from + head) === text.charCodeAt(head)) head += 1;
  if (head === text.length && head === to - from) return null;
  if (parts(before, from + head) || parts(text, head)) head -= 1;

  let tail = 0;
  while (tail < most - head && before.charCodeAt(to - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) {
    tail += 1;
  }
  if (tail > 0 && (parts(before, to - tail) || parts(text, text.length - tail))) tail -= 1;
  return { start: from + head, end: to - tail, text: text.slice(head, text.length - tail) };
}

/** Whether a cut at `at` goes through a character or a line break. */
function parts(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  const surrogates = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return surrogates || (before === 0x0d && after === 0x0a);
}

/** The lines with their line feeds. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** Lines `[from, to)` of the old text make way for `lines`. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** More lines added and removed than this are not worth finding out about. */
const mostChanges = 200;

/** The shortest way from one list of lines to another; null when it is long. Source: Myers, "An O(ND) difference algorithm". */
function changedLines(old: readonly string[], now: readonly string[]): Hunk[] | null {
  // How far along the old lines each diagonal (old index - new index) is reached, for each number of changes.
  const reached: Map<number, number>[] = [];
  let last = new Map([[1, 0]]);
  for (let changes = 0; changes <= mostChanges; changes += 1) {
    const current = new Map<number, number>();
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = isInsertion(last, diagonal, changes) ? last.get(diagonal + 1)! : last.get(diagonal - 1)! + 1;
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1;
      current.set(diagonal, x);
      if (x >= old.length && x - diagonal >= now.length) return hunksBack(reached, old.length, now);
    }
    reached.push(current);
    last = current;
  }
  return null;
}

function isInsertion(last: ReadonlyMap<number, number>, diagonal: number, changes: number): boolean {
  if (diagonal === -changes) return true;
  return diagonal !== changes && last.get(diagonal - 1)! < last.get(diagonal + 1)!;
}

/** Walks the way back from the ends of both lists. */
function hunksBack(
  reached: readonly ReadonlyMap<number, number>[],
  oldLength: number,
  now: readonly string[],
): Hunk[] {
  const hunks: Hunk[] = [];
  let diagonal = oldLength - now.length;
  for (let changes = reached.length; changes > 0; changes -= 1) {
    const last = reached[changes - 1]!;
    const insertion = isInsertion(last, diagonal, changes);
    diagonal += insertion ? 1 : -1;
    const from = last.get(diagonal)!;
    const to = insertion ? from : from + 1;
    const lines = insertion ? [now[from - diagonal]!] : [];
    const following = hunks[0];
    // Neighbouring changes are one.
    if (following?.from === to) {
      hunks[0] = { from, to: following.to, lines: [...lines, ...following.lines] };
    } else hunks.unshift({ from, to, lines });
  }
  return hunks;
}
