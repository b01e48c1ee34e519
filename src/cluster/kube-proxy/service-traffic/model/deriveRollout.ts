import type { Run } from '#cluster/run.ts';
import { deriveStage } from './deriveStage.ts';
import { isSelected } from './isSelected.ts';
import type { RolloutModel, Stage, StageChoice } from './rolloutModel.ts';
import { type PodRecord, type TrafficIndex, trafficIndex } from './trafficIndex.ts';

/** Reads a run as what its Services and Deployments do to their clients. Linear in the trace. */
export function deriveRollout(run: Run): RolloutModel {
  const { end, horizon, truncated } = run.trace;
  const index = trafficIndex(run.trace);
  return { run, index, choices: choicesOf(run, index), chosen: null, end, horizon, truncated };
}

/** The model with another Service or Deployment to look at; as it is when the run has none of that key. */
export function focusRollout(model: RolloutModel, key: string): RolloutModel {
  return model.choices.some((choice) => choice.key === key) ? { ...model, chosen: key } : model;
}

/** The picture that is looked at; null when there is nothing to look at. */
export function stageOf({ run, index, choices, chosen }: RolloutModel): Stage | null {
  const key = chosen ?? choices[0]?.key;
  return key === undefined ? null : stageOfKey({ run, index, choices }, key);
}

const stages = new WeakMap<TrafficIndex, Map<string, Stage>>();

/** The picture of one Service or Deployment, worked out when it is first looked at; null when the run has none of that key. */
export function stageOfKey(
  { run, index, choices }: Pick<RolloutModel, 'run' | 'index' | 'choices'>,
  key: string,
): Stage | null {
  const choice = choices.find((one) => one.key === key);
  if (!choice) return null;
  const known = stages.get(index) ?? new Map<string, Stage>();
  stages.set(index, known);
  const stage = known.get(key) ?? deriveStage(run, index, choice);
  known.set(key, stage);
  return stage;
}

/** Of very many Services the first are offered. */
const mostChoices = 200;

function choicesOf(run: Run, index: TrafficIndex): readonly StageChoice[] {
  const choices: StageChoice[] = [];
  const served = new Set<string>();
  for (const [key, versions] of index.services) {
    const service = versions.find(({ object }) => object !== null)?.object;
    if (!service) continue;
    const { name, namespace = 'default' } = service.metadata;
    const traffic = run.scenario.traffic.flatMap((one, place) =>
      one.service === name && one.namespace === namespace ? [place] : [],
    );
    const pods = index.pods.filter((pod) => isSelected(pod, service.spec.selector, namespace));
    if (pods.length === 0 && traffic.length === 0) continue;
    const deployment = deploymentOf(pods, index);
    if (deployment !== null) served.add(deployment);
    choices.push({ key, name, service: key, deployment, traffic });
    if (choices.length >= mostChoices) break;
  }
  for (const [key, versions] of index.deployments) {
    if (served.has(key) || choices.length >= mostChoices) continue;
    const name = versions[0]?.object?.metadata.name ?? key;
    choices.push({ key, name, service: null, deployment: key, traffic: [] });
  }
  return choices.sort((a, b) => rank(a) - rank(b));
}

/** What is asked comes before what only could be; a Deployment's pods before others. */
function rank({ traffic, deployment, service }: StageChoice): number {
  return (traffic.length > 0 ? 0 : 4) + (deployment === null ? 2 : 0) + (service === null ? 1 : 0);
}

/** The Deployment most of the pods belong to. */
function deploymentOf(pods: readonly PodRecord[], index: TrafficIndex): string | null {
  for (const { versions } of pods) {
    const pod = versions[0]?.object;
    const owner = pod?.metadata.ownerReferences?.find(({ kind }) => kind === 'ReplicaSet');
    if (!pod || !owner) continue;
    const namespace = pod.metadata.namespace ?? 'default';
    const set = index.replicaSets.get(`ReplicaSet/${namespace}/${owner.name}`)?.[0]?.object;
    const above = set?.metadata.ownerReferences?.find(({ kind }) => kind === 'Deployment');
    if (above) return `Deployment/${namespace}/${above.name}`;
  }
  return null;
}
