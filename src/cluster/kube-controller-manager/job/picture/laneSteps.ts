import type { Attempt, AttemptSpan } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { Milliseconds } from '#simulation/trace.ts';

/** Maps ms to px; what a picture knows of its time axis. */
export interface Scale {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly left: number;
  readonly right: number;
  readonly x: (ms: Milliseconds) => number;
}

/** A stretch of an attempt's line. Heights are parts of the lane's height. */
export interface AttemptStep {
  readonly x0: number;
  readonly x1: number;
  readonly h0: number;
  readonly h1: number;
  readonly fill: 'outline' | 'hatch' | 'solid' | 'wedge';
  readonly span: AttemptSpan;
  readonly goesOn: { readonly before: boolean; readonly after: boolean };
}

/** Height of a state in parts of the lane's height: how useful the pod is in it. */
const usefulness: Readonly<Record<AttemptSpan['state'], number>> = {
  waiting: 0.26,
  running: 0.6,
  ready: 1,
  terminating: 0,
  restarting: 0,
};

const fills: Readonly<Record<AttemptSpan['state'], AttemptStep['fill']>> = {
  waiting: 'outline',
  running: 'hatch',
  ready: 'solid',
  terminating: 'wedge',
  restarting: 'outline',
};

/** A SIGKILL cuts the wedge off while it is this high. */
const cutOff = 0.42;

/** What of an attempt is inside the view, in px; waits for the kubelet are not among it. */
export function attemptSteps(attempt: Attempt, scale: Scale): readonly AttemptStep[] {
  const steps: AttemptStep[] = [];
  for (const [order, span] of attempt.spans.entries()) {
    if (span.state === 'restarting' || span.to < scale.from || span.from > scale.to) continue;
    const from = scale.x(span.from);
    const to = scale.x(span.to);
    const x0 = Math.max(scale.left, from);
    const x1 = Math.min(scale.right, to);
    if (x1 <= x0) continue;
    const { h0, h1 } = heightsOf(attempt, order);
    const at = (x: number) => (to > from ? h0 + ((h1 - h0) * (x - from)) / (to - from) : h0);
    const goesOn = { before: from < scale.left - 0.5, after: to > scale.right - 0.5 };
    steps.push({ x0, x1, h0: at(x0), h1: at(x1), fill: fills[span.state], span, goesOn });
  }
  return steps;
}

/** How useful an attempt is at an instant: where the pen's nib rests, in parts of the lane's height. */
export function heightAt(attempts: readonly Attempt[], at: Milliseconds): number {
  const attempt = attempts.findLast(({ createdAt, endAt }) => createdAt <= at && endAt > at);
  const order = attempt?.spans.findIndex(({ from, to }) => from <= at && to > at) ?? -1;
  const span = attempt?.spans[order];
  if (!attempt || !span) return 0;
  const { h0, h1 } = heightsOf(attempt, order);
  return h0 + ((h1 - h0) * (at - span.from)) / (span.to - span.from);
}

function heightsOf({ spans, cap }: Attempt, order: number): { readonly h0: number; readonly h1: number } {
  const span = spans[order]!;
  const height = usefulness[span.state];
  if (span.state !== 'terminating') return { h0: height, h1: height };
  const before = spans[order - 1];
  const h0 = before ? usefulness[before.state] : usefulness.running;
  const exited = cap !== null && cap.by !== 'sigkill';
  return { h0, h1: exited ? 0 : h0 * cutOff };
}
