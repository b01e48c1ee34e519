/** A document's place in the text: offsets of its first character and of its end, separators left out. */
export interface DocumentBounds {
  readonly from: number;
  readonly to: number;
  /** Counted from 0 over the documents that hold anything. */
  readonly index: number;
}

/** The document around `offset`; null on a separator line. */
export function documentBoundsAt(text: string, offset: number): DocumentBounds | null {
  let before = 0;
  for (const document of everyDocument(text)) {
    if (offset < document.from) return null;
    if (offset <= document.to) return { ...document, index: before };
    if (holdsAnything(text, document)) before += 1;
  }
  return null;
}

/** The documents that hold anything, in text order. */
export function documentsOf(text: string): DocumentBounds[] {
  return [...everyDocument(text)]
    .filter((document) => holdsAnything(text, document))
    .map((document, index) => ({ ...document, index }));
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function* everyDocument(text: string): Generator<Stretch> {
  let from = 0;
  for (const { start, end } of separators(text)) {
    if (start > 0) yield { from, to: start - 1 };
    from = Math.min(end + 1, text.length);
    if (end === text.length) return;
  }
  yield { from, to: text.length };
}

/** Lines that begin with `---` and have nothing but blanks or a comment after it. */
function* separators(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (let start = text.startsWith('---') ? 0 : next(text, 0); start !== -1; start = next(text, start)) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    if (/^---[ \t\r]*(?:#|$)/.test(text.slice(start, end))) yield { start, end };
  }
}

function next(text: string, from: number): number {
  const at = text.indexOf('\n---', from);
  return at === -1 ? -1 : at + 1;
}

function holdsAnything(text: string, { from, to }: Stretch): boolean {
  return /^[ \t]*[^\s#]/m.test(text.slice(from, to));
}
