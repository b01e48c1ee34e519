import { modelOf, type Scene } from '#app/scenes.ts';
import type { Run } from '#cluster/run.ts';

/** The scene that shows a run in small: the one looked at, or the first with something to show. */
export function sceneOfRun(scenes: readonly Scene[], current: string, run: Run): Scene | null {
  const showing = scenes.filter((scene) => scene.nothingToShow(run) === null);
  return showing.find(({ id }) => id === current) ?? showing[0] ?? null;
}

/** A scene together with its model of a run. */
export function shapeOf(
  scenes: readonly Scene[],
  current: string,
  run: Run,
): { readonly scene: Scene; readonly model: unknown } | null {
  const scene = sceneOfRun(scenes, current, run);
  return scene && { scene, model: modelOf(scene, run) };
}
