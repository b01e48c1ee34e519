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

/** Loads every scene there is; each is a chunk of its own. */
export async function loadScenes(): Promise<void> {
  const scenes = await Promise.all(
    Object.entries(doors).map(async ([path, load]) => {
      const { feature } = await load();
      ids.set(path.slice(0, path.lastIndexOf('/')), feature.id);
      return feature;
    }),
  );
  // A reader meets the life of a pod first; the others keep the order of their folders.
  scenes.sort((a, b) => Number(b.id === 'lifecycle') - Number(a.id === 'lifecycle'));
  appStore.setState({ scenes });
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
export function sceneOf({ scenes, scene, picture }: AppState): Scene | null {
  const chosen = scenes.find(({ id }) => id === scene) ?? scenes[0] ?? null;
  if (!chosen || !picture || nothingToShow(chosen, picture) === null) return chosen;
  return scenes.find((one) => nothingToShow(one, picture) === null) ?? chosen;
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

const marks = new WeakMap<object, readonly SceneMark[]>();

/** What the transport bar steps through, in order of time. */
export function marksOf(scene: Scene, run: Run): readonly SceneMark[] {
  const model = modelOf(scene, run) as object;
  const found = marks.get(model) ?? scene.marks(model);
  marks.set(model, found);
  return found;
}
