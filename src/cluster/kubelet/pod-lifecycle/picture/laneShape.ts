import type {
  Bracket,
  Cap,
  ContainerLane,
  ProbeMark,
  Span,
  SpanState,
} from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { lastAt, lastFrom } from './lastBefore.ts';

/** Maps ms to px; what a picture knows of its time axis. */
export interface Scale {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly left: number;
  readonly right: number;
  readonly x: (ms: Milliseconds) => number;
}

/** A stretch of the pen's line. Heights are parts of the lane's height. */
export interface LaneStep {
  readonly x0: number;
  readonly x1: number;
  readonly h0: number;
  readonly h1: number;
  readonly fill: 'outline' | 'hatch' | 'solid' | 'wedge';
  readonly span: Span;
  /** Cut off by the edge of the view: it neither begins at `x0` nor ends at `x1`. */
  readonly goesOn: { readonly before: boolean; readonly after: boolean };
}

/** Spans too short to be drawn one by one: mean height in each pixel column, and how many they are. */
export interface MergedSteps {
  readonly x0: number;
  readonly x1: number;
  readonly columns: readonly { readonly x0: number; readonly x1: number; readonly h: number }[];
  readonly spans: readonly Span[];
}

/** The dots of a wait: carmine while the back-off holds, nothing but their bracket until kubelet looks again. */
export interface Wait {
  readonly x0: number;
  readonly x1: number;
  readonly span: Span;
}

export interface LaneCap {
  readonly x: number;
  /** Height of the trace where it ends, in parts of the lane's height. */
  readonly h: number;
  readonly afterWedge: boolean;
  readonly cap: Cap;
}

export interface LaneShape {
  readonly steps: readonly LaneStep[];
  readonly merged: readonly MergedSteps[];
  readonly waits: readonly Wait[];
  readonly caps: readonly LaneCap[];
  readonly probes: readonly { readonly x: number; readonly probe: ProbeMark }[];
  readonly brackets: readonly { readonly x0: number; readonly x1: number; readonly bracket: Bracket }[];
}

/** Height of a state in parts of the lane's height: how useful the container is in it. */
export const usefulness: Readonly<Record<SpanState, number>> = {
  waiting: 0.26,
  running: 0.6,
  ready: 1,
  terminating: 0,
  backOff: 0,
  untilSync: 0,
};

/** A span narrower than this is merged with its neighbours when they are as narrow. */
const mergePx = 3;
/** A SIGKILL cuts the wedge off while it is this high. */
const cutOff = 0.42;

/** What of a lane is inside the scale's view, in px. */
export function laneShape(lane: ContainerLane, scale: Scale): LaneShape {
  const groups = groupNarrow(inView(lane.spans, scale), scale);
  const steps: LaneStep[] = [];
  const merged: MergedSteps[] = [];
  const waits: Wait[] = [];
  for (const group of groups) {
    if (group.length > 1) {
      merged.push(mergeSpans(group, lane, scale));
      continue;
    }
    const span = group[0]!;
    if (span.state === 'backOff' || span.state === 'untilSync') {
      waits.push({ ...clipped(span, scale), span });
    } else steps.push(stepOf(span, lane, scale));
  }
  return {
    steps,
    merged,
    waits,
    caps: visibleCaps(lane, scale),
    probes: visibleProbes(lane.probes, scale),
    brackets: lane.brackets
      .map((bracket) => ({ ...clipped(bracket, scale), bracket }))
      .filter(({ x0, x1 }) => x1 > x0),
  };
}

/** How useful the lane's container is at an instant: where the pen's nib rests, in parts of the lane's height. */
export function heightAt(lane: ContainerLane, at: Milliseconds): number {
  const index = lastFrom(lane.spans, at);
  const span = lane.spans[index];
  if (!span || at >= span.to) return 0;
  if (span.state !== 'terminating') return usefulness[span.state];
  const { h0, h1 } = wedgeHeights(span, lane);
  return h0 + ((h1 - h0) * (at - span.from)) / (span.to - span.from);
}

/** The spans that reach into the view; they are sorted and do not overlap. */
function inView(spans: readonly Span[], { from, to }: Scale): readonly Span[] {
  const first = Math.max(0, lastFrom(spans, from));
  const last = lastFrom(spans, to);
  return spans.slice((spans[first]?.to ?? from) < from ? first + 1 : first, last + 1);
}

function within(scale: Scale, at: Milliseconds): boolean {
  const x = scale.x(at);
  return x >= scale.left - 0.5 && x <= scale.right + 0.5;
}

function clipped(part: { readonly from: Milliseconds; readonly to: Milliseconds }, scale: Scale) {
  return { x0: Math.max(scale.left, scale.x(part.from)), x1: Math.min(scale.right, scale.x(part.to)) };
}

/** Neighbouring spans that are each under 3 px wide stand in one group; every other span stands alone. */
function groupNarrow(spans: readonly Span[], scale: Scale): Span[][] {
  const groups: Span[][] = [];
  let open = false;
  for (const span of spans) {
    const narrow = scale.x(span.to) - scale.x(span.from) < mergePx;
    const last = groups.at(-1);
    const near = last && scale.x(span.from) - scale.x(last.at(-1)!.to) < mergePx;
    if (narrow && open && near) last.push(span);
    else groups.push([span]);
    open = narrow;
  }
  // Two narrow spans side by side are still two marks; a crowd is not.
  return groups.flatMap((group) => (group.length > 3 ? [group] : group.map((span) => [span])));
}

