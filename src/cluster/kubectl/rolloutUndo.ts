import type { Deployment, PodTemplateSpec, ReplicaSet } from '#api/workloadTypes.ts';
import { equal } from '#base/equal.ts';

const revisionAnnotation = 'deployment.kubernetes.io/revision';
const hashLabel = 'pod-template-hash';

/** What `kubectl rollout undo` makes of a Deployment, or what it says instead. */
export type Undo =
  | { readonly kind: 'restored'; readonly deployment: Deployment }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * The Deployment with the template of an earlier revision: the one before when `toRevision` is 0. `replicaSets` are the
 * Deployment's.
 *
 * Source: v1.28 kubectl pkg/polymorphichelpers/rollback.go:DeploymentRollbacker.Rollback, deploymentRevision.
 */
export function rolloutUndo(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  toRevision: number,
): Undo {
  const found = replicaSetOf(replicaSets, toRevision);
  if (found === null) {
    const { name } = deployment.metadata;
    const message =
      toRevision !== 0
        ? `unable to find specified revision ${toRevision} in history`
        : `no rollout history found for deployment "${name}"`;
    return { kind: 'refused', message };
  }
  if (deployment.spec.paused === true) {
    const message =
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again";
    return { kind: 'refused', message };
  }
  const template = withoutHash(found.spec.template);
  if (equal(template, withoutHash(deployment.spec.template))) {
    const message = `skipped rollback (current template already matches revision ${toRevision})`;
    return { kind: 'refused', message };
  }
  const annotations = restoredAnnotations(deployment, found);
  return {
    kind: 'restored',
    deployment: {
      ...deployment,
      metadata: { ...deployment.metadata, annotations },
      spec: { ...deployment.spec, template },
    },
  };
}

function replicaSetOf(replicaSets: readonly ReplicaSet[], toRevision: number): ReplicaSet | null {
  if (toRevision < 0) return null;
  // One without a revision has revision 0; one whose revision is no number is passed over.
  const revisions = replicaSets.flatMap((replicaSet) => {
    const text = replicaSet.metadata.annotations?.[revisionAnnotation] ?? '0';
    return /^[+-]?\d+$/.test(text) ? [{ replicaSet, revision: Number(text) }] : [];
  });
  if (toRevision > 0) return revisions.find(({ revision }) => revision === toRevision)?.replicaSet ?? null;
  return revisions.sort((a, b) => b.revision - a.revision)[1]?.replicaSet ?? null;
}

function withoutHash(template: PodTemplateSpec | undefined): PodTemplateSpec {
  const { [hashLabel]: _, ...labels } = template?.metadata?.labels ?? {};
  return { spec: { containers: [] }, ...template, metadata: { ...template?.metadata, labels } };
}

/** Annotations that stay the Deployment's own. */
const kept: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  revisionAnnotation,
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
]);

function restoredAnnotations(deployment: Deployment, from: ReplicaSet): Readonly<Record<string, string>> {
  const own = Object.entries(deployment.metadata.annotations ?? {}).filter(([name]) => kept.has(name));
  const restored = Object.entries(from.metadata.annotations ?? {}).filter(([name]) => !kept.has(name));
  return Object.fromEntries([...own, ...restored]);
}
