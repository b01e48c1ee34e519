import type { NewConnection, Routed } from '#cluster/nodeProxy.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import type { EndpointInfo } from './endpointsOf.ts';
import type { ServedPort } from './servedPort.ts';
import type { SessionAffinity } from './sessionAffinity.ts';

/** `Omit` over each member of a union. */
type Outcome = Routed extends infer One ? (One extends Routed ? Omit<One, 'rules'> : never) : never;

/** The rules of one Service port as a packet runs through them. */
export interface RouteContext {
  readonly affinity: SessionAffinity;
  readonly nowMs: Milliseconds;
  /** Uniform in [0, n). */
  readonly draw: (n: number) => number;
}

/**
 * Which endpoint a new connection is sent to: the client's last one where the Service wants that, else one of all with
 * equal chance.
 *
 * Source: v1.28 pkg/proxy/iptables/proxier.go:syncProxyRules, writeServiceToEndpointRules.
 */
export function routeConnection(
  { info, used }: ServedPort,
  { traffic, client }: Pick<NewConnection, 'traffic' | 'client'>,
  { affinity, nowMs, draw }: RouteContext,
): Outcome {
  const local = traffic === 'internal' ? info.internalPolicyLocal : info.externalPolicyLocal;
  const endpoints = local ? used.local : used.cluster;
  if (!used.hasAny) return { kind: 'rejected' };
  if (endpoints.length === 0) return { kind: 'dropped' };
  const last = info.sessionAffinity
    ? affinity.last(info.name, client, nowMs, info.stickyMaxAgeSeconds)
    : null;
  const kept = last === null ? undefined : endpoints.find(({ text }) => text === last);
  const chosen = kept ?? endpoints[draw(endpoints.length)]!;
  if (info.sessionAffinity) affinity.note(info.name, client, chosen.text, nowMs);
  return { kind: 'endpoint', endpoint: routed(chosen) };
}

function routed({ ip, port, text, pod }: EndpointInfo) {
  return { ip, port, text, pod: pod === null ? null : `Pod/${pod}` };
}
