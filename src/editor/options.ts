import { font, type } from '#base/tokens.json';
import type { monaco } from './monaco.ts';

const code = type.scale.find(({ name }) => name === 'code')!;

/** What Monaco does here and what it leaves be. */
export const editorOptions: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fixedOverflowWidgets: true,
  fontFamily: font.mono.family,
  fontSize: code.px,
  lineHeight: code.line,
  fontLigatures: false,
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  padding: { top: 10, bottom: 10 },
  glyphMargin: false,
  lineDecorationsWidth: decorationsWidth(true),
  folding: true,
  foldingMaximumRegions: 20_000,
  renderLineHighlight: 'none',
  guides: { indentation: false, bracketPairs: false },
  matchBrackets: 'near',
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  links: false,
  colorDecorators: false,
  inlayHints: { enabled: 'off' },
  lightbulb: { enabled: 'off' as monaco.editor.ShowLightbulbIconMode },
  stickyScroll: { enabled: false },
  unicodeHighlight: { ambiguousCharacters: false },
  wordBasedSuggestions: 'off',
  quickSuggestions: { other: true, strings: true, comments: false },
  suggest: {
    insertMode: 'replace',
    showIcons: false,
    showStatusBar: false,
    showWords: false,
    preview: false,
  },
  suggestFontSize: code.px,
  suggestLineHeight: 22,
  snippetSuggestions: 'inline',
  tabCompletion: 'off',
  hover: { delay: 400, above: false },
  // The text is pasted and shown as it is: nothing is put in or taken out behind the author's back.
  trimAutoWhitespace: true,
  formatOnPaste: false,
  formatOnType: false,
  unusualLineTerminators: 'off',
  wordWrap: 'off',
  contextmenu: false,
  dragAndDrop: false,
  dropIntoEditor: { enabled: false },
  pasteAs: { enabled: false },
  accessibilitySupport: 'auto',
};

/** Monaco adds 16 px for the folding controls; with four characters of numbers the gutter is 50 px wide. */
export function decorationsWidth(folding: boolean): number {
  return folding ? 5 : 21;
}

/** Room for the numbers and a mark of two characters left of them. */
export function numberColumnCharacters(lines: number): number {
  return Math.max(4, String(lines).length + 2);
}
