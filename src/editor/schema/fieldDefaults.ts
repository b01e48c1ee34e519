const probe = {
  timeoutSeconds: '1',
  periodSeconds: '10',
  successThreshold: '1',
  failureThreshold: '3',
  initialDelaySeconds: '0',
};
const container = { terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' };
const service = { type: 'ClusterIP', sessionAffinity: 'None', internalTrafficPolicy: 'Cluster' };
const fileMode = { defaultMode: '0644' };
const webhook = { failurePolicy: 'Fail', matchPolicy: 'Equivalent', timeoutSeconds: '10' };

/**
 * What the server writes where a field is left out and the rest of the object does not matter, by type and field.
 *
 * Source: v1.28 pkg/apis/<group>/<version>/defaults.go, SetDefaults_*.
 */
const defaults: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'core.v1.PodSpec': {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    enableServiceLinks: 'true',
    terminationGracePeriodSeconds: '30',
    schedulerName: 'default-scheduler',
  },
  'core.v1.Container': container,
  'core.v1.EphemeralContainer': container,
  'core.v1.ContainerPort': { protocol: 'TCP' },
  'core.v1.Probe': probe,
  'core.v1.HTTPGetAction': { path: '/', scheme: 'HTTP' },
  'core.v1.ObjectFieldSelector': { apiVersion: 'v1' },
  'core.v1.ResourceFieldSelector': { divisor: '"0"' },
  'core.v1.SecretVolumeSource': fileMode,
  'core.v1.ConfigMapVolumeSource': fileMode,
  'core.v1.DownwardAPIVolumeSource': fileMode,
  'core.v1.ProjectedVolumeSource': fileMode,
  'core.v1.ServiceAccountTokenProjection': { expirationSeconds: '3600' },
  'core.v1.Secret': { type: 'Opaque' },
  'core.v1.ServiceSpec': service,
  'core.v1.ServicePort': { protocol: 'TCP' },
  'core.v1.PersistentVolumeSpec': { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' },
  'core.v1.PersistentVolumeClaimSpec': { volumeMode: 'Filesystem' },
  'apps.v1.DeploymentSpec': { replicas: '1', revisionHistoryLimit: '10', progressDeadlineSeconds: '600' },
  'apps.v1.DeploymentStrategy': { type: 'RollingUpdate' },
  'apps.v1.RollingUpdateDeployment': { maxUnavailable: '25%', maxSurge: '25%' },
  'apps.v1.ReplicaSetSpec': { replicas: '1' },
  'apps.v1.DaemonSetSpec': { revisionHistoryLimit: '10' },
  'apps.v1.DaemonSetUpdateStrategy': { type: 'RollingUpdate' },
  'apps.v1.RollingUpdateDaemonSet': { maxUnavailable: '1', maxSurge: '0' },
  'apps.v1.StatefulSetSpec': {
    replicas: '1',
    revisionHistoryLimit: '10',
    podManagementPolicy: 'OrderedReady',
  },
  'apps.v1.StatefulSetOrdinals': { start: '0' },
  'apps.v1.StatefulSetUpdateStrategy': { type: 'RollingUpdate' },
  'apps.v1.RollingUpdateStatefulSetStrategy': { partition: '0' },
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy': { whenDeleted: 'Retain', whenScaled: 'Retain' },
  'batch.v1.JobSpec': { parallelism: '1', backoffLimit: '6', completionMode: 'NonIndexed', suspend: 'false' },
  'batch.v1.PodFailurePolicyOnPodConditionsPattern': { status: '"True"' },
  'batch.v1.CronJobSpec': {
    concurrencyPolicy: 'Allow',
    suspend: 'false',
    successfulJobsHistoryLimit: '3',
    failedJobsHistoryLimit: '1',
  },
  'autoscaling.v2.HorizontalPodAutoscalerSpec': { minReplicas: '1' },
  'discovery.v1.EndpointPort': { name: '""', protocol: 'TCP' },
  'networking.v1.NetworkPolicyPort': { protocol: 'TCP' },
  'storage.v1.StorageClass': { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
  'admissionregistration.v1.MutatingWebhook': { ...webhook, reinvocationPolicy: 'Never' },
  'admissionregistration.v1.ValidatingWebhook': webhook,
};

/** The value a field has when nobody writes it, as YAML; null where there is none or it depends on other fields. */
export function fieldDefault(owner: string, name: string): string | null {
  return defaults[owner]?.[name] ?? null;
}

/** The default a field has instead where a field beside it is set. */
const otherwise: Readonly<Record<string, { readonly beside: string; readonly value: string }>> = {
  'batch.v1.JobSpec.backoffLimit': { beside: 'backoffLimitPerIndex', value: '2147483647' },
};

export function defaultBeside(
  owner: string,
  name: string,
): { readonly beside: string; readonly value: string } | null {
  return otherwise[`${owner}.${name}`] ?? null;
}
