import type { Node } from '#api/nodeTypes.ts';

/** Which part of the processors of all nodes each zone has, by zone; the parts are 1 together. */
export type ZoneRatios = ReadonlyMap<string, number>;

const controlPlaneLabels = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'];

/**
 * The share of each zone; null when nothing can be told from it: a node tells no zone or no processors, or there is but
 * one zone. `milliCPU` is what pods may have of a node's processors, in thousandths of one.
 *
 * Source: v1.28 staging/src/k8s.io/endpointslice/topologycache/topologycache.go:SetNodes.
 */
export function zoneRatios(nodes: Iterable<Node>, milliCPU: (node: Node) => number): ZoneRatios | null {
  const byZone = new Map<string, number>();
  let total = 0;
  for (const node of nodes) {
    const labels = node.metadata.labels ?? {};
    if (controlPlaneLabels.some((label) => label in labels) || !isNodeReady(node)) continue;
    const zone = zoneOf(node);
    const cpu = milliCPU(node);
    if (zone === '' || cpu === 0) return null;
    byZone.set(zone, (byZone.get(zone) ?? 0) + cpu);
    total += cpu;
  }
  if (byZone.size < 2) return null;
  const sorted = [...byZone].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([zone, cpu]) => [zone, cpu / total]));
}

/** Whether a change of a node may change the shares. Source: v1.28 pkg/controller/endpointslice/endpointslice_controller.go:updateNode. */
export function changesZones(before: Node, after: Node): boolean {
  return isNodeReady(before) !== isNodeReady(after) || zoneOf(before) !== zoneOf(after);
}

function zoneOf({ metadata }: Node): string {
  return metadata.labels?.['topology.kubernetes.io/zone'] ?? '';
}

function isNodeReady({ status }: Node): boolean {
  return status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';
}
