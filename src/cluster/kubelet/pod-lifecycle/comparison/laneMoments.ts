import type { Cap, ContainerLane, Span } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

export interface Moment {
  readonly at: Milliseconds;
  readonly event: EventId;
}

/** What a person would look up in one container's lane. */
export interface LaneMoments {
  readonly start: Moment | null;
  readonly ready: Moment | null;
  /** The last SIGTERM. */
  readonly sigterm: Moment | null;
  /** Its last exit, when nothing of it runs after. */
  readonly end: Cap | null;
  /** Starts after the first. */
  readonly restarts: readonly Moment[];
}

/** Reads a lane's moments off its trace. */
export function laneMoments(lane: ContainerLane): LaneMoments {
  const [start = null, ...restarts] = startsOf(lane);
  const last = lane.caps.at(-1) ?? null;
  const goesOn = lane.spans.some((span) => isAlive(span) && last !== null && span.to > last.at);
  return {
    start,
    ready: momentOf(lane.spans.find(({ state }) => state === 'ready')),
    sigterm: momentOf(lane.spans.findLast(({ state }) => state === 'terminating')),
    end: goesOn ? null : last,
    restarts,
  };
}

/** A process begins where it runs and did not just before, or where the one before it ended at that instant. */
function startsOf({ spans, caps }: ContainerLane): readonly Moment[] {
  return spans.flatMap((span, index) => {
    if (span.state !== 'running' && span.state !== 'ready') return [];
    const before = spans[index - 1];
    const goesOn =
      before !== undefined &&
      before.to === span.from &&
      isAlive(before) &&
      !caps.some(({ at }) => at === span.from);
    return goesOn ? [] : [{ at: span.from, event: span.event }];
  });
}

function isAlive({ state }: Span): boolean {
  return state === 'running' || state === 'ready' || state === 'terminating';
}

function momentOf(span: Span | undefined): Moment | null {
  return span ? { at: span.from, event: span.event } : null;
}
