import {
  type ComponentType,
  lazy,
  type RefObject,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { chosenProblem, diagnosticsOf, nextProblem, toggleStored } from '#app/verdict/problemCommands.ts';
import { storedScroll } from '#app/verdict/scrollLink.ts';
import { type EmptyRows, emptyRowsOf, storedLines, storedPart } from '#app/verdict/storedLines.ts';
import type { CodeEditorProps } from '#editor/MonacoEditor.tsx';
import { appWords as words } from '#i18n/app.ts';
import { answer } from './commands.ts';
import { modelOf, useScene, useStudy } from './scenes.ts';
import { appStore, typeText, useApp } from './store.ts';

/** Its words are not needed for the first picture. */
const ProblemList = lazy(async () => ({ default: (await import('./ProblemList.tsx')).ProblemList }));

const leaving = () => {
  document.getElementById('picture')?.focus();
  answer('editor', words.leftEditor);
};

/** The text: a plain textarea at once, Monaco as soon as it is there. */
export function EditorPane({ plain }: { readonly plain: boolean }) {
  const locale = useApp((state) => state.locale);
  const name = useApp((state) => state.name);
  const documents = useApp((state) => state.run?.documents.length ?? 0);
  const showStored = useApp((state) => state.showStored);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const takeover = useTakeover(!plain, textarea);

  return (
    <section className="editor-pane" aria-label={words.manifests[locale]}>
      <header className="pane-head">
        <span>{name === '' ? 'YAML' : `${name}.yaml`}</span>
        <span className="text-2">{words.documents(documents)[locale]}</span>
        {!plain && <StoredSwitch />}
      </header>
      <div className="editor-body">
        {takeover ? <Editor {...takeover} /> : <PlainEditor textarea={textarea} />}
      </div>
      {!showStored && (
        <Suspense fallback={null}>
          <ProblemList />
        </Suspense>
      )}
    </section>
  );
}

/** The picture, or the objects as stored in its place. */
function StoredSwitch() {
  const locale = useApp((state) => state.locale);
  const showStored = useApp((state) => state.showStored);
  return (
    <button type="button" className="verb" aria-pressed={showStored} onClick={toggleStored}>
      {(showStored ? words.showPicture : words.showStored)[locale]}
    </button>
  );
}

/** What takes the textarea's place, and where that one stood. */
interface Takeover {
  readonly CodeEditor: ComponentType<CodeEditorProps>;
  readonly selection: { readonly start: number; readonly end: number } | null;
  readonly focused: boolean;
}

/**
 * Monaco once it is there, null until then. It is no lazy component: the textarea must stand, with its focus, until the
 * very moment Monaco takes its place.
 */
function useTakeover(wanted: boolean, textarea: RefObject<HTMLTextAreaElement | null>): Takeover | null {
  const [takeover, setTakeover] = useState<Takeover | null>(null);
  // Monaco waits for the first answer, so that it does not compete with the first picture.
  const answered = useApp((state) => state.run !== null || state.trouble !== null || state.held);
  useEffect(() => {
    if (!wanted || !answered || takeover) return;
    const take = ({ CodeEditor }: Pick<Takeover, 'CodeEditor'>) => {
      const area = textarea.current;
      const selection = area && { start: area.selectionStart, end: area.selectionEnd };
      const focused = area !== null && document.activeElement === area;
      // At once: a key between the two would be lost.
      flushSync(() => setTakeover({ CodeEditor, selection, focused }));
    };
    // Without Monaco the textarea goes on.
    import('#editor/CodeEditor.tsx').then(take, () => undefined);
  }, [wanted, answered, takeover, textarea]);
  return wanted ? takeover : null;
}

function Editor({ CodeEditor, selection, focused }: Takeover) {
  const text = useApp((state) => state.text);
  const locale = useApp((state) => state.locale);
  const theme = useApp((state) => state.theme);
  const place = useApp((state) => state.reveal);
  const highlighted = useHighlightedLines();
  const emptyRows = useEmptyRows();
  const diagnostics = useApp(diagnosticsOf);
  return (
    <CodeEditor
      text={text}
      onChange={typeText}
      diagnostics={diagnostics}
      highlighted={highlighted}
      locale={locale}
      theme={theme}
      onCursor={hoverLine}
      onLeave={leaving}
      onNextProblem={nextProblem}
      emptyRows={emptyRows}
      scroll={emptyRows ? storedScroll : null}
      reveal={place}
      initialSelection={selection}
      autoFocus={focused}
    />
  );
}

function PlainEditor({ textarea }: { readonly textarea: RefObject<HTMLTextAreaElement | null> }) {
  const text = useApp((state) => state.text);
  const locale = useApp((state) => state.locale);
  return (
    <textarea
      ref={textarea}
      className="plain-editor"
      aria-label={words.manifests[locale]}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      value={text}
      onChange={(event) => typeText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leaving();
      }}
    />
  );
}

/** Where the objects as stored have rows that the text has not; null while they are not shown. */
function useEmptyRows(): readonly EmptyRows[] | null {
  const text = useApp((state) => state.runText);
  const run = useApp((state) => (state.showStored ? state.run : null));
  const opened = useApp((state) => state.openedRows);
  return useMemo(() => {
    const part = storedPart(run);
    return part && text !== null ? emptyRowsOf(storedLines(text, part, opened)) : null;
  }, [run, text, opened]);
}

/** Lines of the lane that is hovered, of what the selected event is about, and of the problem that is chosen. */
function useHighlightedLines() {
  const picture = useApp((state) => state.picture);
  const hovered = useApp((state) => state.hovered);
  const selection = useApp((state) => state.selection);
  const scene = useScene();
  const study = useStudy();
  const problem = useApp(chosenProblem);
  return useMemo(() => {
    const { range, severity } = problem ?? {};
    const ink = severity === 'error' ? 'fail' : severity === 'warning' ? 'sidecar' : 'text';
    const chosen = range ? [{ from: range.start.line, to: range.start.line, ink } as const] : [];
    if (!picture || !scene || !study) return chosen;
    const selected = selection === null ? null : study.placeOf(picture, modelOf(scene, picture), selection);
    const places = [
      ...(hovered ? [{ ...hovered, ink: 'text' as const }] : []),
      ...(selected ? [selected] : []),
    ];
    const placed = places.flatMap(({ document, path, ink: laneInk }) => {
      const lines = picture.documents[document]?.lines[path];
      return lines ? [{ from: lines[0], to: lines[1], ink: laneInk }] : [];
    });
    return [...placed, ...chosen];
  }, [picture, hovered, selection, scene, study, problem]);
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
