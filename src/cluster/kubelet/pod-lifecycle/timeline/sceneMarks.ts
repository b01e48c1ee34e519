import type { SceneMark } from '#cluster/scene.ts';
import type { Timeline } from './timeline.ts';

/** The diamonds of all pods in order of time: where "next event" stops. */
export function sceneMarks({ pods }: Timeline): readonly SceneMark[] {
  return pods.flatMap(({ marks }) => marks).sort((a, b) => a.at - b.at || a.event - b.event);
}
