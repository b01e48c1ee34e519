import type { Node } from '#api/nodeTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { Balancers } from '#cluster/balancers.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { keyOf } from '#simulation/store.ts';
import { LoadBalancer, type LoadBalancerParts } from './loadBalancer.ts';
import { isBalancerNode, nodeChangeMatters } from './loadBalancerNodes.ts';
import { serviceNeedsUpdate } from './serviceNeedsUpdate.ts';

const actor = 'cloud-controller-manager/service';
const file = 'staging/src/k8s.io/cloud-provider/controllers/service/controller.go';

export interface ServiceControllerOptions {
  readonly stableNodeSet: boolean;
}

type NodesChanged = ClusterFacts['LoadBalancerNodesChanged'];

/** Keeps a balancer in the cloud for each Service of type LoadBalancer, and its list of nodes. Source: v1.28 cloud-provider controllers/service. */
export function serviceController(
  parts: LoadBalancerParts,
  api: ApiClient,
  { stableNodeSet }: ServiceControllerOptions,
): Balancers {
  const { simulator } = parts;
  const nodes = new Map<string, Node>();
  const balancers = new Map<
    string,
    { readonly balancer: LoadBalancer; service: Service; readonly ip: string }
  >();
  let addresses = 0;

  const syncNodes = (key: string, why: NodesChanged['why']): void => {
    const known = balancers.get(key);
    if (known === undefined) return;
    const before = known.balancer.nodes;
    const wanted = [...nodes.values()]
      .filter((node) => isBalancerNode(node, known.service, stableNodeSet))
      .map(({ metadata }) => metadata.name);
    const added = wanted.filter((name) => !before.includes(name));
    const removed = before.filter((name) => !wanted.includes(name));
    if (added.length + removed.length === 0) return;
    const event = simulator.emit({
      actor,
      subject: key,
      kind: 'LoadBalancerNodesChanged',
      detail: { service: key, nodes: wanted, added, removed, why },
      source: `${file}:nodeSyncService`,
    });
    simulator.because(event, () => known.balancer.setNodes(wanted));
  };
  const syncAll = (why: NodesChanged['why']): void => {
    for (const key of balancers.keys()) syncNodes(key, why);
  };

  const provide = (key: string, service: Service): void => {
    const balancer = new LoadBalancer(parts, service);
    const ip = balancerAddress(addresses);
    addresses += 1;
    balancers.set(key, { balancer, service, ip });
    simulator.cause = simulator.emit({
      actor,
      subject: key,
      kind: 'LoadBalancerProvisioned',
      detail: { service: key, ip },
      source: `${file}:syncLoadBalancerIfNeeded`,
    });
    syncNodes(key, 'created');
    writeAddress(key, ip);
  };
  const writeAddress = (key: string, ip: string): void => {
    api.updateStatus(
      key,
      (stored) => ({ ...stored, status: { ...(stored.status ?? {}), loadBalancer: { ingress: [{ ip }] } } }),
      `${file}:patchStatus`,
    );
  };
  const clearAddress = (key: string, { status }: Service): void => {
    if (!status?.loadBalancer?.ingress?.length) return;
    api.updateStatus(
      key,
      (stored) => ({ ...stored, status: { ...(stored.status ?? {}), loadBalancer: {} } }),
      `${file}:patchStatus`,
    );
  };
  const withdraw = (key: string, known: { readonly balancer: LoadBalancer }): void => {
    known.balancer.setNodes([]);
    balancers.delete(key);
  };

  api.watch('Service', ({ type, object }) => {
    const service = object as Service;
    const key = keyOf(service);
    const known = balancers.get(key);
    if (type === 'deleted' || !wantsLoadBalancer(service)) {
      if (known === undefined) return;
      withdraw(key, known);
      if (type !== 'deleted') clearAddress(key, service);
    } else if (known === undefined) provide(key, service);
    else {
      const before = known.service;
      known.service = service;
      known.balancer.service = service;
      if (serviceNeedsUpdate(before, service)) syncNodes(key, 'serviceChanged');
      // A PUT of the whole Service may have taken it away.
      if (!service.status?.loadBalancer?.ingress?.length) writeAddress(key, known.ip);
    }
  });
  api.watch('Node', ({ type, object }) => {
    const node = object as Node;
    const { name } = node.metadata;
    const before = nodes.get(name);
    if (type === 'deleted') nodes.delete(name);
    else nodes.set(name, node);
    if (type === 'deleted') syncAll('nodeDeleted');
    else if (before === undefined) syncAll('nodeAdded');
    else if (nodeChangeMatters(before, node, stableNodeSet)) syncAll('nodeChanged');
  });

  return {
    choose: (service, draw) => balancers.get(service)?.balancer.choose(draw) ?? { kind: 'noBalancer' },
  };
}

/** A class of balancers other than the cloud's own is somebody else's. Source: as above, wantsLoadBalancer. */
function wantsLoadBalancer({ spec }: Service): boolean {
  return spec.type === 'LoadBalancer' && spec.loadBalancerClass === undefined;
}

/** Addresses that stand for any in texts (RFC 5737). */
function balancerAddress(index: number): string {
  const block = ['203.0.113', '198.51.100', '192.0.2'][Math.floor(index / 250) % 3];
  return `${block}.${(index % 250) + 1}`;
}
