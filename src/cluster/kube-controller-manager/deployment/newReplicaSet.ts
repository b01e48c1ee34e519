import type { Deployment, LabelSelector, ReplicaSet } from '#api/workloadTypes.ts';
import { newControllerRef } from '#cluster/kube-controller-manager/informer.ts';
import { newReplicaSetAnnotations } from './revision.ts';
import { replicasAnnotations } from './scaling.ts';
import { podTemplateHashLabel, templateText } from './templateText.ts';

/**
 * The oldest ReplicaSet with the Deployment's present template; null when there is none. `oldestFirst` are its own.
 *
 * Source: v1.28 pkg/controller/deployment/util/deployment_util.go:FindNewReplicaSet.
 */
export function findNewReplicaSet(
  deployment: Deployment,
  oldestFirst: readonly ReplicaSet[],
): ReplicaSet | null {
  const wanted = templateText(deployment.spec.template);
  return (
    oldestFirst.find(({ spec }) => spec.template !== undefined && templateText(spec.template) === wanted) ??
    null
  );
}

/**
 * A ReplicaSet of the Deployment's present template, of no size yet.
 *
 * Source: v1.28 pkg/controller/deployment/sync.go:getNewReplicaSet.
 */
export function makeNewReplicaSet(deployment: Deployment, hash: string, revision: number): ReplicaSet {
  const { metadata, spec } = deployment;
  const { namespace } = metadata;
  const labels = { ...spec.template.metadata?.labels, [podTemplateHashLabel]: hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name}-${hash}`,
      ...(namespace === undefined ? {} : { namespace }),
      labels,
      annotations: {
        ...newReplicaSetAnnotations(deployment, undefined, revision),
        ...replicasAnnotations(deployment),
      },
      ownerReferences: [newControllerRef(deployment)],
    },
    spec: {
      replicas: 0,
      ...(spec.minReadySeconds === undefined ? {} : { minReadySeconds: spec.minReadySeconds }),
      selector: withHash(spec.selector ?? {}, hash),
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
    },
  };
}

function withHash(selector: LabelSelector, hash: string): LabelSelector {
  return { ...selector, matchLabels: { ...selector.matchLabels, [podTemplateHashLabel]: hash } };
}
