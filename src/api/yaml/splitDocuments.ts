import { trimGoSpace } from './goSpace.ts';

/** One document of a text, as offsets. A separator that begins the text, or follows another, is part of it. */
export interface DocumentSlice {
  readonly start: number;
  readonly end: number;
  /** A line inside it that begins with `---` but is no separator: kubectl stops reading there. */
  readonly badSeparator: { readonly start: number; readonly end: number; readonly rest: string } | null;
}

/**
 * Cuts a text into documents where kubectl does: at every line that begins with `---` and holds nothing else but
 * blanks or a comment, wherever it stands, also inside a scalar.
 *
 * Source: v1.28 apimachinery pkg/util/yaml/decoder.go:YAMLReader.Read.
 */
export function splitDocuments(text: string, from = 0): readonly DocumentSlice[] {
  const slices: DocumentSlice[] = [];
  let start = from;
  let badSeparator: DocumentSlice['badSeparator'] = null;
  for (let line = nextDashes(text, from); line !== -1; line = nextDashes(text, line + 3)) {
    const feed = text.indexOf('\n', line);
    const end = feed === -1 ? text.length : feed;
    const rest = trimGoSpace(text.slice(line + 3, end));
    if (rest !== '' && !rest.startsWith('#')) {
      badSeparator ??= { start: line, end: line + text.slice(line, end).trimEnd().length, rest };
    } else if (line > start) {
      slices.push({ start, end: line, badSeparator });
      start = Math.min(end + 1, text.length);
      badSeparator = null;
    }
  }
  if (start < text.length) slices.push({ start, end: text.length, badSeparator });
  return slices;
}

/** The next `---` at the start of a line, at or after `from`. */
function nextDashes(text: string, from: number): number {
  if (from === 0 && text.startsWith('---')) return 0;
  const feed = text.indexOf('\n---', Math.max(0, from - 1));
  return feed === -1 ? -1 : feed + 1;
}
