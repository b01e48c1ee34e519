import type { KubernetesObject } from '#api/types.ts';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import { byCreationTimestamp } from './replicaSetLists.ts';

export const revisionAnnotation = 'deployment.kubernetes.io/revision';
const revisionHistoryAnnotation = 'deployment.kubernetes.io/revision-history';

/** Most characters of the history. Source: v1.28 pkg/controller/deployment/sync.go:maxRevHistoryLengthInChars. */
const mostHistory = 2000;

/** An object's revision; 0 when it has none, null when it is no number. Source: v1.28 deployment_util.go:Revision. */
export function revisionOf({ metadata }: KubernetesObject): number | null {
  const text = metadata.annotations?.[revisionAnnotation];
  if (text === undefined) return 0;
  return /^[+-]?\d+$/.test(text) ? Number(text) : null;
}

/** The highest revision. Source: v1.28 deployment_util.go:MaxRevision. */
export function maxRevision(replicaSets: readonly ReplicaSet[]): number {
  return Math.max(0, ...replicaSets.map((replicaSet) => revisionOf(replicaSet) ?? 0));
}

/** Old before new. Source: v1.28 deployment_util.go:ReplicaSetsByRevision. */
export function byRevision(a: ReplicaSet, b: ReplicaSet): number {
  const [first, second] = [revisionOf(a), revisionOf(b)];
  if (first === null || second === null || first === second) return byCreationTimestamp(a, b);
  return first - second;
}

type Annotations = Readonly<Record<string, string>>;

/**
 * The annotations of the newest ReplicaSet: the Deployment's, its revision, and, when it was a revision before, which
 * ones it has been. Null when it has them all.
 *
 * Source: v1.28 pkg/controller/deployment/util/deployment_util.go:SetNewReplicaSetAnnotations.
 */
export function newReplicaSetAnnotations(
  deployment: Deployment,
  before: Annotations | undefined,
  revision: number,
): Annotations | null {
  const copied = Object.entries(deployment.metadata.annotations ?? {}).filter(
    ([name, value]) => !keptBack.has(name) && before?.[name] !== value,
  );
  const annotations = { ...before, ...Object.fromEntries(copied) };
  const text = before?.[revisionAnnotation];
  const old = text === undefined || text === '' ? 0 : /^[+-]?\d+$/.test(text) ? Number(text) : null;
  if (old === null) return null;
  if (old >= revision) return copied.length > 0 ? annotations : null;
  return {
    ...annotations,
    ...(text === undefined ? {} : withHistory(before?.[revisionHistoryAnnotation] ?? '', text)),
    [revisionAnnotation]: String(revision),
  };
}

/** The Deployment's own annotations that do not go to its ReplicaSets. Source: v1.28 deployment_util.go:annotationsToSkip. */
const keptBack: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  revisionAnnotation,
  revisionHistoryAnnotation,
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
]);

function withHistory(history: string, revision: string): Annotations {
  if (history === '' || history.startsWith(',')) return { [revisionHistoryAnnotation]: revision };
  const revisions = history.split(',');
  let length = history.length + revision.length + 1;
  while (length > mostHistory && revisions.length > 0) length -= (revisions.shift() ?? '').length + 1;
  return length > mostHistory ? {} : { [revisionHistoryAnnotation]: [...revisions, revision].join(',') };
}
