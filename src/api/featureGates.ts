import features from './data/features.json';

/** The versions whose behaviour is simulated. */
export type KubernetesVersion = 'v1.27' | 'v1.28' | 'v1.29+';

export type GateStage = 'ALPHA' | 'BETA' | 'GA' | 'DEPRECATED';

/** A feature gate as one version registers it. */
export interface GateInfo {
  readonly name: string;
  readonly stage: GateStage;
  readonly default: boolean;
  /** The gate is there but cannot be switched away from its default. */
  readonly locked: boolean;
  /** Number of its enhancement proposal. */
  readonly kep: number | null;
}

/** Every feature gate of v1.28, by name. Source: v1.28.0 pkg/features/kube_features.go and its siblings. */
export const featureGates: readonly GateInfo[] = features.gates.map((gate) => gateOf128(gate));

/**
 * What is registered under this name in a version; null when the version does not know the gate, so that a real
 * component given it would refuse to start.
 *
 * v1.27 is read back from the versions in which each gate of v1.28 changed its stage; v1.29+ is v1.28 but for the
 * gates whose later stage the simulation plays (KEP-753, KEP-3668).
 */
export function gateInfo(name: string, version: KubernetesVersion = 'v1.28'): GateInfo | null {
  return gatesOf[version].get(name) ?? null;
}

/** The default of each feature gate in a version; a gate it does not know is off. */
export function featureGateDefaults(version: KubernetesVersion): (name: string) => boolean {
  return (name) => gateInfo(name, version)?.default ?? false;
}

interface GateEntry {
  readonly name: string;
  readonly stage: string;
  readonly default: boolean;
  readonly locked: boolean;
  readonly kep?: number;
  /** The versions in which it reached a stage, as far as the source says. */
  readonly since?: { readonly alpha?: string; readonly beta?: string; readonly GA?: string };
}

const gatesOf: Readonly<Record<KubernetesVersion, ReadonlyMap<string, GateInfo>>> = {
  'v1.27': byName(features.gates.flatMap((gate: GateEntry) => gateOf127(gate) ?? [])),
  'v1.28': byName(featureGates),
  'v1.29+': byName(featureGates.map(gateOf129)),
};

function byName(gates: readonly GateInfo[]): ReadonlyMap<string, GateInfo> {
  return new Map(gates.map((gate) => [gate.name, gate]));
}

function gateOf128({ name, stage, default: on, locked, kep }: GateEntry): GateInfo {
  return { name, stage: stage as GateStage, default: on, locked, kep: kep ?? null };
}

function gateOf127(gate: GateEntry): GateInfo | null {
  const now = gateOf128(gate);
  // Its name up to v1.27 was UserNamespacesStatelessPodsSupport.
  if (gate.name === 'UserNamespacesSupport') return null;
  const { alpha, beta, GA } = gate.since ?? {};
  if (GA === 'v1.28') return { ...now, stage: 'BETA', locked: false };
  if (beta === 'v1.28') return alpha === undefined ? null : { ...now, stage: 'ALPHA', default: false };
  return alpha === 'v1.28' ? null : now;
}

function gateOf129(gate: GateInfo): GateInfo {
  switch (gate.name) {
    case 'SidecarContainers':
      return { ...gate, stage: 'BETA', default: true };
    case 'ServiceNodePortStaticSubrange':
      return { ...gate, stage: 'GA', locked: true };
    default:
      return gate;
  }
}
