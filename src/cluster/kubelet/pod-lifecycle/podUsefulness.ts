import type { Scale } from './laneShape.ts';
import { usefulness } from './laneShape.ts';
import type { PodTimeline } from './timeline.ts';

export interface UsefulnessColumn {
  readonly x0: number;
  readonly x1: number;
  readonly h: number;
}

/**
 * A pod as one silhouette: at each change the mean usefulness of the containers that make it work (main ones and
 * sidecars; plain init containers while nothing else runs). What terminates counts nothing: a wedge has no number.
 */
export function podUsefulness(pod: PodTimeline, scale: Scale): readonly UsefulnessColumn[] {
  const places = pod.lanes.filter(({ role }) => role === 'main' || role === 'sidecar');
  if (places.length === 0) return [];
  const changes: { readonly at: number; readonly by: number }[] = places.flatMap(({ spans }) =>
    spans.flatMap((span) => [
      { at: span.from, by: usefulness[span.state] },
      { at: span.to, by: -usefulness[span.state] },
    ]),
  );
  changes.sort((a, b) => a.at - b.at);
  const columns: UsefulnessColumn[] = [];
  let sum = 0;
  for (const [index, change] of changes.entries()) {
    sum += change.by;
    const next = changes[index + 1];
    if (!next || next.at === change.at) continue;
    const x0 = Math.max(scale.left, scale.x(change.at));
    const x1 = Math.min(scale.right, scale.x(next.at));
    const h = Math.max(0, sum / places.length);
    if (x1 > x0 && h > 0.001) columns.push({ x0, x1, h });
  }
  return columns;
}

/** Exits with a code other than 0, which never merge away. */
export function podFailures(
  pod: PodTimeline,
  scale: Scale,
): readonly { readonly x: number; readonly code: number }[] {
  return pod.lanes
    .flatMap(({ caps }) => caps)
    .filter(({ exitCode, by }) => exitCode !== 0 && by !== 'sigterm')
    .map(({ at, exitCode }) => ({ x: scale.x(at), code: exitCode }))
    .filter(({ x }) => x >= scale.left && x <= scale.right)
    .sort((a, b) => a.x - b.x);
}
