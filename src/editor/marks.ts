import type { Diagnostic, Severity, TextRange } from '#api/diagnostic.ts';
import type { Locale } from '#i18n/sentence.ts';
import { monaco } from './monaco.ts';

/** Lines that belong to what is hovered or selected in the picture, and the ink of its lane. Lines count from 1. */
export interface HighlightedLines {
  readonly from: number;
  readonly to: number;
  readonly ink: 'main' | 'sidecar' | 'init' | 'fail' | 'graphite' | 'text';
}

/** More marks than this help nobody, and cost a frame. The list of problems has them all. */
const mostMarkers = 1000;

/** Monaco's markers: the underlines, and what hovering them says. */
export function markersOf(diagnostics: readonly Diagnostic[], locale: Locale): monaco.editor.IMarkerData[] {
  return diagnostics.slice(0, mostMarkers).map(({ severity, message, range }) => ({
    severity: markerSeverity(severity),
    message: message[locale],
    ...atLeastOneCharacter(range),
  }));
}

/** One mark beside the number of each line that has a problem: the gravest one's. */
export function gutterMarksOf(diagnostics: readonly Diagnostic[]): monaco.editor.IModelDeltaDecoration[] {
  const gravest = new Map<number, Severity>();
  for (const { severity, range } of diagnostics) {
    const known = gravest.get(range.start.line);
    if (known === undefined || gravity(severity) > gravity(known)) gravest.set(range.start.line, severity);
  }
  return [...gravest]
    .filter(([, severity]) => severity !== 'info')
    .slice(0, mostMarkers)
    .map(([line, severity]) => ({
      range: new monaco.Range(line, 1, line, 1),
      options: { description: 'problem', marginClassName: `editor-mark editor-mark-${severity}` },
    }));
}

export function highlightsOf(lines: readonly HighlightedLines[]): monaco.editor.IModelDeltaDecoration[] {
  return lines.map(({ from, to, ink }) => ({
    range: new monaco.Range(from, 1, Math.max(from, to), 1),
    options: {
      description: 'highlighted',
      isWholeLine: true,
      className: 'editor-highlight',
      marginClassName: `editor-highlight editor-stem-${ink}`,
    },
  }));
}

function gravity(severity: Severity): number {
  return ['info', 'warning', 'error'].indexOf(severity);
}

function markerSeverity(severity: Severity): monaco.MarkerSeverity {
  switch (severity) {
    case 'error':
      return monaco.MarkerSeverity.Error;
    case 'warning':
      return monaco.MarkerSeverity.Warning;
    case 'info':
      return monaco.MarkerSeverity.Info;
    default:
      return severity satisfies never;
  }
}

/** An underline of nothing shows nothing. */
function atLeastOneCharacter({ start, end }: TextRange) {
  const empty = start.line === end.line && start.column === end.column;
  return {
    startLineNumber: start.line,
    startColumn: start.column,
    endLineNumber: end.line,
    endColumn: empty ? end.column + 1 : end.column,
  };
}
