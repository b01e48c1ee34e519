import type { EndpointInfo } from '#cluster/kube-proxy/endpointsOf.ts';
import { endpointLeft, rulesInForce } from '#cluster/kube-proxy/rulesInForce.ts';
import type { Run } from '#cluster/run.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { EventOfKind } from './account.ts';

/** What the rules of a node had to do with a request, and for how long they still named its endpoint. */
export interface RequestStory {
  /** When the rules that chose had been written; null before the first. */
  readonly rulesAtMs: Milliseconds | null;
  /** The endpoint as those rules knew it; null when they did not. */
  readonly endpoint: EndpointInfo | null;
  /** The sync that took the endpoint out; null when none did, or there was none to take out. */
  readonly left: { readonly atMs: Milliseconds; readonly event: EventId } | null;
}

/** Reads back a node's rules around a request. */
export function requestStory(run: Run, event: EventOfKind<'RequestDecided'>): RequestStory {
  const { node, endpoint, rules } = event.detail;
  const rulesAtMs = rules === null ? null : (run.trace.events[rules]?.at ?? null);
  if (node === null || endpoint === null || rulesAtMs === null) {
    return { rulesAtMs, endpoint: null, left: null };
  }
  const [, namespace, name] = event.subject.split('/');
  const service = `${namespace}/${name}`;
  const { ports } = rulesInForce(run, node, rulesAtMs);
  const known = ports
    .filter(({ info }) => info.service === service)
    .flatMap(({ used }) => [...used.allReachable, ...used.local])
    .find(({ text }) => text === endpoint);
  if (!known) return { rulesAtMs, endpoint: null, left: null };
  const sync = endpointLeft(run, { node, service, endpoint }, rulesAtMs);
  return { rulesAtMs, endpoint: known, left: sync && { atMs: sync.at, event: sync.id } };
}
