import { humanDuration } from '#api/printers/humanDuration.ts';
import { podColumns } from '#api/printers/podColumns.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import { spanAt } from '#cluster/kube-proxy/service-traffic/model/countUntil.ts';
import type { RolloutModel, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { Version } from '#cluster/kube-proxy/service-traffic/model/trafficIndex.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** A table as kubectl prints it. */
export interface KubectlTable {
  readonly head: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly cells: readonly string[];
    readonly event: EventId | null;
  }[];
}

/** `kubectl get deployments`. Source: v1.28 pkg/printers/internalversion/printers.go:printDeployment. */
export function deploymentTable({ index }: RolloutModel, at: Milliseconds): KubectlTable {
  const rows = living<Deployment>(index.deployments, at).map(({ object, event, since }) => {
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
  return { head: ['NAME', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'AGE'], rows };
}

/** `kubectl get replicasets`; those with pods first. Source: as above, printReplicaSet. */
export function replicaSetTable({ index }: RolloutModel, at: Milliseconds): KubectlTable {
  const rows = living<ReplicaSet>(index.replicaSets, at)
    .sort((a, b) => Number(size(b.object) > 0) - Number(size(a.object) > 0) || b.since - a.since)
    .map(({ object, event, since }) => {
      const { replicas = 0, readyReplicas = 0 } = object.status ?? {};
      const { name } = object.metadata;
      return {
        key: name,
        event,
        cells: [
          name,
          String(object.spec.replicas ?? 1),
          String(replicas),
          String(readyReplicas),
          humanDuration(at - since),
        ],
      };
    });
  return { head: ['NAME', 'DESIRED', 'CURRENT', 'READY', 'AGE'], rows };
}

function size({ spec, status }: ReplicaSet): number {
  return Math.max(spec.replicas ?? 1, status?.replicas ?? 0);
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

function living<O extends KubernetesObject>(
  objects: ReadonlyMap<string, readonly Version<O>[]>,
  at: Milliseconds,
): { readonly object: O; readonly event: EventId; readonly since: Milliseconds }[] {
  return [...objects.values()].flatMap((versions) => {
    const version = versions.findLast((one) => one.at <= at);
    return version?.object ? [{ object: version.object, event: version.event, since: versions[0]!.at }] : [];
  });
}
