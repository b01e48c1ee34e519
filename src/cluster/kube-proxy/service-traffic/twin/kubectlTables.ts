import { humanDuration } from '#api/printers/humanDuration.ts';
import { kubectlGet, noResources } from '#api/printers/kubectlGet.ts';
import { podColumns } from '#api/printers/podColumns.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import { spanAt } from '#cluster/kube-proxy/service-traffic/model/countUntil.ts';
import type { RolloutModel, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { Version } from '#cluster/kube-proxy/service-traffic/model/trafficIndex.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** What kubectl prints. */
export interface KubectlTable {
  readonly command: string;
  readonly head: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly cells: readonly string[];
    readonly event: EventId | null;
  }[];
  /** What it says instead of a table without rows. */
  readonly nothing: string;
}

/**
 * `kubectl get deployment` of one, or of all there are when `key` is null.
 * Source: v1.28 pkg/printers/internalversion/printers.go:printDeployment.
 */
export function deploymentTable({ index }: RolloutModel, key: string | null, at: Milliseconds): KubectlTable {
  const asked = key === null ? index.deployments : only(index.deployments, key);
  const rows = living<Deployment>(asked, at).map(({ object, event, since }) => {
    const { readyReplicas = 0, updatedReplicas = 0, availableReplicas = 0 } = object.status ?? {};
    const { name } = object.metadata;
    return {
      key: name,
      event,
      cells: [
        name,
        `${readyReplicas}/${object.spec.replicas ?? 1}`,
        String(updatedReplicas),
        String(availableReplicas),
        humanDuration(at - since),
      ],
    };
  });
  const [, namespace = 'default', name = ''] = key?.split('/') ?? [];
  const head = ['NAME', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'AGE'];
  const command = `$ ${kubectlGet('deploy', [namespace], name)}`;
  const nothing =
    name === ''
      ? noResources([namespace])
      : `Error from server (NotFound): deployments.apps "${name}" not found`;
  return { command, head, rows, nothing };
}

/**
 * `kubectl get replicasets` with a Deployment's selector, or all there are when it is null.
 * Source: as above, printReplicaSet.
 */
export function replicaSetTable(
  { index }: RolloutModel,
  deployment: string | null,
  at: Milliseconds,
): KubectlTable {
  const owner = deployment === null ? undefined : index.deployments.get(deployment)?.[0]?.object;
  const labels = Object.entries(owner?.spec.selector?.matchLabels ?? {});
  const rows = living<ReplicaSet>(index.replicaSets, at)
    .filter(({ object: { metadata } }) => labels.every(([key, value]) => metadata.labels?.[key] === value))
    .map(({ object, event, since }) => {
      const { replicas = 0, readyReplicas = 0 } = object.status ?? {};
      const { name } = object.metadata;
      const counts = [object.spec.replicas ?? 1, replicas, readyReplicas].map(String);
      return { key: name, event, cells: [name, ...counts, humanDuration(at - since)] };
    });
  const namespace = owner?.metadata.namespace ?? 'default';
  const selector = labels.map(([key, value]) => `${key}=${value}`).join(',');
  const command = `$ ${kubectlGet('rs', [namespace], selector === '' ? '' : `-l ${selector}`)}`;
  const head = ['NAME', 'DESIRED', 'CURRENT', 'READY', 'AGE'];
  return { command, head, rows, nothing: noResources([namespace]) };
}

/** Pods of the picture by what kubectl prints as their STATUS, the most first. */
export function podStatuses(
  model: RolloutModel,
  stage: Stage,
  at: Milliseconds,
): readonly (readonly [string, number])[] {
  const births = new Set(stage.pods.map(({ createdBy }) => createdBy));
  const counts = new Map<string, number>();
  for (const { versions } of model.index.pods) {
    if (!births.has(versions[0]!.event)) continue;
    const object = versions.findLast((version) => version.at <= at)?.object;
    if (!object) continue;
    const { status } = podColumns(object, at);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

export interface EndpointCounts {
  readonly ready: number;
  readonly servingTerminating: number;
  readonly notReady: number;
  readonly notServing: number;
}

/** What the slices say of the pods. */
export function endpointCounts({ pods }: Stage, at: Milliseconds): EndpointCounts {
  const counts = { ready: 0, servingTerminating: 0, notReady: 0, notServing: 0 };
  for (const { endpoint } of pods) {
    const span = spanAt(endpoint, at);
    if (span) counts[span.state] += 1;
  }
  return counts;
}

function only<V>(objects: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const found = objects.get(key);
  return new Map(found === undefined ? [] : [[key, found]]);
}

/** In the order of their keys, as the API server lists them. */
function living<O extends KubernetesObject>(
  objects: ReadonlyMap<string, readonly Version<O>[]>,
  at: Milliseconds,
): { readonly object: O; readonly event: EventId; readonly since: Milliseconds }[] {
  const sorted = [...objects].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([, versions]) => {
    const version = versions.findLast((one) => one.at <= at);
    return version?.object ? [{ object: version.object, event: version.event, since: versions[0]!.at }] : [];
  });
}
