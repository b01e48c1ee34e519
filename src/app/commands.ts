import { fieldEdit } from '#cluster/runDocuments.ts';
import type { ScenePlace, ViewRange } from '#cluster/scene.ts';
import { appWords as words } from '#i18n/app.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { durationText } from '#scenario/duration.ts';
import type { TextEdit } from '#scenario/edit.ts';
import type { FieldPath } from '#scenario/place.ts';
import type { KubernetesVersion, Scenario } from '#scenario/scenario.ts';
import { withEditing } from './editing.ts';
import { remember } from './history.ts';
import { marksOf, modelOf, sceneOf, sceneOfFolder, studyOf } from './scenes.ts';
import { type AppState, appStore, endOf, replaceText, undoReplacement, viewOf } from './store.ts';

const { getState, setState } = appStore;

/** How long an answer stands in its place, in ms. */
const answerMs = 4000;
let answerTimer: ReturnType<typeof setTimeout> | undefined;

/** The pressed word becomes its answer for a while, and is announced. */
export function answer(about: string, sentence: Sentence | string, undo = false): void {
  const text = typeof sentence === 'string' ? sentence : sentence[getState().locale];
  setState({ answer: { about, text, undo } });
  clearTimeout(answerTimer);
  answerTimer = setTimeout(() => setState({ answer: null }), undo ? 3 * answerMs : answerMs);
}

export function seek(at: number): void {
  const state = getState();
  setState({ now: Math.round(Math.min(Math.max(at, 0), endOf(state))) });
}

export function togglePlay(): void {
  const state = getState();
  if (!state.playing && state.now >= endOf(state)) setState({ now: 0 });
  setState({ playing: !state.playing });
}

/** The pen to the next (`1`) or previous (`-1`) event mark, which is selected. */
export function stepEvent(direction: 1 | -1): void {
  const state = getState();
  const { picture, now, selection, focus } = state;
  const scene = sceneOf(state);
  if (!picture || !scene) return;
  const marks = marksOf(scene, picture, focus);
  const current = marks.findIndex(({ event, at }) => event === selection && at === now);
  const index =
    current >= 0
      ? current + direction
      : direction === 1
        ? marks.findIndex(({ at }) => at > now)
        : marks.findLastIndex(({ at }) => at < now);
  const mark = marks[index];
  if (!mark) return;
  setState({ now: mark.at, selection: mark.event, playing: false });
  showInView(mark.at);
}

export function select(event: number | null): void {
  setState({ selection: event });
}

/** Selects an event and takes the pen there. */
export function goToEvent(event: number): void {
  const at = getState().picture?.trace.events[event]?.at;
  if (at === undefined) return;
  setState({ selection: event, now: at, playing: false });
  showInView(at);
}

function showInView(at: number): void {
  const { view } = getState();
  if (!view || (at >= view.from && at <= view.to)) return;
  const half = (view.to - view.from) / 2;
  setView({ from: at - half, to: at + half });
}

const leastViewMs = 200;

/** Null shows the whole run. */
export function setView(view: ViewRange | null): void {
  const end = endOf(getState());
  if (!view) {
    setState({ view: null });
    return;
  }
  const length = Math.min(Math.max(view.to - view.from, leastViewMs), end);
  const from = Math.min(Math.max(view.from, 0), end - length);
  setState({ view: length >= end ? null : { from: Math.round(from), to: Math.round(from + length) } });
}

export function pan(share: number): void {
  const { from, to } = viewOf(getState());
  const by = (to - from) * share;
  setView({ from: from + by, to: to + by });
}

/** Zooms about the pen, or the middle when the pen is out of sight. */
export function zoom(factor: number): void {
  const state = getState();
  const { from, to } = viewOf(state);
  const centre = state.now >= from && state.now <= to ? state.now : (from + to) / 2;
  setView({ from: centre - (centre - from) * factor, to: centre + (to - centre) * factor });
}

export function fitSelection(): void {
  const { picture, selection, range } = getState();
  if (range) {
    setView(range);
    return;
  }
  const at = selection === null ? undefined : picture?.trace.events[selection]?.at;
  if (at !== undefined) setView({ from: at - 5000, to: at + 10_000 });
}

/** First press: the range begins at the pen; second: it ends there; third: it is gone. */
export function markRange(): void {
  const { range, now } = getState();
  if (!range) setState({ range: { from: now, to: now } });
  else if (range.from === range.to && now !== range.from) {
    setState({ range: { from: Math.min(range.from, now), to: Math.max(range.from, now) } });
  } else setState({ range: null });
}

