import type { Cap, PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { Scale } from './laneShape.ts';
import { lastAt } from './lastBefore.ts';
import { type UsefulnessStep, usefulnessSteps, workingLanes } from './runOverview.ts';

export interface UsefulnessColumn {
  readonly x0: number;
  readonly x1: number;
  readonly h: number;
}

/**
 * A pod as one silhouette, in the view: the mean usefulness of the containers that make it work, each column at least a
 * pixel wide; where more changes fall into one, it is their mean in time.
 */
export function podUsefulness(pod: PodTimeline, scale: Scale): readonly UsefulnessColumn[] {
  const steps = stepsOf(pod);
  const columns: UsefulnessColumn[] = [];
  let gathered = 0;
  let start = scale.left;
  for (let index = Math.max(0, lastAt(steps, scale.from)); index < steps.length; index++) {
    const step = steps[index]!;
    if (step.at > scale.to) break;
    const x0 = Math.max(scale.left, scale.x(step.at));
    const x1 = Math.min(scale.right, scale.x(steps[index + 1]?.at ?? scale.to));
    if (columns.length === 0 && gathered === 0) start = x0;
    gathered += step.h * (x1 - x0);
    const width = x1 - start;
    if (width < leastPx && index + 1 < steps.length) continue;
    if (width > 0 && gathered > 0.001) columns.push({ x0: start, x1, h: Math.min(1, gathered / width) });
    gathered = 0;
    start = x1;
  }
  return columns;
}

const leastPx = 1;

/** Steps of a pod, whatever the view: found once. */
const known = new WeakMap<PodTimeline, readonly UsefulnessStep[]>();

function stepsOf(pod: PodTimeline): readonly UsefulnessStep[] {
  const steps = known.get(pod) ?? usefulnessSteps(workingLanes(pod));
  known.set(pod, steps);
  return steps;
}

/** Exits with a code other than 0, which never merge away; stems closer than 2 px are one. */
export function podFailures(
  pod: PodTimeline,
  scale: Scale,
): readonly { readonly x: number; readonly code: number }[] {
  const failures = failuresOf(pod);
  const kept: { x: number; code: number }[] = [];
  for (let index = Math.max(0, lastAt(failures, scale.from - 1) + 1); index < failures.length; index++) {
    const { at, exitCode } = failures[index]!;
    if (at > scale.to) break;
    const x = scale.x(at);
    const last = kept.at(-1);
    if (!last || x - last.x >= stemPx) kept.push({ x, code: exitCode });
  }
  return kept;
}

const stemPx = 2;

const knownFailures = new WeakMap<PodTimeline, readonly Cap[]>();

function failuresOf(pod: PodTimeline): readonly Cap[] {
  const failures =
    knownFailures.get(pod) ??
    pod.lanes
      .flatMap(({ caps }) => caps)
      .filter(({ exitCode, by }) => exitCode !== 0 && by !== 'sigterm')
      .sort((a, b) => a.at - b.at);
  knownFailures.set(pod, failures);
  return failures;
}
