import { assert } from '#base/assert.ts';
import type { Feature, SceneStudy } from '#cluster/feature.tsx';
import type { Run } from '#cluster/run.ts';
import type { SceneMark } from '#cluster/scene.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { type AppState, appStore, useApp } from './store.ts';

/** A feature whose model nobody outside it looks into. */
export type Scene = Feature<unknown>;
export type Study = SceneStudy<unknown>;

const doors = import.meta.glob<{ readonly feature: Scene }>('/src/cluster/*/*/feature.tsx');

/** Which scene's door stands in which folder, once they are loaded. */
const ids = new Map<string, string>();

/** The scene of the feature in this folder; null when there is none. */
export function sceneOfFolder(folder: string): string | null {
  return ids.get(folder) ?? null;
}

/** What a reader meets first, and most texts show. */
const firstDoor = '/src/cluster/kubelet/pod-lifecycle/feature.tsx';

/** Loads the scene most pages open on; the others are loaded when they are wanted, or once there is a picture. */
export async function loadFirstScene(): Promise<void> {
  appStore.setState({ moreScenes: true });
  const first = await loadDoor(firstDoor);
  appStore.setState(({ scenes }) => (scenes.length > 0 ? {} : { scenes: [first] }));
}

let others: Promise<void> | null = null;

/** Loads every other scene, each a chunk of its own; the first keeps its place, they the order of their folders. */
export function loadOtherScenes(): Promise<void> {
  others ??= Promise.all(
    [firstDoor, ...Object.keys(doors).filter((path) => path !== firstDoor)].map(loadDoor),
  ).then((scenes) => appStore.setState({ scenes, moreScenes: false }));
  return others;
}

/** Loads the other scenes as soon as the loaded one is not what is asked for, or has nothing to show. */
export function loadScenesWanted(): void {
  const look = (state: AppState) => {
    if (state.moreScenes && sceneOf(state) === null) void loadOtherScenes();
  };
  look(appStore.getState());
  appStore.subscribe(look);
}

async function loadDoor(path: string): Promise<Scene> {
  const door = doors[path];
  assert(door, `there is a feature at ${path}`);
  const { feature } = await door();
  ids.set(path.slice(0, path.lastIndexOf('/')), feature.id);
  return feature;
}

/** Loads what the first picture can do without; called once it is there. */
export async function loadStudies(): Promise<void> {
  for (const scene of appStore.getState().scenes) {
    const study = await scene.study();
    appStore.setState(({ studies }) => ({ studies: { ...studies, [scene.id]: study } }));
  }
}

/** Null until it is loaded, shortly after the first picture. */
export function studyOf(state: AppState): Study | null {
  const scene = sceneOf(state);
  return scene ? (state.studies[scene.id] ?? null) : null;
}

export function useStudy(): Study | null {
  return useApp(studyOf);
}

/** The scene the user looks at, or the first that has something to show where this one has not; null until it is loaded. */
export function sceneOf({ scenes, moreScenes, scene, picture }: AppState): Scene | null {
  const asked = scenes.find(({ id }) => id === scene);
  const chosen = asked ?? (moreScenes ? null : (scenes[0] ?? null));
  if (!chosen || !picture || nothingToShow(chosen, picture) === null) return chosen;
  const lit = scenes.find((one) => nothingToShow(one, picture) === null);
  return lit ?? (moreScenes ? null : chosen);
}

const darkness = new WeakMap<Run, Map<string, Sentence | null>>();

/** Why a run has nothing to show in a scene; looked for once, for a trace is long and this is asked at every step. */
export function nothingToShow(scene: Scene, run: Run): Sentence | null {
  const known = darkness.get(run) ?? new Map<string, Sentence | null>();
  darkness.set(run, known);
  if (!known.has(scene.id)) known.set(scene.id, scene.nothingToShow(run));
  return known.get(scene.id) ?? null;
}

export function useScene(): Scene | null {
  return useApp(sceneOf);
}

const models = new WeakMap<Run, Map<string, unknown>>();

/** A scene's model of a run; derived once. */
export function modelOf(scene: Scene, run: Run): unknown {
  const known = models.get(run) ?? new Map<string, unknown>();
  models.set(run, known);
  if (!known.has(scene.id)) known.set(scene.id, scene.derive(run));
  return known.get(scene.id);
}

const focusedModels = new WeakMap<object, Map<string, unknown>>();

/** The same for the subject that is looked at; a scene that shows all at once has only the one. */
export function focusedModelOf(scene: Scene, run: Run, focus: string | null): unknown {
  const model = modelOf(scene, run) as object;
  if (focus === null || !scene.focus) return model;
  const known = focusedModels.get(model) ?? new Map<string, unknown>();
  focusedModels.set(model, known);
  if (!known.has(focus)) known.set(focus, scene.focus(model, focus));
  return known.get(focus);
}

const marks = new WeakMap<object, readonly SceneMark[]>();

/** What the transport bar steps through, in order of time. */
export function marksOf(scene: Scene, run: Run, focus: string | null): readonly SceneMark[] {
  const model = focusedModelOf(scene, run, focus) as object;
  const found = marks.get(model) ?? scene.marks(model);
  marks.set(model, found);
  return found;
}
