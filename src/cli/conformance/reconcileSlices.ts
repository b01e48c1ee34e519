import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Node } from '#api/nodeTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import { endpointOfPod } from '#cluster/kube-controller-manager/endpointslice/podToEndpoint.ts';
import { reconcileEndpointSlices } from '#cluster/kube-controller-manager/endpointslice/reconcileEndpointSlices.ts';
import { TopologyHints } from '#cluster/kube-controller-manager/endpointslice/topologyHints.ts';
import { withTriggerTime } from '#cluster/kube-controller-manager/endpointslice/triggerTimes.ts';
import { zoneRatios } from '#cluster/kube-controller-manager/endpointslice/zoneRatios.ts';
import { adapter } from './adapter.ts';
import { podOfVector, type VectorPod } from './podOfVector.ts';

interface Input {
  readonly service: Service;
  readonly pods: readonly VectorPod[];
  readonly nodes: readonly Node[];
  readonly slices: readonly EndpointSlice[];
  readonly max: number;
  /** Whether the controller assigns topology hints. */
  readonly hints?: boolean;
}

/** endpointslice/reconcile: what is written for a Service, taken in the order of names and addresses. */
export const reconcileSlices = adapter<Input>(({ service, pods, nodes, slices, max, hints: hinting }) => {
  const hints = hinting === true ? new TopologyHints() : null;
  hints?.setZones(zoneRatios(nodes, milliCPU));
  const changes = reconcileEndpointSlices(service, pods.map(podOfVector), slices, {
    nodeOf: (name) => nodes.find(({ metadata }) => metadata.name === name),
    maxEndpointsPerSlice: max,
    endpointOf: endpointOfPod,
    hints,
  });
  const deleting = service.metadata.deletionTimestamp !== undefined;
  return {
    error: changes.withoutNode.length > 0,
    create: deleting ? [] : changes.create.map(told).sort(byAddressType),
    update: changes.update.map(told).sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1)),
    delete: changes.delete.map(({ metadata }) => metadata.name).sort(),
  };
});

/** Whole processors alone. */
function milliCPU({ status }: Node): number {
  const { allocatable } = (status ?? {}) as { readonly allocatable?: { readonly cpu?: string } };
  return Number(allocatable?.cpu ?? 0) * 1000;
}

function byAddressType(a: { readonly addressType: string }, b: { readonly addressType: string }): number {
  return a.addressType < b.addressType ? -1 : a.addressType > b.addressType ? 1 : 0;
}

function told(slice: EndpointSlice) {
  const { metadata, addressType, endpoints, ports } = withTriggerTime(slice, null);
  const { name, labels, annotations } = metadata;
  return { ...(name === '' ? {} : { name }), labels, annotations, addressType, endpoints, ports };
}
