import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import { countUntil } from './countUntil.ts';
import type { Stage, StageChoice } from './rolloutModel.ts';
import type { TrafficIndex } from './trafficIndex.ts';

/** `error`: answered, with a status of 500 or more. */
export type Fate = 'served' | 'refused' | 'reset' | 'timedOut' | 'error';

/**
 * Requests in order of when they were sent, one column an aspect, so that thousands of them are read at any t by
 * halving. `node` and `pod` are places in the stage's lists, −1 where it never got that far.
 */
export interface RequestLog {
  readonly sentAt: readonly Milliseconds[];
  readonly endedAt: readonly Milliseconds[];
  readonly event: readonly EventId[];
  readonly node: readonly number[];
  readonly pod: readonly number[];
  readonly fate: readonly Fate[];
  /** Whether it came from outside, through the balancer or a node port. */
  readonly outside: readonly boolean[];
  /** Places of those that failed, in the same order. */
  readonly failed: readonly number[];
  /** Place of the first that was answered well: what failed before it met a Service that was not up yet. 0: none was. */
  readonly firstServed: number;
  /** Requests a second that are asked for, and when. */
  readonly ratePerSecond: number;
}

const noRequests: RequestLog = {
  sentAt: [],
  endedAt: [],
  event: [],
  node: [],
  pod: [],
  fate: [],
  outside: [],
  failed: [],
  firstServed: 0,
  ratePerSecond: 0,
};

/** Places `[first, last)` of the requests sent after `from` and not after `to`. */
export function sentWithin(log: RequestLog, from: Milliseconds, to: Milliseconds): readonly [number, number] {
  return [countUntil(log.sentAt, from), countUntil(log.sentAt, to)];
}

/** Reads the clients' facts about one Service. Each attempt of a request is a request. */
export function requestLog(
  run: Run,
  { network }: TrafficIndex,
  { service, traffic }: StageChoice,
  { pods, nodes }: Pick<Stage, 'pods' | 'nodes'>,
): RequestLog {
  if (service === null || traffic.length === 0) return noRequests;
  const decided = network
    .flatMap((event) => (event.kind === 'RequestDecided' && event.subject === service ? [event] : []))
    .sort((a, b) => a.detail.sentAtMs - b.detail.sentAtMs || a.id - b.id);
  const podPlaces = new Map<string, number>();
  for (const [place, { key }] of pods.entries()) podPlaces.set(key, place);
  const nodePlaces = new Map(nodes.map(({ name }, place) => [name, place]));
  const fate = decided.map(({ detail }) => detail.fate);
  return {
    sentAt: decided.map(({ detail }) => detail.sentAtMs),
    endedAt: decided.map(({ at }) => at),
    event: decided.map(({ id }) => id),
    node: decided.map(({ detail }) => nodePlaces.get(nodeReached(detail) ?? '') ?? -1),
    pod: decided.map(({ detail }) => (detail.pod === null ? -1 : (podPlaces.get(podKey(detail.pod)) ?? -1))),
    fate,
    outside: decided.map(({ detail }) => detail.clientNode === null),
    failed: fate.flatMap((one, place) => (one === 'served' ? [] : [place])),
    firstServed: Math.max(0, fate.indexOf('served')),
    ratePerSecond: traffic.reduce((sum, place) => sum + (run.scenario.traffic[place]?.rate ?? 0), 0),
  };
}

/** The clients may name a pod by its key or by namespace and name. */
function podKey(pod: string): string {
  return pod.startsWith('Pod/') ? pod : `Pod/${pod}`;
}

/** Whose rules chose; else the machine it was sent to in vain. */
function nodeReached({ node, why }: Decided): string | null {
  return node ?? (why.kind === 'machineGone' ? why.machine : null);
}

type Decided = Extract<ClusterEvent, { kind: 'RequestDecided' }>['detail'];
