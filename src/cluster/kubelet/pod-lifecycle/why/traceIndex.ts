import type { ClusterEvent } from '#cluster/facts.ts';
import { type PodHistory, podHistories } from '#cluster/kubelet/pod-lifecycle/timeline/podHistory.ts';
import type { Run } from '#cluster/run.ts';
import type { EventId } from '#simulation/trace.ts';

/** A run's trace, ready to be asked back and forth. */
export interface TraceIndex {
  readonly events: readonly ClusterEvent[];
  /** For each event the events it caused, in order. */
  readonly effects: ReadonlyMap<EventId, readonly EventId[]>;
  /** By subject. */
  readonly histories: ReadonlyMap<string, PodHistory>;
}

export type EventOfKind<Kind extends ClusterEvent['kind']> = Extract<ClusterEvent, { readonly kind: Kind }>;

const indexes = new WeakMap<Run, TraceIndex>();

/** Made once for each run, as every selection asks for it. Linear in the trace. */
export function traceIndex(run: Run): TraceIndex {
  const known = indexes.get(run);
  if (known) return known;
  const { events } = run.trace;
  const effects = new Map<EventId, EventId[]>();
  for (const event of events) {
    for (const cause of [causeIn(events, event), ...(event.alsoCausedBy ?? [])]) {
      if (cause === null) continue;
      const list = effects.get(cause) ?? [];
      list.push(event.id);
      effects.set(cause, list);
    }
  }
  const histories = new Map(podHistories(run).map((history) => [history.subject, history]));
  const index = { events, effects, histories };
  indexes.set(run, index);
  return index;
}

/**
 * The cause of an event. Kills that begin side by side are recorded one after the other, so the cause of the second is
 * not the first but what set both off: the decision, or the sync.
 */
export function causeIn(events: readonly ClusterEvent[], event: ClusterEvent): EventId | null {
  let { cause } = event;
  if (event.kind !== 'ContainerKilling') return cause;
  for (let at = cause === null ? undefined : events[cause]; at; ) {
    const sets = at.kind === 'PodActionsComputed' || at.kind === 'SyncPodStarted';
    if (sets || (at.kind === 'PostStartHookFinished' && at.detail.container === event.detail.container))
      break;
    cause = at.cause;
    at = cause === null ? undefined : events[cause];
  }
  return cause;
}

/** The pod's last event of a kind before `id` that passes the test. */
export function lastBefore<Kind extends ClusterEvent['kind']>(
  history: PodHistory,
  id: EventId,
  kind: Kind,
  test: (event: EventOfKind<Kind>) => boolean = () => true,
): EventOfKind<Kind> | null {
  const { events } = history;
  for (let at = firstFrom(events, id) - 1; at >= 0; at -= 1) {
    const event = events[at]!;
    if (event.kind === kind && test(event as EventOfKind<Kind>)) return event as EventOfKind<Kind>;
  }
  return null;
}

/** The pod's first event of a kind after `id` that passes the test. */
export function firstAfter<Kind extends ClusterEvent['kind']>(
  history: PodHistory,
  id: EventId,
  kind: Kind,
  test: (event: EventOfKind<Kind>) => boolean = () => true,
): EventOfKind<Kind> | null {
  const { events } = history;
  for (let at = firstFrom(events, id + 1); at < events.length; at += 1) {
    const event = events[at]!;
    if (event.kind === kind && test(event as EventOfKind<Kind>)) return event as EventOfKind<Kind>;
  }
  return null;
}

/** Index of the first event with this id or a later one. */
function firstFrom(events: readonly ClusterEvent[], id: EventId): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle]!.id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
