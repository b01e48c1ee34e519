import type { KubernetesObject } from '#api/types.ts';
import type { Change, WriteAnswer } from '#cluster/api.ts';

/** A write of what was made of `read`; refused when somebody has written since. `conflicts` false: never refused. */
export function replacing(read: KubernetesObject, next: KubernetesObject, conflicts: boolean): Change {
  return (stored) => {
    const stale = stored.metadata.resourceVersion !== read.metadata.resourceVersion;
    return conflicts && (stale || stored.metadata.uid !== read.metadata.uid) ? 'conflict' : next;
  };
}

/**
 * Does something in the server's own step, right before it writes: what a refused write was about is not told, for it
 * is decided anew.
 */
export function whenAccepted(change: Change, then: () => void): Change {
  return (stored) => {
    const next = change(stored);
    if (next !== null && next !== 'conflict') then();
    return next;
  };
}

/** What the client gets for an error; null when there is none. Source: v1.28 apimachinery pkg/api/errors/errors.go. */
export function errorOf(answer: WriteAnswer, { kind, metadata: { name } }: KubernetesObject): string | null {
  if (answer.kind !== 'refused') return null;
  const resource = resources[kind] ?? `${kind.toLowerCase()}s`;
  switch (answer.reason) {
    case 'NotFound':
      return `${resource} "${name}" not found`;
    case 'AlreadyExists':
      return `${resource} "${name}" already exists`;
    case 'Conflict':
      return (
        `Operation cannot be fulfilled on ${resource} "${name}": the object has been modified; ` +
        'please apply your changes to the latest version and try again'
      );
    default:
      return answer.reason satisfies never;
  }
}

const resources: Readonly<Record<string, string>> = {
  Deployment: 'deployments.apps',
  ReplicaSet: 'replicasets.apps',
  Job: 'jobs.batch',
  CronJob: 'cronjobs.batch',
  PodDisruptionBudget: 'poddisruptionbudgets.policy',
};
