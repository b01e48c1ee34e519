import { parseArgs } from 'node:util';
import { judgeText } from '#cluster/simulateText.ts';
import { jsonReport } from '#review/report/jsonReport.ts';
import { markdownReport } from '#review/report/markdownReport.ts';
import { sarifReport } from '#review/report/sarifReport.ts';
import { textReport } from '#review/report/textReport.ts';
import type { ReviewedFile } from '#review/reviewedFile.ts';
import type { CommandResult } from './simulateCommand.ts';

const formats = ['text', 'json', 'sarif', 'markdown'] as const;
type Format = (typeof formats)[number];

const usage = `Usage: npm run --silent review -- FILE.yaml… [--format ${formats.join('|')}]\n`;

/**
 * `review`: what kubectl and the API server say to files, in the order of files, lines and columns. Exit code 0 nothing
 * at error level, 1 something, 2 bad usage or unreadable file.
 */
export function reviewCommand(
  args: readonly string[],
  readFile: (file: string) => string,
  version: string,
): CommandResult {
  const asked = readArguments(args);
  if ('problem' in asked) return { stdout: '', stderr: `${asked.problem}\n${usage}`, exitCode: 2 };
  const files: ReviewedFile[] = [];
  let kubernetes = 'v1.28';
  for (const file of asked.files) {
    try {
      const text = readFile(file);
      const { verdicts, diagnostics, scenario } = judgeText(text);
      kubernetes = scenario.cluster.version;
      files.push({ file, text, verdicts, diagnostics });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { stdout: '', stderr: `cannot read ${file}: ${reason}\n`, exitCode: 2 };
    }
  }
  const failed = files.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'));
  return {
    stdout: reportOf(asked.format, files, { kubernetes, version }),
    stderr: '',
    exitCode: failed ? 1 : 0,
  };
}

function reportOf(
  format: Format,
  files: readonly ReviewedFile[],
  { kubernetes, version }: { readonly kubernetes: string; readonly version: string },
): string {
  switch (format) {
    case 'text':
      return textReport(files);
    case 'json':
      return jsonReport(files, kubernetes);
    case 'sarif':
      return sarifReport(files, version);
    case 'markdown':
      return markdownReport(files, kubernetes);
    default:
      return format satisfies never;
  }
}

function readArguments(
  args: readonly string[],
): { readonly files: readonly string[]; readonly format: Format } | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: 'string', default: 'text' } },
    });
    const format = formats.find((one) => one === values.format);
    if (format === undefined)
      return { problem: `--format takes ${formats.join(', ')}, not ${values.format}` };
    if (positionals.length === 0) return { problem: 'Name at least one file.' };
    return { files: positionals, format };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
