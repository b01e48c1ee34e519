import { endpointSpans } from '#cluster/endpointSpans.ts';
import type { Run } from '#cluster/run.ts';
import { isSelected } from './isSelected.ts';
import { balancerLife, nodeLives } from './nodeLives.ts';
import { podLives } from './podLives.ts';
import { limitSteps, replicaSteps } from './replicaSteps.ts';
import { requestLog } from './requestLog.ts';
import type { Stage, StageChoice } from './rolloutModel.ts';
import type { PodRecord, TrafficIndex } from './trafficIndex.ts';

/** One picture: the pods of a Service or a Deployment, the nodes and the requests that reach them. */
export function deriveStage(run: Run, index: TrafficIndex, choice: StageChoice): Stage {
  const { end } = run.trace;
  const service = choice.service === null ? null : nameParts(choice.service);
  const endpoints = service === null ? new Map() : endpointSpans(index.slices, service, end);
  const { pods, revisions } = podLives(podsOf(index, choice), endpoints, end);
  const nodes = nodeLives(run, index, choice, pods);
  const replicas = replicaSteps(pods, revisions.length);
  const limits = choice.deployment === null ? [] : limitSteps(index.deployments.get(choice.deployment) ?? []);
  const requests = requestLog(run, index, choice, { pods, nodes });
  const balancer = balancerLife(index, choice);
  const changes = new Set<number>([0]);
  for (const { spans, endpoint, deletedAt, goneAt, createdAt } of pods) {
    for (const { from, to } of [...spans, ...endpoint]) changes.add(from).add(to);
    for (const at of [deletedAt, goneAt, createdAt]) if (at !== null) changes.add(at);
  }
  for (const { syncs, health, backend, notes } of nodes) {
    for (const { at } of [...syncs, ...notes]) changes.add(at);
    for (const { from } of [...health, ...backend]) changes.add(from);
  }
  if (balancer) changes.add(balancer.since);
  return {
    choice,
    serviceSpec:
      index.services.get(choice.service ?? '')?.find(({ object }) => object !== null)?.object?.spec ?? null,
    revisions,
    pods,
    nodes,
    replicas,
    limits,
    requests,
    balancer,
    changes: [...changes].sort((a, b) => a - b),
    end,
  };
}

function nameParts(key: string): { readonly name: string; readonly namespace: string } {
  const [, namespace = '', name = ''] = key.split('/');
  return { namespace, name };
}

function podsOf(index: TrafficIndex, { service, deployment }: StageChoice): readonly PodRecord[] {
  if (service !== null) {
    const found = index.services.get(service)?.find(({ object }) => object !== null)?.object;
    const { namespace } = nameParts(service);
    const selected = index.pods.filter((pod) => isSelected(pod, found?.spec.selector, namespace));
    if (selected.length > 0 || deployment === null) return selected;
  }
  if (deployment === null) return [];
  const { name, namespace } = nameParts(deployment);
  const sets = new Set(
    [...index.replicaSets.values()].flatMap((versions) => {
      const set = versions[0]?.object;
      const owned = set?.metadata.ownerReferences?.some(
        ({ kind, name: owner }) => kind === 'Deployment' && owner === name,
      );
      return set && owned && (set.metadata.namespace ?? 'default') === namespace ? [set.metadata.name] : [];
    }),
  );
  return index.pods.filter(({ versions }) => {
    const pod = versions[0]?.object;
    if (!pod || (pod.metadata.namespace ?? 'default') !== namespace) return false;
    return (
      pod.metadata.ownerReferences?.some(
        ({ kind, name: owner }) => kind === 'ReplicaSet' && sets.has(owner),
      ) ?? false
    );
  });
}
