const gates: Readonly<Record<string, string>> = {
  'core.v1.Container.restartPolicy': 'SidecarContainers',
  'core.v1.Container.resizePolicy': 'InPlacePodVerticalScaling',
  'core.v1.PodSpec.hostUsers': 'UserNamespacesSupport',
  'core.v1.PodSpec.schedulingGates': 'PodSchedulingReadiness',
  'core.v1.PodSpec.resourceClaims': 'DynamicResourceAllocation',
  'core.v1.ResourceRequirements.claims': 'DynamicResourceAllocation',
  'core.v1.SecurityContext.procMount': 'ProcMountType',
  'core.v1.TopologySpreadConstraint.matchLabelKeys': 'MatchLabelKeysInPodTopologySpread',
  'core.v1.TopologySpreadConstraint.minDomains': 'MinDomainsInPodTopologySpread',
  'core.v1.TopologySpreadConstraint.nodeAffinityPolicy': 'NodeInclusionPolicyInPodTopologySpread',
  'core.v1.TopologySpreadConstraint.nodeTaintsPolicy': 'NodeInclusionPolicyInPodTopologySpread',
  'core.v1.PersistentVolumeClaimSpec.dataSourceRef': 'AnyVolumeDataSource',
  'core.v1.TypedObjectReference.namespace': 'CrossNamespaceVolumeDataSource',
  'apps.v1.RollingUpdateStatefulSetStrategy.maxUnavailable': 'MaxUnavailableStatefulSet',
  'apps.v1.StatefulSetSpec.ordinals': 'StatefulSetStartOrdinal',
  'apps.v1.StatefulSetSpec.persistentVolumeClaimRetentionPolicy': 'StatefulSetAutoDeletePVC',
  'batch.v1.JobSpec.backoffLimitPerIndex': 'JobBackoffLimitPerIndex',
  'batch.v1.JobSpec.maxFailedIndexes': 'JobBackoffLimitPerIndex',
  'batch.v1.JobSpec.podFailurePolicy': 'JobPodFailurePolicy',
  'batch.v1.JobSpec.podReplacementPolicy': 'JobPodReplacementPolicy',
  'discovery.v1.Endpoint.hints': 'TopologyAwareHints',
  'policy.v1.PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': 'PDBUnhealthyPodEvictionPolicy',
  'autoscaling.v2.MetricSpec.containerResource': 'HPAContainerMetrics',
};

/**
 * The feature gate without which the server drops a field; null for most fields.
 *
 * Source: v1.28 staging/src/k8s.io/api types.go, and the strategies' dropDisabledFields.
 */
export function fieldGate(owner: string, name: string): string | null {
  return gates[`${owner}.${name}`] ?? null;
}
