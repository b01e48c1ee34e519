import type { Diagnostic } from '#api/diagnostic.ts';
import { editorWords as words } from '#i18n/editor.ts';
import type { Locale } from '#i18n/sentence.ts';
import { type EmptyRows, replaceEmptyRows, type ScrollLink, scrollTogether } from './emptyRows.ts';
import { gutterMarksOf, type HighlightedLines, highlightsOf, markersOf } from './marks.ts';
import { monaco } from './monaco.ts';
import { decorationsWidth, editorOptions, numberColumnCharacters } from './options.ts';
import { registerProviders } from './providers.ts';
import { problemsAt, showProblems } from './shownProblems.ts';
import { type TextEcho, textEcho } from './textEcho.ts';
import { textEdits } from './textEdits.ts';
import { defineThemes, type Theme, themeName } from './theme.ts';

/** A place to show. Line and column count from 1. */
export interface Reveal {
  readonly line: number;
  readonly column?: number;
  readonly key: number;
}

export interface EditorSession {
  /** Makes the text this one by the smallest edit there is; Ctrl+Z undoes it like any other. */
  readonly setText: (text: string) => void;
  readonly setLocale: (locale: Locale) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly setDiagnostics: (diagnostics: readonly Diagnostic[], locale: Locale) => void;
  readonly setHighlighted: (lines: readonly HighlightedLines[]) => void;
  /** Null: the text stands alone again. */
  readonly setEmptyRows: (rows: readonly EmptyRows[] | null) => void;
  /** Returns how to untie it. */
  readonly scrollWith: (link: ScrollLink) => () => void;
  readonly reveal: (place: Reveal) => void;
  readonly dispose: () => void;
}

interface Opening {
  readonly text: string;
  readonly theme: Theme;
  readonly selection: { readonly start: number; readonly end: number } | null;
  readonly focus: boolean;
  readonly onChange: (text: string) => void;
  readonly onCursor: (line: number) => void;
  readonly onLeave: () => void;
  readonly onNextProblem: () => void;
}

type Editor = monaco.editor.IStandaloneCodeEditor;

/** Letters of a text whose parts can be folded. */
const mostFolded = 2_000_000;

/** Esc belongs to what is open in the editor first. */
const nothingOpen = [
  'editorTextFocus',
  '!suggestWidgetVisible',
  '!findWidgetVisible',
  '!inSnippetMode',
  '!editorHasMultipleSelections',
  '!editorHoverVisible',
].join(' && ');

