import type { Diagnostic } from '#api/diagnostic.ts';
import { editorWords as words } from '#i18n/editor.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { monaco } from './monaco.ts';

/** The problems each text is marked with, for those who are asked about a place of it. */
const problems = new WeakMap<monaco.editor.ITextModel, readonly Diagnostic[]>();

export function showProblems(model: monaco.editor.ITextModel, diagnostics: readonly Diagnostic[]): void {
  problems.set(model, diagnostics);
}

/** The problems that a place lies in or touches. */
export function problemsAt(model: monaco.editor.ITextModel, place: monaco.IPosition): readonly Diagnostic[] {
  const { lineNumber: line, column } = place;
  return (problems.get(model) ?? []).filter(
    ({ range: { start, end } }) =>
      (start.line < line || (start.line === line && start.column <= column)) &&
      (end.line > line || (end.line === line && end.column >= column)),
  );
}

/** What we add below the server's words, as Markdown: what follows, and the key that repairs it. */
export function problemNotes(diagnostics: readonly Diagnostic[], locale: Locale): string[] {
  return diagnostics.flatMap(({ note, fix }) => [
    ...(note ? [note[locale]] : []),
    ...(fix ? [words.fixKey(fix.title[locale])[locale]] : []),
  ]);
}
