import { kubectlApply } from '#api/verdict/kubectlApply.ts';
import { countsOf, type ReviewedFile } from '#review/reviewedFile.ts';

/** Version of this form; what may be added later does not change it. */
const reviewFormat = 'v1';

/** Everything that was found, for other programs. Offsets count from 0, lines and columns from 1. */
export function jsonReport(files: readonly ReviewedFile[], kubernetes: string): string {
  const report = {
    kymograph: reviewFormat,
    kubernetes,
    counts: countsOf(files),
    files: files.map(({ file, verdicts, diagnostics }) => ({
      file,
      documents: verdicts.map((verdict) => ({
        document: verdict.document,
        line: verdict.range.start.line,
        apiVersion: verdict.apiVersion,
        kind: verdict.kind,
        name: verdict.name,
        answer: verdict.answer,
        warnings: verdict.warnings,
        kubectl: kubectlApply([verdict], file)
          .map(({ text }) => text)
          .join('\n'),
      })),
      diagnostics: diagnostics.map(
        ({ severity, code, speaker, message, range, document, path, note, fix }) => ({
          severity,
          code,
          speaker,
          message: message.en,
          range,
          document,
          path,
          ...(note ? { note: note.en } : {}),
          ...(fix ? { fix: { title: fix.title.en, range: fix.range, text: fix.text } } : {}),
        }),
      ),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
