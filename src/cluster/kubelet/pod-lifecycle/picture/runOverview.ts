import type {
  ContainerLane,
  PodTimeline,
  Timeline,
} from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { usefulness } from './laneShape.ts';

/** From `at` on, how useful things are on the mean: 0 to 1. */
export interface UsefulnessStep {
  readonly at: Milliseconds;
  readonly h: number;
}

/** A whole run in one line: the mean usefulness of all its containers that make a pod work. What terminates counts nothing. */
export function runOverview({ pods }: Timeline): readonly UsefulnessStep[] {
  return usefulnessSteps(pods.flatMap(workingLanes));
}

/** A pod's containers that make it work: main ones and sidecars; plain init containers end before. */
export function workingLanes({ lanes }: PodTimeline): readonly ContainerLane[] {
  return lanes.filter(({ role }) => role === 'main' || role === 'sidecar');
}

/** The mean over lanes as steps in order of time, without repeats. Linear but for one sort. */
export function usefulnessSteps(lanes: readonly ContainerLane[]): readonly UsefulnessStep[] {
  if (lanes.length === 0) return [];
  const changes = lanes.flatMap(({ spans }) =>
    spans.flatMap((span) => [
      { at: span.from, by: usefulness[span.state] },
      { at: span.to, by: -usefulness[span.state] },
    ]),
  );
  changes.sort((a, b) => a.at - b.at);
  const steps: UsefulnessStep[] = [];
  let sum = 0;
  for (const [index, { at, by }] of changes.entries()) {
    sum += by;
    if (changes[index + 1]?.at === at) continue;
    const h = Math.max(0, Math.round((sum / lanes.length) * 1000) / 1000);
    if (h !== (steps.at(-1)?.h ?? 0)) steps.push({ at, h });
  }
  return steps;
}

/** When the last thing happened: after it, to the end of the run, every line goes straight on. */
export function lastChange({ pods, end }: Timeline): Milliseconds {
  let last = 0;
  const see = (at: Milliseconds) => {
    if (at < end && at > last) last = at;
  };
  for (const pod of pods) {
    for (const { from } of pod.columns) see(from);
    if (pod.goneAt !== null) see(pod.goneAt);
    for (const { spans, caps } of pod.lanes) {
      for (const { from, to } of spans) {
        see(from);
        see(to);
      }
      for (const { at } of caps) see(at);
    }
  }
  return last;
}
