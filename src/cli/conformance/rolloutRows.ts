import type { KubernetesObject } from '#api/types.ts';
import type { Deployment, DeploymentStatus, ReplicaSet } from '#api/workloadTypes.ts';
import { equal } from '#base/equal.ts';
import type { ClusterEvent, ClusterTrace } from '#cluster/facts.ts';

/** What one instant of a rollout looked like, in the vectors' words. */
export interface RolloutRow {
  readonly t: number;
  readonly replicaSets: Readonly<Record<string, readonly number[]>>;
  readonly status: readonly number[];
  readonly terminating: number;
  readonly created?: readonly string[];
  readonly deleted?: readonly string[];
  readonly conditions?: readonly string[];
  readonly events?: readonly string[];
}

/** One row for each instant at which something visible changed; what was before `zeroMs` makes one row at -1. */
export function rolloutRows(trace: ClusterTrace, zeroMs: number): readonly RolloutRow[] {
  const world = new World();
  const rows: RolloutRow[] = [];
  let shown: object = {};
  let conditions: readonly string[] | null = null;
  const close = (t: number): void => {
    const row = world.row();
    const news = world.takeNews();
    const listed = world.conditions();
    const changed = conditions === null || !equal(listed, conditions);
    if (equal(row, shown) && !changed && Object.keys(news).length === 0) return;
    rows.push({ t, ...row, ...(t < 0 ? {} : news), ...(changed ? { conditions: listed } : {}) });
    shown = row;
    conditions = listed;
  };
  const { events } = trace;
  for (const [index, event] of events.entries()) {
    world.take(event);
    const next = events[index + 1];
    if (event.at < zeroMs) {
      if (next === undefined || next.at >= zeroMs) close(-1);
    } else if (next?.at !== event.at) close((event.at - zeroMs) / 1000);
  }
  return rows;
}

/** What of the store the rows show. */
class World {
  readonly #replicaSets = new Map<string, ReplicaSet>();
  readonly #terminating = new Set<string>();
  #status: DeploymentStatus = {};
  #created: string[] = [];
  #deleted: string[] = [];
  #events: string[] = [];

  take(event: ClusterEvent): void {
    if (event.kind === 'EventRecorded' && event.subject.startsWith('Deployment/')) {
      const { type, reason, message } = event.detail;
      this.#events.push(`${type} ${reason} ${message}`);
    }
    if (event.kind === 'ObjectCreated' || event.kind === 'ObjectModified') this.#keep(event.detail.object);
    if (event.kind === 'ObjectDeleted') {
      this.#replicaSets.delete(event.subject);
      this.#terminating.delete(event.subject);
    }
    if (event.kind === 'ObjectCreated' && event.detail.object.kind === 'Pod') {
      this.#created.push(event.detail.object.metadata.name);
    }
  }

  row(): Pick<RolloutRow, 'replicaSets' | 'status' | 'terminating'> {
    const replicaSets = [...this.#replicaSets.values()].map(({ metadata, spec, status = {} }) => [
      metadata.name,
      [spec.replicas ?? 0, status.replicas ?? 0, status.readyReplicas ?? 0, status.availableReplicas ?? 0],
    ]);
    const { replicas = 0, updatedReplicas = 0, readyReplicas = 0 } = this.#status;
    const { availableReplicas = 0, unavailableReplicas = 0 } = this.#status;
    return {
      replicaSets: Object.fromEntries(replicaSets) as RolloutRow['replicaSets'],
      status: [replicas, updatedReplicas, readyReplicas, availableReplicas, unavailableReplicas],
      terminating: this.#terminating.size,
    };
  }

  conditions(): readonly string[] {
    return (this.#status.conditions ?? []).map(
      ({ type, status, reason, message }) => `${type}=${status} ${reason} ${message}`,
    );
  }

  takeNews(): Partial<RolloutRow> {
    // The measured rows list what was created as it came, what was deleted by name.
    const [created, deleted, events] = [this.#created, this.#deleted.sort(), this.#events];
    [this.#created, this.#deleted, this.#events] = [[], [], []];
    return {
      ...(created.length > 0 ? { created } : {}),
      ...(deleted.length > 0 ? { deleted } : {}),
      ...(events.length > 0 ? { events } : {}),
    };
  }

  #keep(object: KubernetesObject): void {
    const key = `${object.kind}/${object.metadata.namespace ?? ''}/${object.metadata.name}`;
    if (object.kind === 'ReplicaSet') this.#replicaSets.set(key, object as ReplicaSet);
    if (object.kind === 'Deployment') this.#status = (object as Deployment).status ?? {};
    if (object.kind !== 'Pod' || object.metadata.deletionTimestamp === undefined) return;
    if (!this.#terminating.has(key)) this.#deleted.push(object.metadata.name);
    this.#terminating.add(key);
  }
}
