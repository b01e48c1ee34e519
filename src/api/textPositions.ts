import type { TextPosition, TextRange } from './diagnostic.ts';

/** Lines and columns of a text. A line ends with LF, CR LF or CR, as in the editor. */
export interface TextPositions {
  /** Offsets past the end mean the end. */
  readonly range: (start: number, end: number) => TextRange;
  /** Counted from 1. */
  readonly lineOf: (offset: number) => number;
}

export function textPositions(text: string): TextPositions {
  const lineStarts = lineStartsOf(text);
  const lineOf = (offset: number) => {
    let low = 0;
    let high = lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
  const position = (offset: number): TextPosition => {
    const inside = Math.min(offset, text.length);
    const line = lineOf(inside);
    return { line, column: inside - (lineStarts[line - 1] ?? 0) + 1, offset: inside };
  };
  return { lineOf, range: (start, end) => ({ start: position(start), end: position(Math.max(start, end)) }) };
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
