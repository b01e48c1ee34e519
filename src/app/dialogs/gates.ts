import { featureGates, type GateInfo, gateInfo } from '#api/featureGates.ts';
import type { Scenario } from '#scenario/scenario.ts';

/** The gates 1.28's announcement is about. */
const announcedGates = [
  'SidecarContainers',
  'JobBackoffLimitPerIndex',
  'UserNamespacesSupport',
  'ServiceNodePortStaticSubrange',
  'ProxyTerminatingEndpoints',
];

/** A gate as one version has it; null info when the version does not know it. */
export interface ListedGate {
  readonly name: string;
  readonly info: GateInfo | null;
  readonly on: boolean;
}

/** Every gate of the Scenario's version whose name contains the query; without a query those that matter here. */
export function listedGates({ cluster }: Scenario, query: string): readonly ListedGate[] {
  const { version, featureGates: said } = cluster;
  const wanted = query.trim().toLowerCase();
  const names =
    wanted === ''
      ? [...new Set([...announcedGates, ...Object.keys(said)])]
      : featureGates.map(({ name }) => name).filter((name) => name.toLowerCase().includes(wanted));
  return names.map((name) => {
    const info = gateInfo(name, version);
    return { name, info, on: said[name] ?? info?.default ?? false };
  });
}

/** How many gates a version has. */
export function gateCount(version: Scenario['cluster']['version']): number {
  return featureGates.filter(({ name }) => gateInfo(name, version) !== null).length;
}
