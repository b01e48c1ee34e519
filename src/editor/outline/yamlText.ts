/** The characters of YAML, read forgivingly: offsets in, offsets out, nothing throws. */

export interface Quoted {
  readonly value: string;
  /** After the closing quote; after the last character of the line when there is none. */
  readonly end: number;
}

/** A key before its colon. */
export interface FoundKey {
  readonly key: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
  readonly colon: number;
}

/** Where the line of `at` ends: before its line feed, at `to` at the latest. */
export function lineEndAt(text: string, at: number, to: number): number {
  const feed = text.indexOf('\n', at);
  return feed === -1 || feed > to ? to : feed;
}

export function isBlank(text: string, at: number): boolean {
  const char = text[at];
  return char === ' ' || char === '\t' || char === '\r';
}

export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text, at)) at += 1;
  return at;
}

export function isDash(text: string, at: number, lineEnd: number): boolean {
  return text[at] === '-' && (at + 1 >= lineEnd || isBlank(text, at + 1));
}

/** Where an unquoted text ends: before a comment and before the blanks at the end of the line. */
export function plainEnd(text: string, from: number, lineEnd: number): number {
  let end = lineEnd;
  for (
    let mark = text.indexOf('#', from);
    mark !== -1 && mark < lineEnd;
    mark = text.indexOf('#', mark + 1)
  ) {
    if (mark > from && isBlank(text, mark - 1)) {
      end = mark;
      break;
    }
  }
  while (end > from && isBlank(text, end - 1)) end -= 1;
  return end;
}

/** The key that starts at `at` and has its colon on the same line; null when none does. */
export function keyAt(text: string, at: number, lineEnd: number): FoundKey | null {
  const first = text[at]!;
  if (first === '"' || first === "'") {
    const { value: key, end } = quotedAt(text, at, lineEnd);
    const colon = skipBlanks(text, end, lineEnd);
    return text[colon] === ':' && colon < lineEnd ? { key, quoted: true, start: at, end, colon } : null;
  }
  if ('{[#&*!|>%@`'.includes(first)) return null;
  const stop = plainEnd(text, at, lineEnd);
  for (
    let colon = text.indexOf(':', at);
    colon !== -1 && colon < stop;
    colon = text.indexOf(':', colon + 1)
  ) {
    if (colon + 1 >= lineEnd || isBlank(text, colon + 1)) {
      let end = colon;
      while (end > at && isBlank(text, end - 1)) end -= 1;
      return { key: text.slice(at, end), quoted: false, start: at, end, colon };
    }
  }
  return null;
}

/**
 * The quoted text that starts at `at`. With `over` it may run over later lines, as long as they are deeper than
 * `over.indent`; a quote that nothing closes ends with its own line, so that half-typed text costs one line.
 */
export function quotedAt(
  text: string,
  at: number,
  lineEnd: number,
  over?: { readonly to: number; readonly indent: number },
): Quoted {
  const quote = text[at]!;
  for (let from = at + 1, end = lineEnd; ; ) {
    const close = closingQuote(text, quote, { from, end });
    if (close !== -1) return { value: text.slice(at + 1, close), end: close + 1 };
    const next = end + 1;
    if (!over || next >= over.to) break;
    end = lineEndAt(text, next, over.to);
    const content = skipBlanks(text, next, end);
    if (content < end && content - next <= over.indent) break;
    from = content;
  }
  const end = plainEnd(text, at, lineEnd);
  return { value: text.slice(at + 1, end), end: Math.max(end, at + 1) };
}

function closingQuote(
  text: string,
  quote: string,
  { from, end }: { readonly from: number; readonly end: number },
): number {
  for (let at = from; at < end; at += 1) {
    if (text[at] === '\\' && quote === '"') at += 1;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== "'") return at;
      at += 1;
    }
  }
  return -1;
}
