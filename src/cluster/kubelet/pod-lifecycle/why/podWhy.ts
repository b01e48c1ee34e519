import { type Container, isSidecar, type Pod } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { ActionReason } from '#cluster/kubelet/pod-lifecycle/podAction.ts';
import { type PodHistory, templateSpec } from '#cluster/kubelet/pod-lifecycle/timeline/podHistory.ts';
import type { ContainerLane } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { Run } from '#cluster/run.ts';
import type { EventId } from '#simulation/trace.ts';
import { type EventOfKind, type TraceIndex, traceIndex } from './traceIndex.ts';

/** An event of a pod and what is needed to say why it happened. */
export interface PodWhy {
  readonly run: Run;
  readonly index: TraceIndex;
  readonly history: PodHistory;
  /** The pod as the API showed it at the event; at its creation before that. */
  readonly pod: Pod;
  readonly id: EventId;
}

/** A container and its place in its document. */
export interface PlacedContainer {
  readonly container: Container;
  readonly role: Exclude<ContainerLane['role'], 'endpoint'>;
  /** Its number in its list. */
  readonly position: number;
  /** E.g. `spec.initContainers[1]`. */
  readonly path: string;
}

/** Null for an event that is about no pod. */
export function podWhy(run: Run, event: ClusterEvent): PodWhy | null {
  const index = traceIndex(run);
  const history = index.histories.get(event.subject);
  if (!history) return null;
  return { run, index, history, pod: podAt(history, event.id), id: event.id };
}

/** The pod as the API showed it once event `id` had happened. */
export function podAt(history: PodHistory, id: EventId): Pod {
  const { versions } = history;
  return (versions.findLast(({ event }) => event <= id) ?? versions[0]!).pod;
}

/** Path of the pod's spec in its document. */
export function specPath({ ownerKind }: PodHistory): string {
  return ownerKind === null ? 'spec' : templateSpec(ownerKind);
}

export function placedContainer({ history, pod }: PodWhy, name: string): PlacedContainer | null {
  const prefix = specPath(history);
  const { initContainers = [], containers, ephemeralContainers = [] } = pod.spec;
  const place = (
    list: string,
    all: readonly Container[],
    roleOf: (container: Container) => PlacedContainer['role'],
  ): PlacedContainer | null => {
    const position = all.findIndex((one) => one.name === name);
    const container = all[position];
    return container
      ? { container, role: roleOf(container), position, path: `${prefix}.${list}[${position}]` }
      : null;
  };
  return (
    place('initContainers', initContainers, (one) => (isSidecar(one) ? 'sidecar' : 'init')) ??
    place('containers', containers, () => 'main') ??
    place('ephemeralContainers', ephemeralContainers, () => 'ephemeral')
  );
}

export function isSidecarOf(why: PodWhy, name: string): boolean {
  return placedContainer(why, name)?.role === 'sidecar';
}

export function sidecarsOf({ pod }: PodWhy): readonly string[] {
  return (pod.spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name);
}

/** The sync an event happened in. */
export function syncOf({ index }: PodWhy, event: ClusterEvent): EventOfKind<'SyncPodStarted'> | null {
  return ancestor(index, event, 'SyncPodStarted', () => false);
}

/** The decision an event carries out, made in the same sync. */
export function decisionOf({ index }: PodWhy, event: ClusterEvent): EventOfKind<'PodActionsComputed'> | null {
  return ancestor(index, event, 'PodActionsComputed', ({ kind }) => kind === 'SyncPodStarted');
}

/** Why a decision does this to a container; its reason for the whole pod when `container` is empty. */
export function reasonFor(
  decision: EventOfKind<'PodActionsComputed'> | null,
  container: string,
  action: ActionReason['action'],
): ActionReason | null {
  return decision?.detail.reasons.find((one) => one.container === container && one.action === action) ?? null;
}

function ancestor<Kind extends ClusterEvent['kind']>(
  index: TraceIndex,
  event: ClusterEvent,
  kind: Kind,
  stop: (event: ClusterEvent) => boolean,
): EventOfKind<Kind> | null {
  let at: ClusterEvent | undefined = event;
  while (at && at.kind !== kind) {
    if (at.cause === null || stop(at)) return null;
    at = index.events[at.cause];
  }
  return (at as EventOfKind<Kind> | undefined) ?? null;
}
