import type { Diagnostic } from '#api/diagnostic.ts';
import type { DocumentVerdict } from '#api/verdict/documentVerdict.ts';

/** A file of manifests and what was found in it, in the order of its places. */
export interface ReviewedFile {
  /** As it was named. */
  readonly file: string;
  readonly text: string;
  readonly verdicts: readonly DocumentVerdict[];
  readonly diagnostics: readonly Diagnostic[];
}

const severities = ['error', 'warning', 'info'] as const;

/** How many of each severity, over all files. */
export function countsOf(files: readonly ReviewedFile[]): Readonly<Record<Diagnostic['severity'], number>> {
  const all = files.flatMap(({ diagnostics }) => diagnostics);
  const count = (severity: Diagnostic['severity']) => all.filter((one) => one.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

/** `2 errors, 1 warning in 3 files`. */
export function summary(files: readonly ReviewedFile[]): string {
  const counts = countsOf(files);
  const words = { error: 'error', warning: 'warning', info: 'note' };
  const found = severities.flatMap((severity) => {
    const count = counts[severity];
    return count === 0 ? [] : [`${count} ${words[severity]}${count === 1 ? '' : 's'}`];
  });
  const where = `${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  return found.length === 0 ? `Nothing found in ${where}` : `${found.join(', ')} in ${where}`;
}
