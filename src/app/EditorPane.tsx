import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { appWords as words } from '#i18n/app.ts';
import { ProblemList } from './ProblemList.tsx';
import { modelOf, useScene } from './scenes.ts';
import { appStore, typeText, useApp } from './store.ts';

const CodeEditor = lazy(async () => {
  const { CodeEditor: editor } = await import('#editor/CodeEditor.tsx');
  return { default: editor };
});

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
  const [upgrade, setUpgrade] = useState(false);
  const picture = useApp((state) => state.picture);
  // Monaco waits for the first picture, so that it does not compete with it.
  useEffect(() => {
    if (!plain && picture) setUpgrade(true);
  }, [plain, picture]);

  return (
    <section className="editor-pane" aria-label={words.manifests[locale]}>
      <header className="pane-head">
        <span>{name === '' ? 'YAML' : `${name}.yaml`}</span>
        <span className="text-2">{words.documents(documents)[locale]}</span>
      </header>
      <div className="editor-body">
        {upgrade ? (
          <Suspense fallback={<PlainEditor />}>
            <Editor />
          </Suspense>
        ) : (
          <PlainEditor />
        )}
      </div>
      <ProblemList />
    </section>
  );
}

let caret: { readonly start: number; readonly end: number } | null = null;
let focused = false;

function Editor() {
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
  return useMemo(() => {
    if (!picture || !scene) return [];
    const selected = selection === null ? null : scene.placeOf(picture, modelOf(scene, picture), selection);
    const places = [
      ...(hovered ? [{ ...hovered, ink: 'text' as const }] : []),
      ...(selected ? [selected] : []),
    ];
    return places.flatMap(({ document, path, ink }) => {
      const lines = picture.documents.find((one) => one.index === document)?.lines[path];
      return lines ? [{ from: lines[0], to: lines[1], ink }] : [];
    });
  }, [picture, hovered, selection, scene]);
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
