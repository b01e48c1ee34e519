import { type ComponentType, useEffect, useMemo, useRef, useState } from 'react';
import type { CodeEditorProps } from '#editor/MonacoEditor.tsx';
import { appWords as words } from '#i18n/app.ts';
import { ProblemList } from './ProblemList.tsx';
import { modelOf, useScene, useStudy } from './scenes.ts';
import { appStore, typeText, useApp } from './store.ts';

const leaving = () => {
  document.getElementById('picture')?.focus();
  appStore.setState({
    answer: { about: 'editor', text: words.leftEditor[appStore.getState().locale], undo: false },
  });
};

/** The text: a plain textarea at once, Monaco as soon as it is there. */
export function EditorPane({ plain }: { readonly plain: boolean }) {
  const locale = useApp((state) => state.locale);
  const name = useApp((state) => state.name);
  const documents = useApp((state) => state.run?.documents.length ?? 0);
  const CodeEditor = useCodeEditor(!plain);

  return (
    <section className="editor-pane" aria-label={words.manifests[locale]}>
      <header className="pane-head">
        <span>{name === '' ? 'YAML' : `${name}.yaml`}</span>
        <span className="text-2">{words.documents(documents)[locale]}</span>
      </header>
      <div className="editor-body">{CodeEditor ? <Editor CodeEditor={CodeEditor} /> : <PlainEditor />}</div>
      <ProblemList />
    </section>
  );
}

/**
 * Monaco once it is there, null until then. It is no lazy component: the textarea must stand, with its focus, until the
 * very moment Monaco takes its place.
 */
function useCodeEditor(wanted: boolean): ComponentType<CodeEditorProps> | null {
  const [loaded, setLoaded] = useState<{ readonly CodeEditor: ComponentType<CodeEditorProps> } | null>(null);
  // Monaco waits for the first answer, so that it does not compete with the first picture.
  const answered = useApp((state) => state.run !== null || state.trouble !== null || state.held);
  useEffect(() => {
    if (!wanted || !answered || loaded) return;
    // Without Monaco the textarea goes on.
    import('#editor/CodeEditor.tsx').then(setLoaded, () => undefined);
  }, [wanted, answered, loaded]);
  return wanted && loaded ? loaded.CodeEditor : null;
}

let caret: { readonly start: number; readonly end: number } | null = null;
let focused = false;

function Editor({ CodeEditor }: { readonly CodeEditor: ComponentType<CodeEditorProps> }) {
  const text = useApp((state) => state.text);
  const run = useApp((state) => state.run);
  const locale = useApp((state) => state.locale);
  const theme = useApp((state) => state.theme);
  const place = useApp((state) => state.reveal);
  const highlighted = useHighlightedLines();
  return (
    <CodeEditor
      text={text}
      onChange={typeText}
      diagnostics={run?.diagnostics ?? []}
      highlighted={highlighted}
      locale={locale}
      theme={theme}
      onCursor={hoverLine}
      onLeave={leaving}
      reveal={place}
      initialSelection={caret}
      autoFocus={focused}
    />
  );
}

function PlainEditor() {
  const text = useApp((state) => state.text);
  const locale = useApp((state) => state.locale);
  const element = useRef<HTMLTextAreaElement>(null);
  const remember = () => {
    const area = element.current;
    if (area) caret = { start: area.selectionStart, end: area.selectionEnd };
  };
  return (
    <textarea
      ref={element}
      className="plain-editor"
      aria-label={words.manifests[locale]}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      value={text}
      onChange={(event) => typeText(event.target.value)}
      onSelect={remember}
      onFocus={() => {
        focused = true;
      }}
      onBlur={() => {
        focused = false;
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leaving();
      }}
    />
  );
}

/** Lines of the lane that is hovered, and of what the selected event is about. */
function useHighlightedLines() {
  const picture = useApp((state) => state.picture);
  const hovered = useApp((state) => state.hovered);
  const selection = useApp((state) => state.selection);
  const scene = useScene();
  const study = useStudy();
  return useMemo(() => {
    if (!picture || !scene || !study) return [];
    const selected = selection === null ? null : study.placeOf(picture, modelOf(scene, picture), selection);
    const places = [
      ...(hovered ? [{ ...hovered, ink: 'text' as const }] : []),
      ...(selected ? [selected] : []),
    ];
    return places.flatMap(({ document, path, ink }) => {
      const lines = picture.documents.find((one) => one.index === document)?.lines[path];
      return lines ? [{ from: lines[0], to: lines[1], ink }] : [];
    });
  }, [picture, hovered, selection, scene, study]);
}

/** The caret on a container's lines lights its lane. */
function hoverLine(line: number): void {
  const { picture, hovered } = appStore.getState();
  if (!picture) return;
  for (const { index, lines } of picture.documents) {
    const found = Object.entries(lines).find(
      ([path, [from, to]]) => /[cC]ontainers\[\d+\]$/.test(path) && line >= from && line <= to,
    );
    if (!found) continue;
    if (hovered?.path !== found[0] || hovered.document !== index) {
      appStore.setState({ hovered: { document: index, path: found[0] } });
    }
    return;
  }
  if (hovered) appStore.setState({ hovered: null });
}
