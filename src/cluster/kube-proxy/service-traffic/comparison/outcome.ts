import { deriveRollout, stageOfKey } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import type { Fate } from '#cluster/kube-proxy/service-traffic/model/requestLog.ts';
import type { RolloutModel, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { totalsOf } from '#cluster/kube-proxy/service-traffic/model/totals.ts';
import type { Run } from '#cluster/run.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** What a run comes to, in numbers that can be set beside those of another. */
export interface RolloutOutcome {
  readonly requests: number;
  /** Once the Service was up; what was sent before it had answered at all is apart. */
  readonly lost: number;
  readonly lostBefore: number;
  readonly byFate: Readonly<Record<Fate, number>>;
  readonly withoutReadyMs: Milliseconds;
  readonly shortMs: Milliseconds;
  readonly surgePodSeconds: number;
  readonly mostPods: number;
  /** From the first thing the user did to the Deployment's last completion; null when it did not complete. */
  readonly completedMs: Milliseconds | null;
  /** How long after their SIGTERM endpoints were still in some node's rules, at the most; null when none was. */
  readonly slowestLeaveMs: Milliseconds | null;
  readonly firstLost: EventId | null;
  readonly completed: EventId | null;
}

/** What a run comes to for one Service or Deployment; null when it has none of that key. */
export function outcomeOf(run: Run, key: string): RolloutOutcome | null {
  const model = deriveRollout(run);
  const stage = stageOfKey(model, key);
  return stage ? outcomeOfStage(model, stage) : null;
}

const outcomes = new WeakMap<Stage, RolloutOutcome>();

export function outcomeOfStage(model: RolloutModel, stage: Stage): RolloutOutcome {
  const known = outcomes.get(stage);
  if (known) return known;
  const totals = totalsOf(stage);
  const { requests } = stage;
  const begun = firstAction(model);
  const done = completion(model, stage, begun);
  const firstLost = requests.failed.find((place) => place >= requests.firstServed);
  const outcome: RolloutOutcome = {
    requests: totals.requests,
    lost: totals.failed - totals.failedBefore,
    lostBefore: totals.failedBefore,
    byFate: totals.byFate,
    withoutReadyMs: totals.withoutReadyMs,
    shortMs: totals.shortMs,
    surgePodSeconds: totals.surgePodSeconds,
    mostPods: totals.mostPods,
    completedMs: done === null || begun === null ? null : done.at - begun,
    slowestLeaveMs: slowestLeave(model, stage),
    firstLost: firstLost === undefined ? null : (requests.event[firstLost] ?? null),
    completed: done?.id ?? null,
  };
  outcomes.set(stage, outcome);
  return outcome;
}

function firstAction({ run }: RolloutModel): Milliseconds | null {
  const first = run.trace.events.find(
    (event) => event.kind === 'ScenarioActionTaken' && event.detail.verb !== 'exists',
  );
  return first?.at ?? null;
}

/** The last time the Deployment said that its new ReplicaSet is there in full, after the first action. */
function completion({ run }: RolloutModel, { choice }: Stage, begun: Milliseconds | null) {
  if (begun === null || choice.deployment === null) return null;
  const found = run.trace.events.findLast(
    (event) =>
      event.kind === 'DeploymentConditionChanged' &&
      event.subject === choice.deployment &&
      event.detail.type === 'Progressing',
  );
  const complete =
    found?.kind === 'DeploymentConditionChanged' && found.detail.reason === 'NewReplicaSetAvailable';
  return found && complete && found.at >= begun ? found : null;
}

/** Endpoints whose pods got SIGTERM: the longest until no node's rules had been written from slices naming them as ready. */
function slowestLeave({ run }: RolloutModel, { pods, nodes }: Stage): Milliseconds | null {
  const signalled = new Map<string, Milliseconds>();
  for (const event of run.trace.events) {
    if (event.kind === 'ContainerSignalled' && !signalled.has(event.subject))
      signalled.set(event.subject, event.at);
  }
  let slowest: Milliseconds | null = null;
  for (const { key, endpoint } of pods) {
    const term = signalled.get(key);
    const ready = endpoint.findLast(({ state }) => state === 'ready');
    const ended = ready && endpoint.find(({ from }) => from >= ready.to);
    const goneBy = ended?.event;
    if (term === undefined || goneBy === undefined) continue;
    for (const { syncs } of nodes) {
      const sync = syncs.find(({ slicesThrough }) => slicesThrough >= goneBy);
      if (sync && sync.at > term) slowest = Math.max(slowest ?? 0, sync.at - term);
    }
  }
  return slowest;
}
