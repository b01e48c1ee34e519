/** One YAML document of a text: from its `---` line (or the start of the text) to the next one, as offsets. */
export interface DocumentSlice {
  readonly start: number;
  readonly end: number;
  /** Holds more than the marker, comments and blank lines. */
  readonly filled: boolean;
}

const marker = /^\uFEFF?---(?=[ \t\r\n]|$)/gm;
const markerLine = /^\uFEFF?(---(?=[ \t\r\n]|$))?/;

/** The documents of a text. A `---` at the start of a line ends a document wherever it stands, also inside a scalar. */
export function yamlDocuments(text: string): readonly DocumentSlice[] {
  const starts = [0];
  for (const match of text.matchAll(marker)) {
    if (match.index > 0) starts.push(match.index);
  }
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length;
    return { start, end, filled: isFilled(text.slice(start, end)) };
  });
}

function isFilled(slice: string): boolean {
  return /^[ \t]*[^\s#]/m.test(slice.replace(markerLine, ''));
}
