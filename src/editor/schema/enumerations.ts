const accessModes = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];
const imagePullPolicy = ['Always', 'IfNotPresent', 'Never'];
const terminationMessagePolicy = ['File', 'FallbackToLogsOnError'];
const protocol = ['TCP', 'UDP', 'SCTP'];
const operator = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const taintEffect = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const updateStrategy = ['RollingUpdate', 'OnDelete'];
const honor = ['Honor', 'Ignore'];
const retention = ['Retain', 'Delete'];
const podCondition = ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready', 'DisruptionTarget'];
const conditionStatus = ['True', 'False', 'Unknown'];
const volumeMode = ['Filesystem', 'Block'];
const quotaScope = [
  'Terminating',
  'NotTerminating',
  'BestEffort',
  'NotBestEffort',
  'PriorityClass',
  'CrossNamespacePodAffinity',
];
const failurePolicy = ['Fail', 'Ignore'];
const matchPolicy = ['Equivalent', 'Exact'];
const sideEffects = ['None', 'NoneOnDryRun'];
const resources = ['cpu', 'memory'];
const secretPrefix = 'kubernetes.io/';

/**
 * The values of fields that are plain strings to the schema, by type and field; the most used first.
 *
 * Source: v1.28 staging/src/k8s.io/api, the constants of each group's types.go.
 */
