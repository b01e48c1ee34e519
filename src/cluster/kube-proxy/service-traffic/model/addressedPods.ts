import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Node } from '#api/nodeTypes.ts';
import { serviceNameLabel } from '#api/serviceNameLabel.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { ServedPort } from '#cluster/kube-proxy/servedPort.ts';
import { servedPorts } from '#cluster/kube-proxy/servedPort.ts';
import type { EventId } from '#simulation/trace.ts';
import type { RolloutModel, RuleSync, Stage } from './rolloutModel.ts';
import type { Version } from './trafficIndex.ts';

const known = new WeakMap<Stage, Map<string, readonly number[]>>();

/** Pods, by place, to which a node's rules of one sync send this Service's requests. */
export function addressedPods(
  model: RolloutModel,
  stage: Stage,
  node: number,
  sync: RuleSync,
): readonly number[] {
  const ofStage = known.get(stage) ?? new Map<string, readonly number[]>();
  known.set(stage, ofStage);
  const key = `${node} ${sync.event}`;
  const found = ofStage.get(key) ?? addressed(model, stage, node, sync);
  ofStage.set(key, found);
  return found;
}

function addressed(model: RolloutModel, stage: Stage, node: number, sync: RuleSync): readonly number[] {
  const { traffic } = model.run.scenario;
  const asking = stage.choice.traffic.map((place) => traffic[place]!.from);
  const inside = asking.includes('inside');
  const outside = !inside || asking.includes('outside');
  const names = new Set<string>();
  for (const { info, used } of servedAt(model, stage, node, sync)) {
    const lists = [
      ...(outside ? [info.externalPolicyLocal ? used.local : used.cluster] : []),
      ...(inside ? [info.internalPolicyLocal ? used.local : used.cluster] : []),
    ];
    for (const { pod } of lists.flat()) if (pod !== null) names.add(`Pod/${pod}`);
  }
  return stage.pods.flatMap(({ key, createdAt }, place) =>
    names.has(key) && createdAt <= sync.at ? [place] : [],
  );
}

/** The Service's ports as the node's kube-proxy knew them when it wrote. */
function servedAt(
  { run, index }: RolloutModel,
  stage: Stage,
  node: number,
  sync: RuleSync,
): readonly ServedPort[] {
  const key = stage.choice.service;
  const nodeName = stage.nodes[node]?.name;
  if (key === null || nodeName === undefined) return [];
  const service = seen<Service>(index.services.get(key), sync.servicesThrough);
  if (!service) return [];
  const { name, namespace } = service.metadata;
  const slices: EndpointSlice[] = [];
  for (const versions of index.slices.values()) {
    const slice = seen<EndpointSlice>(versions, sync.slicesThrough);
    const { labels, namespace: of } = slice?.metadata ?? {};
    if (slice && of === namespace && labels?.[serviceNameLabel] === name) slices.push(slice);
  }
  return servedPorts(service, slices, {
    nodeName,
    family: 'IPv4',
    nodeLabels: seen<Node>(index.nodes.get(`Node//${nodeName}`), sync.nodeThrough)?.metadata.labels ?? {},
    topologyAwareHints: run.enabledGates.includes('TopologyAwareHints'),
    proxyTerminatingEndpoints: run.enabledGates.includes('ProxyTerminatingEndpoints'),
  });
}

/** What was stored after the last write that had been heard of. */
function seen<O extends KubernetesObject>(
  versions: readonly Version<O>[] | undefined,
  through: EventId,
): O | null {
  return versions?.findLast(({ event }) => event <= through)?.object ?? null;
}
