import type { EndpointPort, EndpointSlice } from '#api/discoveryTypes.ts';
import type { Node } from '#api/nodeTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { Pod } from '#api/types.ts';
import { isIPv6 } from '#api/validation/ipAddress.ts';
import { keyOf } from '#simulation/store.ts';
import { endpointPorts, portsKey, sortedPorts } from './endpointPorts.ts';
import { endpointKey, fillSlices, type SliceChanges } from './fillSlices.ts';
import { isOwnedBy, isPlaceholder, newEndpointSlice, sliceLabels } from './newEndpointSlice.ts';
import {
  type AddressType,
  type endpointOfPod,
  type PodEndpoint,
  shouldPodBeInEndpoints,
} from './podToEndpoint.ts';
import { removeHints, type TopologyHints, wantsHints } from './topologyHints.ts';

export interface Reconciled extends SliceChanges {
  /** Pods left out because the Node object of theirs is missing: the sync is an error and is tried again. */
  readonly withoutNode: readonly Pod[];
}

export interface ReconcileOptions {
  readonly nodeOf: (name: string) => Node | undefined;
  readonly maxEndpointsPerSlice: number;
  /** `endpointOfPod`, or one that remembers. */
  readonly endpointOf: typeof endpointOfPod;
  /** Null: the gate is off, and nothing is hinted at. */
  readonly hints: TopologyHints | null;
}

/**
 * What has to be written so that a Service's slices hold its pods.
 *
 * Source: v1.28 staging/src/k8s.io/endpointslice/reconciler.go:Reconcile, reconcileByAddressType, finalize.
 */
export function reconcileEndpointSlices(
  service: Service,
  pods: readonly Pod[],
  existing: readonly EndpointSlice[],
  options: ReconcileOptions,
): Reconciled {
  const types = addressTypesOf(service);
  const create: EndpointSlice[] = [];
  const update: EndpointSlice[] = [];
  const withoutNode = new Set<Pod>();
  const gone = existing.filter(({ addressType }) => !types.includes(addressType as AddressType));
  for (const addressType of types) {
    const ofType = existing.filter((slice) => slice.addressType === addressType);
    const changes = reconcileAddressType({ service, addressType, options, withoutNode }, pods, ofType);
    create.push(...changes.create);
    update.push(...changes.update);
    gone.push(...changes.delete);
  }
  return { create, update, delete: gone, withoutNode: [...withoutNode] };
}

interface Scope {
  readonly service: Service;
  readonly addressType: AddressType;
  readonly options: ReconcileOptions;
  readonly withoutNode: Set<Pod>;
}

interface PortGroup {
  readonly ports: readonly EndpointPort[];
  readonly endpoints: Map<string, Extract<PodEndpoint, { kind: 'endpoint' }>['endpoint']>;
}

function reconcileAddressType(
  scope: Scope,
  pods: readonly Pod[],
  existing: readonly EndpointSlice[],
): SliceChanges {
  const { service, addressType, options } = scope;
  const groups = groupsOf(scope, pods);
  const owned = new Map<string, EndpointSlice[]>();
  const gone: EndpointSlice[] = [];
  for (const slice of existing) {
    if (!isOwnedBy(slice, service)) {
      gone.push(slice);
      continue;
    }
    const key = portsKey(slice.ports);
    owned.set(key, [...(owned.get(key) ?? []), withSortedPorts(slice)]);
  }
  const create: EndpointSlice[] = [];
  const update: EndpointSlice[] = [];
  const labels = sliceLabels(service);
  for (const [key, { ports, endpoints }] of groups) {
    const changes = fillSlices(owned.get(key) ?? [], endpoints, {
      labels,
      maxEndpoints: options.maxEndpointsPerSlice,
      empty: () => newEndpointSlice(service, addressType, ports),
    });
    create.push(...changes.create);
    update.push(...changes.update);
    gone.push(...changes.delete);
  }
  for (const [key, slices] of owned) if (!groups.has(key)) gone.push(...slices);
  return finalized(scope, existing, hinted(scope, existing, { create, update, delete: gone }));
}

