import { isObject, type JsonObject, type JsonValue } from '#api/json.ts';

/** A field that the server drops on create while a gate is off: `*` stands for each item of a list. */
export interface GatedField {
  /** Null where the server drops it in any case. */
  readonly gate: string | null;
  readonly path: readonly string[];
}

const containers = ['containers', 'initContainers', 'ephemeralContainers'];

/** In a pod spec, wherever it stands. Source: v1.28 pkg/api/pod/util.go:dropDisabledFields. */
export const podSpecFields: readonly GatedField[] = [
  { gate: 'UserNamespacesSupport', path: ['hostUsers'] },
  { gate: 'PodSchedulingReadiness', path: ['schedulingGates'] },
  ...[
    ['MinDomainsInPodTopologySpread', 'minDomains'],
    ['NodeInclusionPolicyInPodTopologySpread', 'nodeTaintsPolicy'],
    ['NodeInclusionPolicyInPodTopologySpread', 'nodeAffinityPolicy'],
    ['MatchLabelKeysInPodTopologySpread', 'matchLabelKeys'],
  ].map(([gate = '', field = '']) => ({ gate, path: ['topologySpreadConstraints', '*', field] })),
  ...containers.map((list) => ({
    gate: 'DynamicResourceAllocation',
    path: [list, '*', 'resources', 'claims'],
  })),
  { gate: 'DynamicResourceAllocation', path: ['resourceClaims'] },
  ...containers.map((list) => ({ gate: 'InPlacePodVerticalScaling', path: [list, '*', 'resizePolicy'] })),
  { gate: 'SidecarContainers', path: ['initContainers', '*', 'restartPolicy'] },
  {
    gate: null,
    path: ['volumes', '*', 'ephemeral', 'volumeClaimTemplate', 'spec', 'resources', 'claims'],
  },
];

/** The annotations that choose AppArmor profiles for a pod's containers. */
export function appArmorAnnotations(object: JsonObject, podPath: readonly string[]): readonly GatedField[] {
  const path = [...podPath, 'metadata', 'annotations'];
  const annotations = path.reduce<JsonValue | undefined>(
    (found, name) => (isObject(found) ? found[name] : undefined),
    object,
  );
  return Object.keys(isObject(annotations) ? annotations : {})
    .filter((name) => name.startsWith('container.apparmor.security.beta.kubernetes.io/'))
    .map((name) => ({ gate: 'AppArmor', path: [...path, name] }));
}

/**
 * In objects of a kind. A CronJob drops nothing of its Jobs: they lose it when they are made.
 *
 * Source: v1.28 pkg/registry/batch/job/strategy.go and pkg/registry/apps/statefulset/strategy.go:PrepareForCreate.
 */
export const kindFields: Readonly<Record<string, readonly GatedField[]>> = {
  'discovery.v1.EndpointSlice': [{ gate: 'TopologyAwareHints', path: ['endpoints', '*', 'hints'] }],
  'policy.v1.PodDisruptionBudget': [
    { gate: 'PDBUnhealthyPodEvictionPolicy', path: ['spec', 'unhealthyPodEvictionPolicy'] },
  ],
  'batch.v1.Job': [
    { gate: 'JobPodFailurePolicy', path: ['spec', 'podFailurePolicy'] },
    { gate: 'JobBackoffLimitPerIndex', path: ['spec', 'backoffLimitPerIndex'] },
    { gate: 'JobBackoffLimitPerIndex', path: ['spec', 'maxFailedIndexes'] },
    { gate: 'JobPodReplacementPolicy', path: ['spec', 'podReplacementPolicy'] },
  ],
  'apps.v1.StatefulSet': [
    {
      gate: 'MaxUnavailableStatefulSet',
      path: ['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'],
    },
    { gate: 'StatefulSetAutoDeletePVC', path: ['spec', 'persistentVolumeClaimRetentionPolicy'] },
    { gate: 'StatefulSetStartOrdinal', path: ['spec', 'ordinals'] },
  ],
};
