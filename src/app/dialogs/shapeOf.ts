import { modelOf, type Scene } from '#app/scenes.ts';
import type { Run } from '#cluster/run.ts';

/** The scene that shows a run in small, the one looked at or the first with something to show, and its model of it. */
export function shapeOf(
  scenes: readonly Scene[],
  current: string,
  run: Run,
): { readonly scene: Scene; readonly model: unknown } | null {
  const showing = scenes.filter((scene) => scene.nothingToShow(run) === null);
  const scene = showing.find(({ id }) => id === current) ?? showing[0];
  return scene ? { scene, model: modelOf(scene, run) } : null;
}
