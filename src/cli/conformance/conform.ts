import { basename } from 'node:path';
import type { Adapter } from './adapter.ts';
import { functions as allFunctions } from './functions.ts';
import { type CaseVerdict, type FileVerdict, judge } from './judge.ts';
import { type FoundFile, readVectorFile } from './vectorFiles.ts';

/** What became of a set of vector files. */
export interface Conformance {
  readonly agreed: number;
  readonly total: number;
  /** Everything agreed, and there was something. */
  readonly ok: boolean;
  /** For the reader; the last line is `agreed A of T`. */
  readonly lines: readonly string[];
  /** One JSON object a case, agreed or not. */
  readonly emitted: readonly string[];
}

const differencesShown = 3;
const textShown = 300;

/** Judges vector files one by one; a file that cannot be read is told and keeps the whole from being ok. */
export function conform(
  files: readonly FoundFile[],
  functions: ReadonlyMap<string, Adapter> = allFunctions,
): Conformance {
  let agreed = 0;
  let total = 0;
  let unreadable = 0;
  const lines: string[] = [];
  const emitted: string[] = [];
  for (const { path, absolutePath } of files) {
    try {
      const verdict = judge(readVectorFile(absolutePath), functions);
      agreed += verdict.agreed;
      total += verdict.total;
      lines.push(`${path} ${verdict.function} ${verdict.agreed}/${verdict.total}`, ...detailLines(verdict));
      for (const line of emittedLines(basename(path), verdict)) emitted.push(line);
    } catch (error) {
      unreadable += 1;
      lines.push(`${path} ${String(error)}`);
    }
  }
  lines.push(`agreed ${agreed} of ${total}`);
  return { agreed, total, ok: agreed === total && total > 0 && unreadable === 0, lines, emitted };
}

function detailLines({ cases }: FileVerdict): readonly string[] {
  const apart = cases.filter(({ counted }) => !counted);
  const wrong = cases.filter(({ counted, agreed }) => counted && !agreed);
  const lines = wrong.slice(0, differencesShown).map(complaintLine);
  if (apart.length > 0) {
    const agreed = apart.filter((verdict) => verdict.agreed).length;
    lines.push(`  not counted ([corner], panic): ${agreed} of ${apart.length} agree`);
  }
  return lines;
}

function complaintLine({ name, complaint }: CaseVerdict): string {
  if (complaint === null || typeof complaint === 'string') return `  ${name}: ${complaint}`;
  const { path, got, want } = complaint;
  return `  ${name}: ${path || 'result'} is ${shown(got)}, wanted ${shown(want)}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent';
  return text.length > textShown ? `${text.slice(0, textShown)}…` : text;
}

function emittedLines(file: string, verdict: FileVerdict): readonly string[] {
  return verdict.cases.map(({ name, result }, index) =>
    JSON.stringify({ file, index, function: verdict.function, name, result }),
  );
}
