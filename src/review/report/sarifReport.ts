import type { Diagnostic, Severity, TextRange } from '#api/diagnostic.ts';
import type { ReviewedFile } from '#review/reviewedFile.ts';
import { ruleWords } from '#review/ruleWords.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * The findings as SARIF 2.1.0, which code hosts show at the lines of a change.
 *
 * Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
 */
export function sarifReport(files: readonly ReviewedFile[], version: string): string {
  const ids = [...new Set(files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)))].sort();
  const report = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Kymograph',
            version,
            rules: ids.map((id) => ({ id, shortDescription: { text: ruleWords(id) } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ file }) => ({ location: { uri: uriOf(file) } })),
        results: files.flatMap(({ file, diagnostics }, index) =>
          diagnostics.map((diagnostic) => resultOf(diagnostic, { file, index, ids })),
        ),
      },
    ],
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

interface Place {
  readonly file: string;
  readonly index: number;
  readonly ids: readonly string[];
}

function resultOf(diagnostic: Diagnostic, { file, index, ids }: Place) {
  const { code, severity, path, message, note, range, fix } = diagnostic;
  const words = `${path === '' ? '' : `${path}: `}${message.en}`;
  const artifactLocation = { uri: uriOf(file), index };
  return {
    ruleId: code,
    ruleIndex: ids.indexOf(code),
    level: levels[severity],
    message: { text: note ? `${words}\n${note.en}` : words },
    locations: [
      {
        physicalLocation: { artifactLocation, region: regionOf(range) },
        ...(path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path }] }),
      },
    ],
    ...(fix
      ? {
          fixes: [
            {
              description: { text: fix.title.en },
              artifactChanges: [
                {
                  artifactLocation,
                  replacements: [{ deletedRegion: regionOf(fix.range), insertedContent: { text: fix.text } }],
                },
              ],
            },
          ],
        }
      : {}),
  };
}

/** Columns count from 1 and the end is exclusive, here as there. */
function regionOf({ start, end }: TextRange) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A path as a relative reference; what has a meaning in one is escaped. */
function uriOf(file: string): string {
  const parts = file.replaceAll('\\', '/').split('/').map(encodeURIComponent);
  return parts.join('/').replace(/^[A-Za-z]%3A\//, (drive) => `file:///${drive.replace('%3A', ':')}`);
}
