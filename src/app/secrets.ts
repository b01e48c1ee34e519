import { isMap, isScalar, LineCounter, parseAllDocuments } from 'yaml';

/** What stands in a link where a Secret's value stood. */
export const redacted = 'UkVEQUNURUQ=';

export interface Redaction {
  readonly text: string;
  /** How many values were taken out. */
  readonly count: number;
}

/**
 * Replaces the values under `data` and `stringData` of every Secret by a placeholder; all else stays as it is.
 * A text that does not parse loses every value below a line `kind: Secret` all the same.
 */
export function redactSecrets(text: string): Redaction {
  if (!/\bSecret\b/.test(text)) return { text, count: 0 };
  const ranges: { start: number; end: number }[] = [];
  const documents = parseAllDocuments(text, {
    lineCounter: new LineCounter(),
    uniqueKeys: false,
    version: '1.1',
  });
  for (const document of Array.isArray(documents) ? documents : []) {
    const objects = [document.contents, ...itemsOf(document.contents)];
    for (const object of objects) {
      if (!isMap(object) || String(object.get('kind')) !== 'Secret') continue;
      for (const key of ['data', 'stringData']) {
        const values = object.get(key, true);
        if (!isMap(values)) continue;
        for (const { value } of values.items) {
          if (isScalar(value) && value.range) ranges.push({ start: value.range[0], end: value.range[1] });
        }
      }
    }
  }
  let result = text;
  for (const { start, end } of ranges.sort((a, b) => b.start - a.start)) {
    result = `${result.slice(0, start)}${redacted}${tail(result.slice(start, end))}${result.slice(end)}`;
  }
  return { text: result, count: ranges.length };
}

function itemsOf(contents: unknown): readonly unknown[] {
  if (!isMap(contents)) return [];
  const items = contents.get('items', true) as { items?: readonly unknown[] } | undefined;
  return items?.items ?? [];
}

/** Block scalars reach over their last line end: it has to stay. */
function tail(value: string): string {
  return value.endsWith('\n') ? '\n' : '';
}
