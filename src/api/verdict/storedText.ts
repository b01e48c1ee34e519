import type { TextPosition } from '#api/diagnostic.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import type { FoldedAddition } from './storedDocument.ts';
import type { StoredInk, StoredReason, StoredRow } from './storedRow.ts';

/** The lines of a document, on which is noted what the server made of them. */
export interface StoredText {
  readonly strike: (path: FieldPath, reason: StoredReason) => void;
  readonly replace: (path: FieldPath, text: string) => void;
  /** Fields below a place of the text: after its last line, or before its closing brace. */
  readonly insert: (parent: FieldPath, additions: readonly FoldedAddition[]) => void;
  readonly rows: () => readonly StoredRow[];
}

/** A change inside one line; columns count from 0, the end is exclusive. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string | null;
  readonly ink: StoredInk;
  readonly reason: StoredReason;
}

interface Insertion {
  /** Of the parent: what is deeper comes first. */
  readonly depth: number;
  readonly rows: readonly StoredRow[];
}

export function createStoredText(
  document: ManifestDocument,
  lines: readonly string[],
  last: number,
): StoredText {
  const first = document.range.start.line;
  const changes = new Map<number, Change[]>();
  const insertions = new Map<number, Insertion[]>();
  const lineAt = (line: number) => lines[line - 1] ?? '';
  const note = (line: number, change: Change) => changes.set(line, [...(changes.get(line) ?? []), change]);

  return {
    strike: (path, reason) => {
      const start = document.keyRangeOf(path).start;
      const end = document.rangeOf(path).end;
      for (let line = start.line; line <= lastLineOf(start, end); line += 1) {
        const whole = lineAt(line).trimEnd().length;
        const from = line === start.line ? start.column - 1 : indentOf(lineAt(line));
        const to = line === end.line && isFlow(lineAt(line), end) ? end.column - 1 : whole;
        if (to > from) note(line, { from, to, text: null, ink: 'dropped', reason });
      }
    },
    replace: (path, text) => {
      const { start, end } = document.rangeOf(path);
      if (start.line !== end.line) return;
      const change = { from: start.column - 1, to: end.column - 1, text, ink: 'added' } as const;
      note(start.line, { ...change, reason: { kind: 'rewritten' } });
    },
    insert: (parent, additions) => {
      const { start, end } = parent.length === 0 ? document.range : document.rangeOf(parent);
      const opening = lineAt(start.line)[start.column - 1] ?? '';
      if (opening === '{' || opening === '[') {
        const at = end.column - 2;
        const empty =
          start.line === end.line &&
          /^[{[]\s*[}\]]$/.test(lineAt(start.line).slice(start.column - 1, at + 1));
        for (const [i, { field, text, reason, rest }] of additions.entries()) {
          const lead = empty && i === 0 ? '' : ', ';
          const one = `${lead}${field}: ${text}`;
          const all = rest.map((more) => `, ${more.field}: ${more.text}`).join('');
          const ink = reason.kind === 'drawn' ? 'drawn' : 'added';
          note(end.line, { from: at, to: at, text: one + all, ink, reason: withMore(reason, 0) });
        }
        return;
      }
      const column = parent.length === 0 ? 0 : start.column - 1;
      const line = Math.min(last, contentEnd(lines, lastLineOf(start, end), start.line));
      const known = insertions.get(line) ?? [];
      const rows = additions.map((addition) => insertedRow(addition, column));
      insertions.set(line, [...known, { depth: parent.length, rows }]);
    },
    rows: () => {
      const rows: StoredRow[] = [];
      for (let line = first; line <= last; line += 1) {
        rows.push(writtenRow(line, lineAt(line), changes.get(line) ?? []));
        const below = [...(insertions.get(line) ?? [])].sort((a, b) => b.depth - a.depth);
        rows.push(...below.flatMap((insertion) => insertion.rows));
      }
      return rows;
    },
  };
}

function insertedRow({ field, text, reason, rest }: FoldedAddition, column: number): StoredRow {
  const ink = reason.kind === 'drawn' ? 'drawn' : 'added';
  const words = (name: string | number, value: string) =>
    `${' '.repeat(column)}${typeof name === 'number' ? '- ' : `${name}: `}${value}`;
  return {
    line: null,
    parts: [{ text: words(field, text), ink }],
    reason,
    rest: rest.map((one) => ({
      line: null,
      parts: [{ text: words(one.field, one.text), ink: 'added' }],
      reason: one.reason,
      rest: [],
    })),
  };
}

function writtenRow(line: number, text: string, changes: readonly Change[]): StoredRow {
  const parts: { text: string; ink: StoredInk }[] = [];
  const push = (piece: string, ink: StoredInk) => {
    if (piece !== '') parts.push({ text: piece, ink });
  };
  let at = 0;
  for (const change of [...changes].sort((a, b) => a.from - b.from)) {
    if (change.from < at) continue;
    push(text.slice(at, change.from), 'written');
    push(change.text ?? text.slice(change.from, change.to), change.ink);
    at = change.to;
  }
  push(text.slice(at), 'written');
  // Of several changes what was drawn says most.
  const telling = changes.find(({ ink }) => ink === 'drawn') ?? changes[0];
  return { line, parts, reason: telling?.reason ?? null, rest: [] };
}

/** What is inside one line is never folded. */
function withMore(reason: StoredReason, more: number): StoredReason {
  return reason.kind === 'default' ? { ...reason, more } : reason;
}

function lastLineOf(start: TextPosition, end: TextPosition): number {
  return end.column === 1 ? Math.max(start.line, end.line - 1) : end.line;
}

/** The last line that is neither empty nor a comment alone. */
function contentEnd(lines: readonly string[], from: number, least: number): number {
  let line = from;
  while (line > least && /^\s*(?:#.*)?$/.test(lines[line - 1] ?? '')) line -= 1;
  return line;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Whether more follows on the line than a comment. */
function isFlow(line: string, end: TextPosition): boolean {
  return !/^\s*(?:#.*)?$/.test(line.slice(end.column - 1));
}