export const enumerations: Readonly<Record<string, readonly string[]>> = {
  'core.v1.PodSpec.restartPolicy': ['Always', 'OnFailure', 'Never'],
  'core.v1.PodSpec.dnsPolicy': ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  'core.v1.PodSpec.preemptionPolicy': ['PreemptLowerPriority', 'Never'],
  'core.v1.PodOS.name': ['linux', 'windows'],
  'core.v1.PodReadinessGate.conditionType': podCondition,
  'core.v1.PodSecurityContext.fsGroupChangePolicy': ['OnRootMismatch', 'Always'],
  'core.v1.SeccompProfile.type': ['RuntimeDefault', 'Localhost', 'Unconfined'],
  'core.v1.SecurityContext.procMount': ['Default', 'Unmasked'],
  'core.v1.Container.restartPolicy': ['Always'],
  'core.v1.Container.imagePullPolicy': imagePullPolicy,
  'core.v1.Container.terminationMessagePolicy': terminationMessagePolicy,
  'core.v1.EphemeralContainer.imagePullPolicy': imagePullPolicy,
  'core.v1.EphemeralContainer.terminationMessagePolicy': terminationMessagePolicy,
  'core.v1.ContainerPort.protocol': protocol,
  'core.v1.ContainerResizePolicy.resourceName': resources,
  'core.v1.ContainerResizePolicy.restartPolicy': ['NotRequired', 'RestartContainer'],
  'core.v1.HTTPGetAction.scheme': ['HTTP', 'HTTPS'],
  'core.v1.VolumeMount.mountPropagation': ['None', 'HostToContainer', 'Bidirectional'],
  'core.v1.EmptyDirVolumeSource.medium': ['Memory', 'HugePages'],
  'core.v1.HostPathVolumeSource.type': [
    'DirectoryOrCreate',
    'Directory',
    'FileOrCreate',
    'File',
    'Socket',
    'CharDevice',
    'BlockDevice',
  ],
  'core.v1.NodeSelectorRequirement.operator': [...operator, 'Gt', 'Lt'],
  'core.v1.Taint.effect': taintEffect,
  'core.v1.Toleration.effect': taintEffect,
  'core.v1.Toleration.operator': ['Equal', 'Exists'],
  'core.v1.TopologySpreadConstraint.whenUnsatisfiable': ['DoNotSchedule', 'ScheduleAnyway'],
  'core.v1.TopologySpreadConstraint.nodeAffinityPolicy': honor,
  'core.v1.TopologySpreadConstraint.nodeTaintsPolicy': honor,
  'core.v1.ServiceSpec.type': ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
  'core.v1.ServiceSpec.sessionAffinity': ['None', 'ClientIP'],
  'core.v1.ServiceSpec.externalTrafficPolicy': ['Cluster', 'Local'],
  'core.v1.ServiceSpec.internalTrafficPolicy': ['Cluster', 'Local'],
  'core.v1.ServiceSpec.ipFamilyPolicy': ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
  'core.v1.ServiceSpec.ipFamilies': ['IPv4', 'IPv6'],
  'core.v1.ServicePort.protocol': protocol,
  'core.v1.EndpointPort.protocol': protocol,
  'core.v1.PersistentVolumeSpec.accessModes': accessModes,
  'core.v1.PersistentVolumeSpec.persistentVolumeReclaimPolicy': ['Retain', 'Delete', 'Recycle'],
  'core.v1.PersistentVolumeSpec.volumeMode': volumeMode,
  'core.v1.PersistentVolumeClaimSpec.accessModes': accessModes,
  'core.v1.PersistentVolumeClaimSpec.volumeMode': volumeMode,
  'core.v1.LimitRangeItem.type': ['Container', 'Pod', 'PersistentVolumeClaim'],
  'core.v1.ResourceQuotaSpec.scopes': quotaScope,
  'core.v1.ScopedResourceSelectorRequirement.scopeName': quotaScope,
  'core.v1.ScopedResourceSelectorRequirement.operator': operator,
  'core.v1.Secret.type': [
    'Opaque',
    ...['service-account-token', 'dockerconfigjson', 'dockercfg', 'basic-auth', 'ssh-auth', 'tls'].map(
      (type) => secretPrefix + type,
    ),
    'bootstrap.kubernetes.io/token',
  ],
  'core.v1.PodCondition.type': podCondition,
  'core.v1.PodCondition.status': conditionStatus,
  'core.v1.NodeCondition.type': [
    'Ready',
    'MemoryPressure',
    'DiskPressure',
    'PIDPressure',
    'NetworkUnavailable',
  ],
  'core.v1.NodeCondition.status': conditionStatus,
  'core.v1.NodeAddress.type': ['InternalIP', 'Hostname', 'ExternalIP', 'InternalDNS', 'ExternalDNS'],
  'core.v1.PersistentVolumeClaimStatus.phase': ['Pending', 'Bound', 'Lost'],
  'core.v1.PersistentVolumeClaimStatus.accessModes': accessModes,
  'core.v1.NamespaceStatus.phase': ['Active', 'Terminating'],
  'core.v1.PodStatus.phase': ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'],
  'meta.v1.LabelSelectorRequirement.operator': operator,
  'meta.v1.Condition.status': conditionStatus,
  'apps.v1.DeploymentStrategy.type': ['RollingUpdate', 'Recreate'],
  'apps.v1.DaemonSetUpdateStrategy.type': updateStrategy,
  'apps.v1.StatefulSetUpdateStrategy.type': updateStrategy,
  'apps.v1.StatefulSetSpec.podManagementPolicy': ['OrderedReady', 'Parallel'],
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': retention,
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': retention,
  'batch.v1.JobSpec.completionMode': ['NonIndexed', 'Indexed'],
  'batch.v1.JobSpec.podReplacementPolicy': ['TerminatingOrFailed', 'Failed'],
  'batch.v1.CronJobSpec.concurrencyPolicy': ['Allow', 'Forbid', 'Replace'],
  'batch.v1.PodFailurePolicyRule.action': ['FailJob', 'FailIndex', 'Ignore', 'Count'],
  'batch.v1.PodFailurePolicyOnExitCodesRequirement.operator': ['In', 'NotIn'],
  'batch.v1.PodFailurePolicyOnPodConditionsPattern.type': podCondition,
  'batch.v1.PodFailurePolicyOnPodConditionsPattern.status': conditionStatus,
  'autoscaling.v2.MetricSpec.type': ['Resource', 'ContainerResource', 'Pods', 'Object', 'External'],
  'autoscaling.v2.MetricTarget.type': ['Utilization', 'AverageValue', 'Value'],
  'autoscaling.v2.ResourceMetricSource.name': resources,
  'autoscaling.v2.ContainerResourceMetricSource.name': resources,
  'autoscaling.v2.HPAScalingRules.selectPolicy': ['Max', 'Min', 'Disabled'],
  'autoscaling.v2.HPAScalingPolicy.type': ['Pods', 'Percent'],
  'discovery.v1.EndpointSlice.addressType': ['IPv4', 'IPv6', 'FQDN'],
  'discovery.v1.EndpointPort.protocol': protocol,
  'networking.v1.NetworkPolicySpec.policyTypes': ['Ingress', 'Egress'],
  'networking.v1.NetworkPolicyPort.protocol': protocol,
  'networking.v1.HTTPIngressPath.pathType': ['Prefix', 'Exact', 'ImplementationSpecific'],
  'policy.v1.PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': ['IfHealthyBudget', 'AlwaysAllow'],
  'storage.v1.StorageClass.reclaimPolicy': ['Delete', 'Retain', 'Recycle'],
  'storage.v1.StorageClass.volumeBindingMode': ['Immediate', 'WaitForFirstConsumer'],
  'storage.v1.CSIDriverSpec.fsGroupPolicy': ['ReadWriteOnceWithFSType', 'File', 'None'],
  'storage.v1.CSIDriverSpec.volumeLifecycleModes': ['Persistent', 'Ephemeral'],
  'admissionregistration.v1.MutatingWebhook.failurePolicy': failurePolicy,
  'admissionregistration.v1.MutatingWebhook.matchPolicy': matchPolicy,
  'admissionregistration.v1.MutatingWebhook.sideEffects': sideEffects,
  'admissionregistration.v1.MutatingWebhook.reinvocationPolicy': ['Never', 'IfNeeded'],
  'admissionregistration.v1.ValidatingWebhook.failurePolicy': failurePolicy,
  'admissionregistration.v1.ValidatingWebhook.matchPolicy': matchPolicy,
  'admissionregistration.v1.ValidatingWebhook.sideEffects': sideEffects,
  'admissionregistration.v1.RuleWithOperations.operations': ['CREATE', 'UPDATE', 'DELETE', 'CONNECT', '*'],
  'admissionregistration.v1.RuleWithOperations.scope': ['*', 'Namespaced', 'Cluster'],
  'apiextensions.v1.CustomResourceDefinitionSpec.scope': ['Namespaced', 'Cluster'],
};
