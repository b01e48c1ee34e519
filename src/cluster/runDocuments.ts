import { fieldPath } from '#api/fieldPath.ts';
import type { FieldEdit } from '#scenario/fieldEdit.ts';
import type { Run, RunDocument } from './run.ts';

/** The document at a place of the run, as facts and pictures name it. */
export function documentAt({ documents }: Pick<Run, 'documents'>, place: number | null): RunDocument | null {
  return place === null ? null : (documents[place] ?? null);
}

/** The document that says something of an object, `Kind/namespace/name`; the last when there are several. */
export function documentOf({ documents }: Pick<Run, 'documents'>, key: string): RunDocument | null {
  const [kind, namespace, name] = key.split('/');
  const found = documents.findLast(
    (one) => one.kind === kind && one.name === name && one.namespace === namespace,
  );
  return found ?? null;
}

/** First line of a path, or of the nearest thing above it that the text writes. */
export function nearestLine({ lines, range }: Pick<RunDocument, 'lines' | 'range'>, path: string): number {
  for (let at = path; at !== ''; at = at.replace(/(?:^|\.)[^.[\]]+$|\[\d+\]$/, '')) {
    const found = lines[at];
    if (found) return found[0];
  }
  return range.start.line;
}

/** Where the Scenario says what stands at `path`; null when it does not. */
export function scenarioPlace(
  { documents }: Pick<Run, 'documents'>,
  path: string,
): { readonly document: number; readonly line: number } | null {
  for (const { outcome, lines, index } of documents) {
    const line = outcome === 'scenario' ? lines[path]?.[0] : undefined;
    if (line !== undefined) return { document: index, line };
  }
  return null;
}

/** A change of a document's field, reached through the List that holds it. Without a value it is taken out. */
export function fieldEdit(
  { textIndex, objectPath }: Pick<RunDocument, 'textIndex' | 'objectPath'>,
  path: string | FieldEdit['path'],
  value?: unknown,
): FieldEdit {
  const own = typeof path === 'string' ? fieldPath(path) : path;
  return {
    document: textIndex,
    path: [...objectPath, ...own],
    ...(value === undefined ? {} : { value }),
  };
}
