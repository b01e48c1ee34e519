import type { KubernetesObject, Pod } from '#api/types.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { Target } from '#scenario/scenarioEvent.ts';

/** The kinds a verb can be about, as kubectl and as the API write them. */
const kindNames: Readonly<Record<string, string>> = {
  deployment: 'Deployment',
  replicaset: 'ReplicaSet',
  replicationcontroller: 'ReplicationController',
  rc: 'ReplicationController',
  statefulset: 'StatefulSet',
  daemonset: 'DaemonSet',
  job: 'Job',
  cronjob: 'CronJob',
  pod: 'Pod',
  pods: 'Pod',
  po: 'Pod',
  node: 'Node',
  service: 'Service',
  endpointslice: 'EndpointSlice',
  poddisruptionbudget: 'PodDisruptionBudget',
  pdb: 'PodDisruptionBudget',
};

/** Whether a target names an object itself: `deployment/web`, or all whose names begin so, `pod/web-*`. */
export function isNamedBy(
  target: Target,
): (manifest: { readonly object: Pick<KubernetesObject, 'kind' | 'metadata'> }) => boolean {
  const wanted = kindOf(target).toLowerCase();
  return ({ object: { kind, metadata } }) => {
    if (kind.toLowerCase() !== wanted) return false;
    if (wanted !== 'node' && (metadata.namespace ?? 'default') !== target.namespace) return false;
    const { name } = metadata;
    return target.name.endsWith('*') ? name.startsWith(target.name.slice(0, -1)) : name === target.name;
  };
}

/** `Deployment` for `deployment/web`; as it was written for a kind nobody here knows. */
export function kindOf({ kind }: Target): string {
  const lower = kind.toLowerCase();
  return Object.hasOwn(kindNames, lower) ? kindNames[lower]! : kind;
}

/** The objects of the cluster a target names. */
export function objectsNamed(api: ApiClient, target: Target): readonly KubernetesObject[] {
  const named = isNamedBy(target);
  return api.list(kindOf(target)).filter((object) => named({ object }));
}

/** The pods a target names, or that what it names owns, through others or not. */
export function podsNamed(api: ApiClient, target: Target): readonly Pod[] {
  const named = isNamedBy(target);
  const pods = api.listPods();
  if (kindOf(target) === 'Pod') return pods.filter((object) => named({ object }));
  const owners = new Set(objectsNamed(api, target).map(({ metadata }) => metadata.uid));
  for (const replicaSet of api.list('ReplicaSet'))
    if (isOwned(replicaSet, owners)) owners.add(replicaSet.metadata.uid);
  return pods.filter((pod) => isOwned(pod, owners));
}

function isOwned({ metadata }: KubernetesObject, owners: ReadonlySet<string | undefined>): boolean {
  return (metadata.ownerReferences ?? []).some(({ uid }) => owners.has(uid));
}
