import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Diagnostic } from '#api/diagnostic.ts';
import type { Locale } from '#i18n/sentence.ts';
import './editor.css';
import { type EditorSession, openSession, type Reveal } from './editorSession.ts';
import type { EmptyRows, ScrollLink } from './emptyRows.ts';
import type { HighlightedLines } from './marks.ts';
import { type Theme, themeProperties } from './theme.ts';

export interface CodeEditorProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly diagnostics: readonly Diagnostic[];
  readonly highlighted: readonly HighlightedLines[];
  readonly locale: Locale;
  readonly theme: Theme;
  /** The line the caret is on, counted from 1. */
  readonly onCursor: (line: number) => void;
  /** Esc was pressed and nothing in the editor wanted it: focus should go elsewhere. */
  readonly onLeave: () => void;
  /** F8. */
  readonly onNextProblem: () => void;
  /** Rows to leave empty, so that another pane stands beside the text row for row; null without such a pane. */
  readonly emptyRows: readonly EmptyRows[] | null;
  /** What scrolls together with the text. */
  readonly scroll: ScrollLink | null;
  /** A place to show, the caret put there; a new `key` shows it again. It does not take the focus. */
  readonly reveal: Reveal | null;
  /** Where the caret stood in what was here before, as offsets. Read once. */
  readonly initialSelection?: { readonly start: number; readonly end: number } | null;
  /** Whether to take the focus when ready. Read once. */
  readonly autoFocus?: boolean;
}

/** The text in Monaco: controlled like a textarea, with undo that also covers edits made elsewhere. */
export function MonacoEditor(props: CodeEditorProps) {
  const { text, diagnostics, highlighted, locale, theme, reveal, emptyRows, scroll } = props;
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const [session, setSession] = useState<EditorSession | null>(null);

  useLayoutEffect(() => {
    latest.current = props;
  });

  // The editor lives as long as its element; what changes later is told to it by the effects below.
  useLayoutEffect(() => {
    const { initialSelection, autoFocus } = latest.current;
    const opened = openSession(element.current!, {
      text: latest.current.text,
      theme: latest.current.theme,
      selection: initialSelection ?? null,
      focus: autoFocus ?? false,
      onChange: (changed) => latest.current.onChange(changed),
      onCursor: (line) => latest.current.onCursor(line),
      onLeave: () => latest.current.onLeave(),
      onNextProblem: () => latest.current.onNextProblem(),
    });
    setSession(opened);
    return () => opened.dispose();
  }, []);

  useEffect(() => void session?.setText(text), [session, text]);
  useEffect(() => void session?.setLocale(locale), [session, locale]);
  useEffect(() => void session?.setTheme(theme), [session, theme]);
  useEffect(() => void session?.setDiagnostics(diagnostics, locale), [session, diagnostics, locale]);
  useEffect(() => void session?.setHighlighted(highlighted), [session, highlighted]);
  useEffect(() => void session?.setEmptyRows(emptyRows), [session, emptyRows]);
  useEffect(() => (session && scroll ? session.scrollWith(scroll) : undefined), [session, scroll]);

  const revealKey = reveal?.key;
  useEffect(() => {
    if (revealKey !== undefined && latest.current.reveal) session?.reveal(latest.current.reveal);
  }, [session, revealKey]);

  return <div ref={element} className="code-editor" style={themeProperties(theme) as CSSProperties} />;
}
