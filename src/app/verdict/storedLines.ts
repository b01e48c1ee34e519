import type { StoredDocument, StoredRow } from '#api/verdict/storedRow.ts';
import type { Run } from '#cluster/run.ts';

/** A row of the pane: a line of the text, an added row, or the first or a later row of a document that is not stored. */
export interface StoredLine {
  readonly key: string;
  readonly row: StoredRow;
  /** The rows folded into this one stand below it, or would. */
  readonly fold: 'open' | 'closed' | null;
  /** Said at the first row of a document that is not stored. */
  readonly says: StoredDocument | null;
}

/** The stored documents that are shown: all of a text, or the first of a long one. */
export interface StoredPart {
  readonly documents: readonly StoredDocument[];
  readonly isWhole: boolean;
}

/** What of a run's stored documents stands beside its text; null while there is nothing to show. */
export function storedPart(run: Pick<Run, 'stored' | 'documents'> | null): StoredPart | null {
  const documents = run?.stored;
  return documents ? { documents, isWhole: documents.length >= run.documents.length } : null;
}

/** Rows that the text lacks, after one of its lines. */
export interface EmptyRows {
  readonly after: number;
  readonly count: number;
}

/** All rows beside a text, in order: between documents its own lines, and within them what is stored. */
export function storedLines(
  text: string,
  { documents, isWhole }: StoredPart,
  opened: ReadonlySet<string>,
): readonly StoredLine[] {
  const most = isWhole ? undefined : (documents.at(-1)?.last ?? 0);
  const lines = text.split(/\r\n|\r|\n/, most);
  const result: StoredLine[] = [];
  const plain = (from: number, to: number) => {
    for (let line = from; line <= to; line += 1) result.push(written(line, lines[line - 1] ?? ''));
  };
  let next = 1;
  for (const document of documents) {
    plain(next, document.first - 1);
    if (document.state === 'stored') {
      for (const [index, row] of document.rows.entries()) {
        result.push(...unfolded(`${document.first} ${index}`, row, opened));
      }
    } else {
      for (let line = document.first; line <= document.last; line += 1) {
        result.push({ ...written(line, ''), says: line === document.first ? document : null });
      }
    }
    next = Math.max(next, document.last + 1);
  }
  plain(next, lines.length);
  return result;
}

/** Where the editor has to leave rows empty, so that both sides stand row for row. */
export function emptyRowsOf(lines: readonly StoredLine[]): readonly EmptyRows[] {
  const empty: { after: number; count: number }[] = [];
  let last = 0;
  for (const { row } of lines) {
    if (row.line !== null) {
      last = row.line;
      continue;
    }
    const before = empty.at(-1);
    if (before?.after === last) before.count += 1;
    else empty.push({ after: last, count: 1 });
  }
  return empty;
}

function written(line: number, text: string): StoredLine {
  const parts = text === '' ? [] : [{ text, ink: 'written' as const }];
  return { key: `line ${line}`, row: { line, parts, reason: null, rest: [] }, fold: null, says: null };
}

function unfolded(key: string, row: StoredRow, opened: ReadonlySet<string>): readonly StoredLine[] {
  if (row.rest.length === 0) return [{ key, row, fold: null, says: null }];
  if (!opened.has(key)) return [{ key, row, fold: 'closed', says: null }];
  const rest = row.rest.map((one, index) => ({ key: `${key} ${index}`, row: one, fold: null, says: null }));
  return [{ key, row, fold: 'open', says: null }, ...rest];
}
