import { useStore } from 'zustand/react';
import { createStore } from 'zustand/vanilla';
import type { Judging } from '#app/worker/protocol.ts';
import type { Feature, SceneStudy } from '#cluster/feature.tsx';
import type { Run, RunOverrides } from '#cluster/run.ts';
import type { HoveredPath, ViewRange } from '#cluster/scene.ts';
import type { SeedSummary } from '#cluster/seedSummary.ts';
import type { Locale, Sentence } from '#i18n/sentence.ts';

export type Theme = 'light' | 'dark';

/** What the lower run differs in; the upper one is always the text as it stands. */
export interface Comparison {
  readonly kind: 'version' | 'gate' | 'behaviour' | 'seed' | 'range' | 'edits' | 'text';
  readonly overrides: RunOverrides;
  /** Another text, for `kind: 'text'`; null compares the same text. */
  readonly text: string | null;
  readonly aboveLabel: string;
  readonly belowLabel: string;
  /** For `kind: 'edits'`: what the changed fields are called. */
  readonly variation?: Sentence;
}

/** What many seeds of a text have told so far. */
export interface Bands {
  readonly text: string;
  readonly done: number;
  readonly seeds: number;
  readonly summary: SeedSummary;
}

/** Why there is no picture of the current text, when the engine and not the text is to blame. */
export interface EngineTrouble {
  readonly kind: 'silent' | 'failed';
  readonly message: string;
}

/** Only what the user chose or the worker sent; everything else is derived where it is drawn. */
export interface AppState {
  readonly text: string;
  /** Name of the example or file the text came from. */
  readonly name: string;
  /** How many edits the text is ahead of the picture. */
  readonly editsAhead: number;
  /** Texts before each edit made outside the editor, newest last. */
  readonly undo: readonly { readonly text: string; readonly name: string }[];
  /** The text is loaded but not run, because the last visit never reached a picture. */
  readonly held: boolean;
  /** The newest run, and the newest that gave a picture: they differ while the text gives none. */
  readonly run: Run | null;
  /** The text `run` is of. */
  readonly runText: string | null;
  readonly picture: Run | null;
  readonly below: Run | null;
  readonly simulated: number;
  readonly progress: { readonly simulatedMs: number; readonly horizonMs: number } | null;
  /** What is known of a long text while it is read; null when nothing is being read, or not for long. */
  readonly judging: Judging | null;
  readonly trouble: EngineTrouble | null;
  readonly maxEvents: number;
  /** Counts up when the same text is to be run once more. */
  readonly attempt: number;
  /** Whether many seeds are drawn as bands behind the one that is shown. */
  readonly wantsBands: boolean;
  readonly bands: Bands | null;
  /** Counts up when the run under way is to be ended. */
  readonly stops: number;
  readonly comparison: Comparison | null;
  readonly now: number;
  readonly playing: boolean;
  readonly speed: number;
  /** Null: the whole run. */
  readonly view: ViewRange | null;
  readonly selection: number | null;
  readonly range: ViewRange | null;
  readonly pinned: readonly string[];
  readonly hovered: HoveredPath | null;
  readonly scene: string;
  /** What the scene is looked at for, where it shows one of several (`Service/default/web`); null: its first. */
  readonly focus: string | null;
  /** The scenes that are loaded: at first the one most pages open on. */
  readonly scenes: readonly Feature<unknown>[];
  /** Whether there are scenes that are not loaded yet. */
  readonly moreScenes: boolean;
  /** By the scene's id; each is loaded after the first picture. */
  readonly studies: Readonly<Record<string, SceneStudy<unknown>>>;
  readonly locale: Locale;
  readonly theme: Theme;
  readonly dialog: Dialog | null;
  /** The answer to the last command, in its place for a while. */
  readonly answer: { readonly about: string; readonly text: string; readonly undo: boolean } | null;
  readonly showTable: boolean;
  /** The objects as stored stand beside the text, and the problems beside them, where the picture was. */
  readonly showStored: boolean;
  /** Rows of the stored objects whose folded rows are shown. */
  readonly openedRows: ReadonlySet<string>;
  /** The problem that is chosen in the list, by its key. */
  readonly problem: string | null;
  readonly reveal: { readonly line: number; readonly column?: number; readonly key: number } | null;
}

export type Dialog = 'gallery' | 'settings' | 'compare' | 'history' | 'palette' | 'keys' | 'limits';

const defaultMaxEvents = 400_000;

const initial: AppState = {
  text: '',
  name: '',
  editsAhead: 0,
  undo: [],
  held: false,
  run: null,
  runText: null,
  picture: null,
  below: null,
  simulated: 0,
  progress: null,
  judging: null,
  trouble: null,
  maxEvents: defaultMaxEvents,
  attempt: 0,
  wantsBands: false,
  bands: null,
  stops: 0,
  comparison: null,
  now: 0,
  playing: false,
  speed: 1,
  view: null,
  selection: null,
  range: null,
  pinned: [],
  hovered: null,
  scene: 'lifecycle',
  focus: null,
  scenes: [],
  moreScenes: false,
  studies: {},
  locale: 'en',
  theme: 'light',
  dialog: null,
  answer: null,
  showTable: false,
  showStored: false,
  openedRows: new Set(),
  problem: null,
  reveal: null,
};

export const appStore = createStore<AppState>()(() => initial);

export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(appStore, select);
}

/** Limits of the undo list: enough for a talk, small enough for a phone. */
const maxUndo = 50;

/** The user typed: the picture is one edit behind, the editor keeps its own undo. */
export function typeText(text: string): void {
  const before = appStore.getState();
  if (text === before.text) return;
  // What is pasted over an example is the example no more.
  const name = isAnother(before.text, text) ? '' : before.name;
  appStore.setState({ text, name, editsAhead: before.editsAhead + 1, held: false });
}

/** Whether most of a text is gone, rather than edited or added to. */
function isAnother(before: string, after: string): boolean {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return start + end < before.length / 3;
}

/** A control, an example or a file changed the text: it can be undone outside the editor too. */
export function replaceText(text: string, name = appStore.getState().name): void {
  const before = appStore.getState();
  if (text === before.text) return;
  appStore.setState({
    text,
    name,
    editsAhead: before.editsAhead + 1,
    held: false,
    undo: [...before.undo, { text: before.text, name: before.name }].slice(-maxUndo),
  });
}

export function undoReplacement(): boolean {
  const { undo, editsAhead } = appStore.getState();
  const last = undo.at(-1);
  if (!last) return false;
  appStore.setState({
    ...last,
    undo: undo.slice(0, -1),
    editsAhead: editsAhead + 1,
    held: false,
    answer: null,
  });
  return true;
}

/** The end of the run that is drawn, in ms. */
export function endOf(state: AppState): number {
  const longer = state.below && state.comparison ? state.below.trace.end : 0;
  return Math.max(state.picture?.trace.end ?? 60_000, longer);
}

export function viewOf(state: AppState): ViewRange {
  return state.view ?? { from: 0, to: endOf(state) };
}
