import type { LifeState, PodLife } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { Milliseconds } from '#simulation/trace.ts';

/** A stretch of a lane's line in px; as `ui` draws it. */
export interface LifeStep {
  readonly x0: number;
  readonly x1: number;
  readonly h0: number;
  readonly h1: number;
  readonly fill: 'outline' | 'hatch' | 'solid' | 'wedge';
  readonly goesOn: { readonly before: boolean; readonly after: boolean };
}

interface Scale {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly left: number;
  readonly right: number;
  readonly x: (ms: Milliseconds) => number;
}

/** How useful a pod is in each state, in parts of the lane's height. */
const usefulness: Readonly<Record<LifeState, number>> = {
  waiting: 0.26,
  running: 0.6,
  ready: 1,
  lingering: 0.6,
  terminating: 0.6,
};
const fills: Readonly<Record<LifeState, LifeStep['fill']>> = {
  waiting: 'outline',
  running: 'hatch',
  ready: 'solid',
  lingering: 'hatch',
  terminating: 'wedge',
};

/** A pod's line inside the view. */
export function laneSteps({ spans }: PodLife, scale: Scale): readonly LifeStep[] {
  const steps: LifeStep[] = [];
  for (const [index, { state, from, to }] of spans.entries()) {
    if (to < scale.from || from > scale.to) continue;
    const [h0, h1] = heights(spans[index - 1]?.state, state);
    const [begin, end] = [scale.x(from), scale.x(to)];
    const x0 = Math.max(scale.left, begin);
    const x1 = Math.min(scale.right, end);
    const at = (x: number) => (end > begin ? h0 + ((h1 - h0) * (x - begin)) / (end - begin) : h0);
    steps.push({
      x0,
      x1,
      h0: at(x0),
      h1: at(x1),
      fill: fills[state],
      goesOn: { before: begin < scale.left - 0.5, after: end > scale.right - 0.5 },
    });
  }
  return steps;
}

/** A wedge falls from where the line was to nothing. */
function heights(before: LifeState | undefined, state: LifeState): readonly [number, number] {
  if (state !== 'terminating') return [usefulness[state], usefulness[state]];
  return [before === undefined ? usefulness.running : usefulness[before], 0];
}

/** Where the pen's nib rests on a pod's line, in parts of the lane's height. */
export function lifeHeightAt({ spans }: PodLife, at: Milliseconds): number {
  const index = spans.findIndex(({ from, to }) => at >= from && at < to);
  const span = spans[index];
  if (!span) return 0;
  const [h0, h1] = heights(spans[index - 1]?.state, span.state);
  return h0 + ((h1 - h0) * (at - span.from)) / (span.to - span.from);
}
