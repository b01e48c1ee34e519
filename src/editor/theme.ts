import { color, font } from '#base/tokens.json';
import { monaco } from './monaco.ts';

export type Theme = 'light' | 'dark';
type Palette = (typeof color)[Theme];

/** Defines both themes from the tokens; Monaco takes colours as numbers, not as CSS variables. */
export function defineThemes(): void {
  monaco.editor.defineTheme(themeName('light'), themeOf(color.light, 'vs'));
  monaco.editor.defineTheme(themeName('dark'), themeOf(color.dark, 'vs-dark'));
}

export function themeName(theme: Theme): string {
  return `kymograph-${theme}`;
}

/** What editor.css draws with, as custom properties of the editor's own element. */
export function themeProperties(theme: Theme): Record<`--editor-${string}`, string> {
  const palette = color[theme];
  return {
    '--editor-font': font.text.family,
    '--editor-mono': font.mono.family,
    '--editor-past': palette.past,
    '--editor-sheet': palette.sheet,
    '--editor-text': palette.text,
    '--editor-text2': palette.text2,
    '--editor-text3': palette.text3,
    '--editor-rule': palette.rule,
    '--editor-hair': palette.hair,
    '--editor-main': palette.main,
    '--editor-sidecar': palette.sidecar,
    '--editor-init': palette.init,
    '--editor-fail': palette.fail,
    '--editor-graphite': palette.graphite,
    '--editor-fail-text': palette.failText,
  };
}

function themeOf(palette: Palette, base: 'vs' | 'vs-dark'): monaco.editor.IStandaloneThemeData {
  const { sheet, paper, past, hair, rule, text, text2, text3, mainText, initText, sidecarText } = palette;
  const { fail, failText, sidecar, focus, glow } = palette;
  const transparent = '#00000000';
  return {
    base,
    inherit: false,
    rules: [
      { token: '', foreground: hex(text) },
      { token: 'type', foreground: hex(text) },
      { token: 'operators', foreground: hex(text3) },
      { token: 'delimiter', foreground: hex(text3) },
      { token: 'string', foreground: hex(mainText) },
      { token: 'string.escape', foreground: hex(sidecarText) },
      { token: 'string.invalid', foreground: hex(mainText) },
      { token: 'number', foreground: hex(initText) },
      { token: 'keyword', foreground: hex(initText) },
      { token: 'comment', foreground: hex(text3) },
      { token: 'tag', foreground: hex(sidecarText) },
      { token: 'namespace', foreground: hex(sidecarText) },
      { token: 'meta', foreground: hex(text3) },
    ],
    colors: {
      foreground: text,
      focusBorder: focus,
      'icon.foreground': text2,
      'editor.background': sheet,
      'editor.foreground': text,
      'editorCursor.foreground': text,
      'editorLineNumber.foreground': text3,
      'editorLineNumber.activeForeground': text,
      'editor.selectionBackground': `${focus}3D`,
      'editor.inactiveSelectionBackground': `${focus}24`,
      'editor.selectionHighlightBackground': `${focus}1F`,
      'editor.findMatchBackground': glow,
      'editor.findMatchBorder': sidecar,
      'editor.findMatchHighlightBackground': glow,
      'editor.findRangeHighlightBackground': past,
      'editorBracketMatch.background': transparent,
      'editorBracketMatch.border': rule,
      // Ink says whose, never how deep.
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, text3]),
      ),
      'editorBracketHighlight.unexpectedBracket.foreground': text3,
      'editorIndentGuide.background1': transparent,
      'editorIndentGuide.activeBackground1': hair,
      'editorWhitespace.foreground': rule,
      'editor.foldBackground': transparent,
      'editorGutter.foldingControlForeground': text3,
      'editorOverviewRuler.border': transparent,
      'editorOverviewRuler.errorForeground': fail,
      'editorOverviewRuler.warningForeground': sidecar,
      'editorOverviewRuler.infoForeground': rule,
      'editorError.foreground': fail,
      'editorWarning.foreground': sidecar,
      'editorInfo.foreground': rule,
      'editorWidget.background': sheet,
      'editorWidget.foreground': text,
      'editorWidget.border': rule,
      'widget.border': rule,
      'widget.shadow': transparent,
      'editorHoverWidget.background': sheet,
      'editorHoverWidget.foreground': text,
      'editorHoverWidget.border': rule,
      'editorHoverWidget.statusBarBackground': paper,
      'editorHoverWidget.highlightForeground': mainText,
      'editorSuggestWidget.background': sheet,
      'editorSuggestWidget.border': rule,
      'editorSuggestWidget.foreground': text,
      'editorSuggestWidget.highlightForeground': mainText,
      'editorSuggestWidget.focusHighlightForeground': mainText,
      'editorSuggestWidget.selectedBackground': past,
      'editorSuggestWidget.selectedForeground': text,
      'editorSuggestWidgetStatus.foreground': text3,
      'list.hoverBackground': past,
      'list.focusBackground': past,
      'list.highlightForeground': mainText,
      'input.background': paper,
      'input.foreground': text,
      'input.border': rule,
      'input.placeholderForeground': text3,
      'inputOption.activeBackground': past,
      'inputOption.activeBorder': text2,
      'inputOption.activeForeground': text,
      'inputValidation.errorBackground': sheet,
      'inputValidation.errorBorder': fail,
      'inputValidation.errorForeground': failText,
      'toolbar.hoverBackground': past,
      'textLink.foreground': mainText,
      'textLink.activeForeground': mainText,
      'textCodeBlock.background': past,
      'editor.snippetTabstopHighlightBackground': glow,
      'editor.snippetFinalTabstopHighlightBorder': transparent,
      'scrollbar.shadow': transparent,
      'scrollbarSlider.background': `${rule}59`,
      'scrollbarSlider.hoverBackground': `${rule}99`,
      'scrollbarSlider.activeBackground': `${rule}CC`,
    },
  };
}

function hex(value: string): string {
  return value.slice(1);
}
