import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Node } from '#api/nodeTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { KubernetesObject, Pod } from '#api/types.ts';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import type { ClusterEvent, ClusterTrace } from '#cluster/facts.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** One write of an object; null when it was deleted. */
export interface Version<O extends KubernetesObject> {
  readonly at: Milliseconds;
  readonly event: EventId;
  readonly object: O | null;
}

/** One pod from its creation on: its writes, and what the node did to it. */
export interface PodRecord {
  readonly key: string;
  readonly versions: readonly Version<Pod>[];
  readonly events: readonly ClusterEvent[];
}

/** A trace sorted by what it is about. Pods are told apart by their creation, not by their name. */
export interface TrafficIndex {
  readonly pods: readonly PodRecord[];
  readonly services: ReadonlyMap<string, readonly Version<Service>[]>;
  readonly deployments: ReadonlyMap<string, readonly Version<Deployment>[]>;
  readonly replicaSets: ReadonlyMap<string, readonly Version<ReplicaSet>[]>;
  readonly slices: ReadonlyMap<string, readonly Version<EndpointSlice>[]>;
  readonly nodes: ReadonlyMap<string, readonly Version<Node>[]>;
  /** Everything kube-proxies, balancers and clients tell, in order. */
  readonly network: readonly ClusterEvent[];
}

/** Linear in the trace. */
export function trafficIndex({ events }: ClusterTrace): TrafficIndex {
  const pods: { key: string; versions: Version<Pod>[]; events: ClusterEvent[] }[] = [];
  const living = new Map<string, (typeof pods)[number]>();
  const objects = new Map<string, Map<string, Version<KubernetesObject>[]>>(
    ['Service', 'Deployment', 'ReplicaSet', 'EndpointSlice', 'Node'].map((kind) => [kind, new Map()]),
  );
  const network: ClusterEvent[] = [];
  for (const event of events) {
    const { subject: key, at, id } = event;
    const write = writeOf(event);
    if (write === null) {
      living.get(key)?.events.push(event);
      if (networkKinds.has(event.kind)) network.push(event);
      continue;
    }
    if (write.kind === 'Pod') {
      const pod = event.kind === 'ObjectDeleted' ? null : (write as Pod);
      if (event.kind === 'ObjectCreated') {
        const record = { key, versions: [], events: [] };
        pods.push(record);
        living.set(key, record);
      }
      living.get(key)?.versions.push({ at, event: id, object: pod });
      continue;
    }
    const ofKind = objects.get(write.kind);
    if (!ofKind) continue;
    const versions = ofKind.get(key) ?? [];
    ofKind.set(key, versions);
    versions.push({ at, event: id, object: event.kind === 'ObjectDeleted' ? null : write });
  }
  // The store gave objects of these kinds.
  const of = (kind: string) => objects.get(kind) as unknown;
  return {
    pods,
    services: of('Service') as TrafficIndex['services'],
    deployments: of('Deployment') as TrafficIndex['deployments'],
    replicaSets: of('ReplicaSet') as TrafficIndex['replicaSets'],
    slices: of('EndpointSlice') as TrafficIndex['slices'],
    nodes: of('Node') as TrafficIndex['nodes'],
    network,
  };
}

function writeOf(event: ClusterEvent): KubernetesObject | null {
  switch (event.kind) {
    case 'ObjectCreated':
    case 'ObjectModified':
    case 'ObjectDeleted':
      return event.detail.object;
    default:
      return null;
  }
}

/** What kube-proxies, balancers, machines and clients tell. */
const networkKinds: ReadonlySet<string> = new Set([
  'ProxyRulesSynced',
  'ProxyHealthChanged',
  'LoadBalancerProvisioned',
  'LoadBalancerNodesChanged',
  'LoadBalancerBackendChanged',
  'HealthCheckAnswered',
  'MachineTerminated',
  'RequestDecided',
]);
