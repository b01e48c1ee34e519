import type { ContainerLane } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { Milliseconds } from '#simulation/trace.ts';

/** What the two runs of a lane differ by: the moment that matters most and where it lies in each. */
export type LaneDifference =
  | { readonly kind: 'same'; readonly at: Milliseconds }
  | {
      readonly kind: 'moved';
      readonly moment: Moment;
      readonly above: Milliseconds;
      readonly below: Milliseconds;
    }
  | { readonly kind: 'onlyAbove' | 'onlyBelow' };

type Moment = 'exit' | 'terminating' | 'ready';

/** Under a tenth of a second the picture could not show it. */
const leastMs = 100;

/** Compares how a container ended, then when it was told to, then when it first became ready. */
export function laneDifference(
  above: ContainerLane | null,
  below: ContainerLane | null,
): LaneDifference | null {
  if (!above || !below) return above ? { kind: 'onlyAbove' } : below ? { kind: 'onlyBelow' } : null;
  for (const moment of ['exit', 'terminating', 'ready'] as const) {
    const a = momentOf(above, moment);
    const b = momentOf(below, moment);
    if (a !== null && b !== null && Math.abs(a - b) >= leastMs)
      return { kind: 'moved', moment, above: a, below: b };
  }
  const end = momentOf(above, 'exit') ?? momentOf(above, 'terminating') ?? momentOf(above, 'ready');
  return end === null ? null : { kind: 'same', at: end };
}

function momentOf(lane: ContainerLane, moment: Moment): Milliseconds | null {
  switch (moment) {
    case 'exit':
      return lane.caps.at(-1)?.at ?? null;
    case 'terminating':
      return lane.spans.findLast(({ state }) => state === 'terminating')?.from ?? null;
    case 'ready':
      return lane.spans.find(({ state }) => state === 'ready')?.from ?? null;
    default:
      return moment satisfies never;
  }
}