/** Pins the lane of the selected event, or unpins it. */
export function togglePin(lane: string): void {
  const { pinned } = getState();
  setState({ pinned: pinned.includes(lane) ? pinned.filter((one) => one !== lane) : [...pinned, lane] });
}

/** What of the text the selected event is about, in the scene that is shown. */
export function selectedPlace(state: AppState): ScenePlace | null {
  const { picture, selection } = state;
  const scene = sceneOf(state);
  const study = studyOf(state);
  if (!picture || !scene || !study || selection === null) return null;
  return study.placeOf(picture, modelOf(scene, picture), selection);
}

/** Looks at another Service, Deployment or Job of the picture. */
export function focusOn(focus: string): void {
  setState({ focus });
}

let reveals = 0;

/** Shows a place of the text in the editor. */
export function reveal(line: number, column?: number): void {
  reveals += 1;
  setState({ reveal: { line, ...(column === undefined ? {} : { column }), key: reveals } });
}

/** Puts another text in the editor; the one before goes to the history. */
export async function openText(text: string, name: string, about = 'text'): Promise<void> {
  const before = getState();
  if (before.text.trim() !== '') await remember({ text: before.text, name: before.name, at: Date.now() });
  setState({
    comparison: null,
    below: null,
    focus: null,
    view: null,
    range: null,
    selection: null,
    now: 0,
    dialog: null,
  });
  replaceText(text, name);
  if (before.text.trim() !== '') answer(about, words.kept, true);
}

export async function openExample(name: string): Promise<void> {
  const { loadExample } = await import('./examples.ts');
  const example = await loadExample(name);
  if (!example) return;
  await openText(example.text, name, 'examples');
  setState(({ scene }) => ({ scene: sceneOfFolder(example.folder) ?? scene }));
}

/** Undoes the last change made outside the editor. */
export function undo(): void {
  if (undoReplacement()) setState({ answer: null });
}

function edit(change: TextEdit, about: string): void {
  if (change.kind === 'edited') {
    replaceText(change.text);
    reveal(change.text.slice(0, change.start).split('\n').length);
  } else answer(about, change.reason);
}

export const chooseVersion = (version: KubernetesVersion): void =>
  withEditing(({ setVersion }) => edit(setVersion(getState().text, version), 'settings'));
export const chooseGate = (name: string, on: boolean): void =>
  withEditing(({ setFeatureGate }) => edit(setFeatureGate(getState().text, name, on), 'settings'));
export const chooseBehaviour = (behaviour: Scenario['behaviour']): void =>
  withEditing(({ setBehaviour }) => edit(setBehaviour(getState().text, behaviour), 'settings'));
export const chooseSeed = (seed: number): void =>
  withEditing(({ setSeed }) => edit(setSeed(getState().text, seed), 'settings'));
export const chooseJitter = (jitter: Scenario['jitter']): void =>
  sayInScenario(['spec', 'jitter'], jitter, 'settings');
/** Null leaves it to the run itself, which goes on to the end of its story. */
export const chooseHorizon = (seconds: number | null): void =>
  sayInScenario(['spec', 'horizon'], seconds === null ? undefined : durationText(seconds), 'settings');

/** Writes a value at a place of the Scenario; `about` says where the answer stands when that cannot be done. */
export function sayInScenario(path: FieldPath, value: unknown, about: string): void {
  withEditing(({ setScenarioValue }) => edit(setScenarioValue(getState().text, path, value), about));
}

/** A number changed in the picture, e.g. a dragged grace period. `path` as the API server writes it. */
export function editField(document: number, path: string, value: number): void {
  const of = getState().picture?.documents[document];
  if (!of) return;
  const change = fieldEdit(of, path);
  withEditing(({ setField }) => edit(setField(getState().text, of.textIndex, change.path, value), 'picture'));
}

/** Runs the text that was loaded but not run. */
export function releaseHeld(): void {
  setState({ held: false });
}

/** Goes past the limit that ended the run. */
export function continueRun(): void {
  setState(({ maxEvents }) => ({ maxEvents: maxEvents * 4 }));
}

/** Runs the same text once more after the engine failed. */
export function retry(): void {
  setState(({ attempt }) => ({ attempt: attempt + 1, trouble: null }));
}

/** Ends the run that is under way; what it reached is shown. */
export function stopRun(): void {
  setState(({ stops }) => ({ stops: stops + 1 }));
}