/** Grouping slices sorts their ports for good, which shows in those that are written. */
function withSortedPorts(slice: EndpointSlice): EndpointSlice {
  const ports = slice.ports ?? [];
  const sorted = sortedPorts(ports);
  return sorted.every((port, index) => port === ports[index]) ? slice : { ...slice, ports: sorted };
}

/** With the hints there should be, which may touch slices that would stay. */
function hinted(
  { service, addressType, options: { hints } }: Scope,
  existing: readonly EndpointSlice[],
  changes: SliceChanges,
): SliceChanges {
  const touched = new Set([...changes.update, ...changes.delete].map(({ metadata }) => metadata.name));
  const unchanged = existing.filter(({ metadata }) => !touched.has(metadata.name));
  const { create, update } = changes;
  const slices = { create, update, unchanged };
  if (hints === null) return { ...changes, ...removeHints(slices) };
  const of = keyOf(service);
  const made = wantsHints(service)
    ? hints.assign(of, addressType, slices)
    : hints.remove(of, addressType, slices);
  return { ...changes, ...made };
}

/** The pods' endpoints, by the ports they are for. A pod that is left out counts for its ports all the same. */
function groupsOf(
  { service, addressType, options, withoutNode }: Scope,
  pods: readonly Pod[],
): ReadonlyMap<string, PortGroup> {
  const groups = new Map<string, PortGroup>();
  for (const pod of pods) {
    if (!shouldPodBeInEndpoints(pod, true)) continue;
    const ports = endpointPorts(service, pod);
    const key = portsKey(ports);
    const group = groups.get(key) ?? { ports: sortedPorts(ports), endpoints: new Map() };
    groups.set(key, group);
    const { nodeName } = pod.spec;
    const node = nodeName === undefined ? undefined : options.nodeOf(nodeName);
    const made = options.endpointOf(pod, service, node, addressType);
    if (made.kind === 'endpoint') {
      const { endpoint } = made;
      const sorted =
        endpoint.addresses.length < 2 ? endpoint : { ...endpoint, addresses: [...endpoint.addresses].sort() };
      group.endpoints.set(endpointKey(sorted), sorted);
    } else if (made.why === 'node not found') withoutNode.add(pod);
  }
  return groups;
}

/**
 * A Service always has a slice, if an empty one; and a slice that would go is changed into one that would be made.
 */
function finalized(
  { service, addressType }: Scope,
  existing: readonly EndpointSlice[],
  changes: SliceChanges,
): SliceChanges {
  let gone = [...changes.delete];
  const create = [...changes.create];
  const update = [...changes.update];
  if (existing.length === gone.length && create.length === 0) {
    const [only] = gone;
    if (gone.length === 1 && only !== undefined && isPlaceholder(only, sliceLabels(service))) gone = [];
    else create.push(newEndpointSlice(service, addressType, []));
  }
  const deleted: EndpointSlice[] = [];
  for (const slice of gone) {
    const made = isOwnedBy(slice, service) ? create.pop() : undefined;
    if (made === undefined) deleted.push(slice);
    else {
      const { annotations: _, ...metadata } = slice.metadata;
      update.push({
        ...slice,
        metadata: { ...metadata, labels: made.metadata.labels ?? {} },
        endpoints: made.endpoints,
        ports: made.ports ?? [],
      });
    }
  }
  return { create, update, delete: deleted };
}

/** Source: v1.28 staging/src/k8s.io/endpointslice/utils.go:getAddressTypesForService. */
function addressTypesOf({ spec }: Service): readonly AddressType[] {
  const { ipFamilies = [], clusterIP = '' } = spec;
  const asked = ipFamilies.filter((family) => family === 'IPv4' || family === 'IPv6');
  if (asked.length > 0) return asked;
  if (clusterIP === '' || clusterIP === 'None') return ['IPv4', 'IPv6'];
  return [isIPv6(clusterIP) ? 'IPv6' : 'IPv4'];
}
