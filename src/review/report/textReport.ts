import type { ReviewedFile } from '#review/reviewedFile.ts';
import { summary } from '#review/reviewedFile.ts';

/** One line each as compilers write it, `file:line:column: severity: path: message`; what we add stands below, indented. */
export function textReport(files: readonly ReviewedFile[]): string {
  const lines = files.flatMap(({ file, diagnostics }) =>
    diagnostics.flatMap(({ range, severity, path, message, note }) => {
      const { line, column } = range.start;
      const words = `${path === '' ? '' : `${path}: `}${message.en}`;
      return [`${file}:${line}:${column}: ${severity}: ${words}`, ...(note ? [`    ${note.en}`] : [])];
    }),
  );
  return `${[...lines, `${summary(files)}.`].join('\n')}\n`;
}
