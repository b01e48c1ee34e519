import type { Diagnostic } from '#api/diagnostic.ts';
import { kubectlApply } from '#api/verdict/kubectlApply.ts';
import { type ReviewedFile, summary } from '#review/reviewedFile.ts';

/** For the comment of a change: a table a file, and kubectl's own output folded below. */
export function markdownReport(files: readonly ReviewedFile[], kubernetes: string): string {
  const parts = files.map((reviewed) => fileReport(reviewed));
  return `${[`## Kubernetes ${kubernetes} on these manifests`, `${summary(files)}.`, ...parts].join('\n\n')}\n`;
}

function fileReport({ file, verdicts, diagnostics }: ReviewedFile): string {
  const output = kubectlApply(verdicts, file).map(({ text }) => text);
  const fence = fenceFor(output.join('\n'));
  return [
    `### ${escaped(file)}`,
    diagnostics.length === 0 ? 'Nothing found.' : table(diagnostics),
    ...(output.length === 0
      ? []
      : [
          `<details><summary>kubectl apply, one document at a time</summary>\n\n${fence}\n${output.join('\n')}\n${fence}\n\n</details>`,
        ]),
  ].join('\n\n');
}

function table(diagnostics: readonly Diagnostic[]): string {
  const rows = diagnostics.map(({ range, severity, path, message, note, speaker }) => {
    // The server's and kubectl's words stand as they are, ours as ours.
    const words = speaker === 'kymograph' ? escaped(message.en) : code(message.en);
    const more = note ? `<br>${escaped(note.en)}` : '';
    return `| ${range.start.line}:${range.start.column} | ${severity} | ${path === '' ? '' : code(path)} | ${words}${more} |`;
  });
  return ['| place | | field | |', '|---|---|---|---|', ...rows].join('\n');
}

/** In a cell of a table, with as many backticks around it as it needs. */
function code(text: string): string {
  const line = text.replaceAll('\n', ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return longest === 0 ? `${ticks}${line}${ticks}` : `${ticks} ${line} ${ticks}`;
}

function fenceFor(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(longest + 1);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|]/g, '\\$&').replaceAll('\n', ' ');
}