function mergeSpans(spans: readonly Span[], lane: ContainerLane, scale: Scale): MergedSteps {
  const x0 = Math.max(scale.left, scale.x(spans[0]!.from));
  const x1 = Math.min(scale.right, scale.x(spans.at(-1)!.to));
  const count = Math.max(1, Math.round((x1 - x0) / mergePx));
  const sums = new Array<number>(count).fill(0);
  const columnPx = (x1 - x0) / count;
  for (const span of spans) {
    const { h0, h1 } = heightsOf(span, lane);
    const { x0: from, x1: to } = clipped(span, scale);
    const last = Math.min(count - 1, Math.floor((to - x0) / columnPx));
    for (let column = Math.max(0, Math.floor((from - x0) / columnPx)); column <= last; column++) {
      const start = x0 + column * columnPx;
      const share = Math.min(to, start + columnPx) - Math.max(from, start);
      if (share > 0) sums[column]! += (share / columnPx) * ((h0 + h1) / 2);
    }
  }
  const columns = sums.map((h, index) => ({
    x0: x0 + index * columnPx,
    x1: x0 + (index + 1) * columnPx,
    h: Math.min(1, h),
  }));
  return { x0, x1, columns, spans };
}

function stepOf(span: Span, lane: ContainerLane, scale: Scale): LaneStep {
  const heights = heightsOf(span, lane);
  const from = scale.x(span.from);
  const to = scale.x(span.to);
  const { x0, x1 } = clipped(span, scale);
  const at = (x: number) =>
    to > from ? heights.h0 + ((heights.h1 - heights.h0) * (x - from)) / (to - from) : heights.h0;
  const goesOn = { before: from < scale.left - 0.5, after: to > scale.right - 0.5 };
  return { x0, x1, h0: at(x0), h1: at(x1), fill: fills[span.state], span, goesOn };
}

const fills: Readonly<Record<SpanState, LaneStep['fill']>> = {
  waiting: 'outline',
  running: 'hatch',
  ready: 'solid',
  terminating: 'wedge',
  backOff: 'outline',
  untilSync: 'outline',
};

function heightsOf(span: Span, lane: ContainerLane): { readonly h0: number; readonly h1: number } {
  if (span.state === 'terminating') return wedgeHeights(span, lane);
  return { h0: usefulness[span.state], h1: usefulness[span.state] };
}

/** A wedge falls from the height before it to nothing at the exit; a SIGKILL, or the run's end, cuts it off. */
function wedgeHeights(span: Span, lane: ContainerLane): { readonly h0: number; readonly h1: number } {
  const before = lane.spans[lastFrom(lane.spans, span.from) - 1];
  const h0 = before && before.to === span.from ? usefulness[before.state] : usefulness.running;
  const cap = lane.caps[lastAt(lane.caps, span.to)];
  const exited = cap !== undefined && cap.at === span.to && cap.by !== 'sigkill';
  return { h0, h1: exited ? 0 : h0 * cutOff };
}

/** Stems closer than this are one; a failure's stays. */
const capPx = 2;

function visibleCaps(lane: ContainerLane, scale: Scale): readonly LaneCap[] {
  const kept: Cap[] = [];
  for (let index = lastAt(lane.caps, scale.from - 1) + 1; index < lane.caps.length; index++) {
    const cap = lane.caps[index]!;
    if (cap.at > scale.to) break;
    const last = kept.at(-1);
    if (!last || scale.x(cap.at) - scale.x(last.at) >= capPx) kept.push(cap);
    else if (last.exitCode === 0 && cap.exitCode !== 0) kept[kept.length - 1] = cap;
  }
  return kept.map((cap) => capOf(cap, lane, scale));
}

function capOf(cap: Cap, lane: ContainerLane, scale: Scale): LaneCap {
  const before = lane.spans[lastFrom(lane.spans, cap.at - 1)];
  const ends = before && before.to === cap.at ? before : undefined;
  const afterWedge = ends?.state === 'terminating';
  const h = ends ? heightsOf(ends, lane).h0 : 0;
  return { x: scale.x(cap.at), h, afterWedge, cap };
}

/** Below 3 px spacing only failures and first successes stay. */
function visibleProbes(probes: readonly ProbeMark[], scale: Scale): LaneShape['probes'] {
  const kept: { x: number; probe: ProbeMark }[] = [];
  const lastOf = new Map<string, ProbeMark>();
  // One before the view is needed to know a first success; from further back nothing is.
  for (let index = Math.max(0, lastAt(probes, scale.from - 1) - 2); index < probes.length; index++) {
    const probe = probes[index]!;
    if (probe.at > scale.to) break;
    const before = lastOf.get(probe.probe);
    lastOf.set(probe.probe, probe);
    if (!within(scale, probe.at)) continue;
    const x = scale.x(probe.at);
    const crowded = kept.length > 0 && x - kept.at(-1)!.x < mergePx;
    if (!crowded || (!probe.ok && kept.at(-1)!.probe.ok) || (probe.ok && before && !before.ok))
      kept.push({ x, probe });
  }
  return kept;
}
