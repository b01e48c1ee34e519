import type { PodLife } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { Milliseconds } from '#simulation/trace.ts';

/** From `at` on: by revision, how useful a node's pods are, in parts of the places it has. */
export interface SilhouetteStep {
  readonly at: Milliseconds;
  readonly heights: readonly number[];
}

const usefulness = { waiting: 0.26, running: 0.6, ready: 1, lingering: 0, terminating: 0 } as const;

/**
 * Mean usefulness of a node's places, stacked by revision. What terminates counts 0: a wedge has no number, so it must
 * not be averaged. Places are the most pods that were ready there at once, so that surge rises above full height.
 */
export function nodeSilhouette(pods: readonly PodLife[], revisions: number): readonly SilhouetteStep[] {
  const changes = pods
    .flatMap(({ spans, revision }) =>
      spans.flatMap(({ state, from, to }) => {
        const height = usefulness[state];
        return height === 0
          ? []
          : [
              { at: from, revision, by: height },
              { at: to, revision, by: -height },
            ];
      }),
    )
    .sort((a, b) => a.at - b.at);
  const places = Math.max(1, mostReady(pods));
  const sums = new Array<number>(revisions).fill(0);
  const steps: SilhouetteStep[] = [{ at: 0, heights: [...sums] }];
  for (const { at, revision, by } of changes) {
    sums[revision] = Math.max(0, (sums[revision] ?? 0) + by);
    const step = { at, heights: sums.map((sum) => Math.round((sum / places) * 1000) / 1000) };
    if (steps.at(-1)!.at === at) steps[steps.length - 1] = step;
    else steps.push(step);
  }
  return steps;
}

function mostReady(pods: readonly PodLife[]): number {
  const turns = pods
    .flatMap(({ spans }) => spans.filter(({ state }) => state === 'ready'))
    .flatMap(({ from, to }) => [
      { at: from, by: 1 },
      { at: to, by: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let count = 0;
  let most = 0;
  for (const { by } of turns) {
    count += by;
    most = Math.max(most, count);
  }
  return most;
}