/** Opens Monaco in `element`. The page's own words stay outside: plain data in, callbacks out. */
export function openSession(element: HTMLElement, opening: Opening): EditorSession {
  defineThemes();
  const model = monaco.editor.createModel(opening.text, 'yaml');
  const editor = monaco.editor.create(element, {
    ...editorOptions,
    model,
    theme: themeName(opening.theme),
    lineNumbersMinChars: numberColumnCharacters(model.getLineCount()),
  });
  const echo = textEcho(opening.text);
  const marks = editor.createDecorationsCollection();
  const highlights = editor.createDecorationsCollection();
  let zones: readonly string[] = [];
  let takeBackProviders = () => {};

  let alone = true;
  /** To find what can be folded takes longer than a key press where a text is long. */
  const foldIfShort = (length: number) => {
    const folding = alone && length < mostFolded;
    if (folding === editor.getOption(monaco.editor.EditorOption.folding)) return;
    editor.updateOptions({ folding, lineDecorationsWidth: decorationsWidth(folding) });
  };

  select(editor, opening.selection);
  if (opening.focus) editor.focus();
  remeasureWhenFontIsThere();
  keepCaretInSight(editor);

  editor.onDidChangeModelContent(() => {
    editor.updateOptions({ lineNumbersMinChars: numberColumnCharacters(model.getLineCount()) });
    const text = model.getValue();
    foldIfShort(text.length);
    if (echo.typed(text)) opening.onChange(text);
  });
  editor.onDidChangeCursorPosition(({ position }) => opening.onCursor(position.lineNumber));
  editor.addCommand(monaco.KeyCode.Escape, opening.onLeave, nothingOpen);
  editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Period, () => applyFix(editor));
  editor.addCommand(monaco.KeyCode.F8, opening.onNextProblem);

  return {
    setText: (text) => {
      if (!echo.given(text)) return;
      foldIfShort(text.length);
      edit(model, echo, text);
    },
    setLocale: (locale) => {
      editor.updateOptions({ ariaLabel: words.label[locale] });
      takeBackProviders();
      takeBackProviders = registerProviders(model, locale);
    },
    setTheme: (theme) => monaco.editor.setTheme(themeName(theme)),
    setDiagnostics: (given, locale) => {
      showProblems(model, given);
      monaco.editor.setModelMarkers(model, 'kymograph', markersOf(given, locale));
      marks.set(gutterMarksOf(given));
    },
    setHighlighted: (lines) => highlights.set(highlightsOf(lines)),
    setEmptyRows: (rows) => {
      // Folded lines would leave the other pane behind.
      alone = rows === null;
      foldIfShort(model.getValueLength());
      zones = replaceEmptyRows(editor, zones, rows ?? []);
    },
    scrollWith: (link) => scrollTogether(editor, link),
    reveal: ({ line, column = 1 }) => {
      const position = model.validatePosition({ lineNumber: line, column });
      editor.setPosition(position);
      editor.revealPositionInCenterIfOutsideViewport(position);
    },
    dispose: () => {
      takeBackProviders();
      editor.dispose();
      model.dispose();
    },
  };
}

/** The line that is typed stays in sight when the list of problems takes room from the editor. */
function keepCaretInSight(editor: Editor): void {
  let { height } = editor.getLayoutInfo();
  editor.onDidLayoutChange((layout) => {
    const caret = editor.getPosition();
    if (layout.height < height && caret && editor.hasTextFocus()) editor.revealPosition(caret);
    height = layout.height;
  });
}

/** Monaco measures its font once; another one may have stood in for it then. */
async function remeasureWhenFontIsThere(): Promise<void> {
  await document.fonts.load(`${editorOptions.fontSize}px ${editorOptions.fontFamily}`);
  monaco.editor.remeasureFonts();
}

function edit(model: monaco.editor.ITextModel, echo: TextEcho, text: string): void {
  // Monaco has one kind of line break a text; another one makes no difference to be edited.
  const edits = textEdits(model.getValue(), text.replaceAll(/\r\n|\r|\n/g, model.getEOL()));
  if (edits.length === 0) return;
  const operations = edits.map(({ start, end, text: inserted }) => ({
    range: monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)),
    text: inserted,
  }));
  // One step of undo of its own, not joined to what was typed just before.
  model.pushStackElement();
  echo.quietly(() => model.pushEditOperations(null, operations, () => null));
  model.pushStackElement();
}

function select(editor: Editor, selection: Opening['selection']): void {
  const model = editor.getModel();
  if (!model || !selection) return;
  const start = model.getPositionAt(selection.start);
  const end = model.getPositionAt(selection.end);
  editor.setSelection(monaco.Range.fromPositions(start, end));
  editor.revealPositionInCenterIfOutsideViewport(end);
}

/** Ctrl+. : the fix of the problem under the caret. */
function applyFix(editor: Editor): void {
  const model = editor.getModel();
  const position = editor.getPosition();
  if (!model || !position) return;
  const fix = problemsAt(model, position).find((problem) => problem.fix)?.fix;
  if (!fix) return;
  const { start, end } = fix.range;
  const range = new monaco.Range(start.line, start.column, end.line, end.column);
  editor.pushUndoStop();
  editor.executeEdits('fix', [{ range, text: fix.text }]);
  editor.pushUndoStop();
}
