import type { Deployment, DeploymentStatus, ReplicaSet, WorkloadCondition } from '#api/workloadTypes.ts';
import type { ApiClient, OnAnswer, WriteAnswer } from '#cluster/api.ts';
import { answered } from '#cluster/kube-controller-manager/answered.ts';
import { errorOf, replacing, whenAccepted } from '#cluster/kube-controller-manager/writes.ts';
import type { Process } from '#simulation/process.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import type { EventId } from '#simulation/trace.ts';
import type { DeploymentParts } from './deploymentController.ts';
import type { DeploymentFacts } from './facts.ts';
import { sizeOf } from './replicaSetLists.ts';
import { type Scaling, scaledReplicaSet, scalingMessage } from './scaling.ts';

/**
 * One sync's own copy of a Deployment, which it changes as it goes, and its requests to the API server. Each gives the
 * error it ended with, or null.
 */
export class DeploymentSync {
  readonly parts: DeploymentParts;
  readonly key: ObjectKey;
  readonly api: ApiClient;
  deployment: Deployment;
  /** As the cache had it: writes go out with its resourceVersion, even the second one of a sync. */
  readonly #read: Deployment;
  #conditions: readonly WorkloadCondition[];
  /** ReplicaSets as this sync's own writes left them. */
  readonly #written = new Map<ObjectKey, ReplicaSet>();
  #alsoCausedBy: readonly EventId[];

  constructor(parts: DeploymentParts, read: Deployment, alsoCausedBy: readonly EventId[]) {
    this.parts = parts;
    this.key = keyOf(read);
    this.api = parts.clientOf(parts.actor);
    this.deployment = read;
    this.#read = read;
    this.#conditions = read.status?.conditions ?? [];
    this.#alsoCausedBy = alsoCausedBy;
  }

  /** Records a decision; the first of a sync has all that queued it for its causes. */
  decide<K extends keyof DeploymentFacts>(kind: K, detail: DeploymentFacts[K], source: string): EventId {
    const { simulator, actor } = this.parts;
    const alsoCausedBy = this.#alsoCausedBy;
    this.#alsoCausedBy = [];
    // The union of all facts is too wide for the compiler to see that this one is among them.
    const fact = { actor, subject: this.key, kind, detail, source, alsoCausedBy };
    return simulator.emit(fact as Parameters<typeof simulator.emit>[0]);
  }

  setStatus(status: DeploymentStatus): void {
    this.deployment = { ...this.deployment, status };
  }

  /** Writes the copy's status and annotations. */
  *updateStatus(source: string): Process<string | null> {
    const { deployment } = this;
    const change = replacing(this.#read, deployment, this.parts.conflicts);
    const answer = yield* this.#send((onAnswer) =>
      this.api.updateStatus(
        this.key,
        change,
        source,
        whenWritten(onAnswer, () => this.#tellConditions(source)),
      ),
    );
    return errorOf(answer, deployment);
  }

  /** Gives a ReplicaSet another size, and tells of it. Source: v1.28 pkg/controller/deployment/sync.go:scaleReplicaSet. */
  *scale(scaling: Scaling): Process<string | null> {
    const key = keyOf(scaling.replicaSet);
    const read = this.#written.get(key) ?? scaling.replicaSet;
    const next = scaledReplicaSet({ ...scaling, replicaSet: read }, this.deployment);
    if (next === null) return null;
    const { simulator } = this.parts;
    const source = 'pkg/controller/deployment/sync.go:scaleReplicaSet';
    const resized = sizeOf(read) !== scaling.to;
    const { from, to, why } = scaling;
    const change = whenAccepted(replacing(read, next, this.parts.conflicts), () => {
      if (!resized) return;
      simulator.cause = this.decide('ScalingDecided', { replicaSet: key, from, to, why }, sources[why.kind]);
    });
    const tell = () => {
      if (resized) this.event('Normal', 'ScalingReplicaSet', scalingMessage(scaling));
    };
    const answer = yield* this.#send((onAnswer) =>
      this.api.update(key, change, source, whenWritten(onAnswer, tell)),
    );
    if (answer.kind === 'written') this.#written.set(key, answer.object as ReplicaSet);
    return errorOf(answer, read);
  }

  /** Sends a request and waits for its answer. */
  *request(send: (api: ApiClient, onAnswer: OnAnswer) => void): Process<WriteAnswer> {
    return yield* this.#send((onAnswer) => send(this.api, onAnswer));
  }

  /** A Kubernetes Event about the Deployment. */
  event(type: 'Normal' | 'Warning', reason: string, message: string): void {
    const { simulator, actor } = this.parts;
    const source = 'staging/src/k8s.io/client-go/tools/record/event.go:Eventf';
    simulator.emit({
      actor,
      subject: this.key,
      kind: 'EventRecorded',
      detail: { type, reason, message },
      source,
    });
  }

  *#send(send: (onAnswer: OnAnswer) => void): Process<WriteAnswer> {
    return yield* answered(this.parts.simulator, send);
  }

  #tellConditions(source: string): void {
    const conditions = this.deployment.status?.conditions ?? [];
    for (const { type, status, reason = '', message = '' } of conditions) {
      const before = this.#conditions.find((condition) => condition.type === type);
      if (before?.status === status && before.reason === reason) continue;
      this.decide('DeploymentConditionChanged', { type, status, reason, message }, source);
    }
    this.#conditions = conditions;
  }
}

/** Does something in the step that wrote, as its effect. */
export function whenWritten(onAnswer: OnAnswer, then: () => void): OnAnswer {
  return (answer) => {
    if (answer.kind === 'written') then();
    onAnswer(answer);
  };
}

const sources: Readonly<Record<Scaling['why']['kind'], string>> = {
  surge: 'pkg/controller/deployment/util/deployment_util.go:NewRSNewReplicas',
  tooLarge: 'pkg/controller/deployment/rolling.go:reconcileNewReplicaSet',
  unhealthy: 'pkg/controller/deployment/rolling.go:cleanupUnhealthyReplicas',
  available: 'pkg/controller/deployment/rolling.go:scaleDownOldReplicaSetsForRollingUpdate',
  recreateOld: 'pkg/controller/deployment/recreate.go:scaleDownOldReplicaSetsForRecreate',
  recreateNew: 'pkg/controller/deployment/recreate.go:scaleUpNewReplicaSetForRecreate',
  onlyActive: 'pkg/controller/deployment/sync.go:scale',
  saturated: 'pkg/controller/deployment/sync.go:scale',
  proportional: 'pkg/controller/deployment/sync.go:scale',
};
