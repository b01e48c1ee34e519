import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { Pod } from '#api/types.ts';
import { keyOf } from '#simulation/store.ts';

const annotation = 'endpoints.kubernetes.io/last-change-trigger-time';

interface Seen {
  readonly service: string;
  /** By pod name. */
  readonly pods: ReadonlyMap<string, string>;
}

/**
 * Finds when that happened which makes slices change: the oldest of the changes since the last sync of a Service. Times
 * are whole seconds in RFC 3339, as objects hold them.
 *
 * Source: v1.28 staging/src/k8s.io/endpointslice/util/trigger_time_tracker.go.
 */
export class TriggerTimes {
  readonly #seen = new Map<string, Seen>();

  /** The time for what this sync writes; null when nothing has changed that has a time. */
  sync(service: Service, pods: readonly Pod[]): string | null {
    const key = keyOf(service);
    const before = this.#seen.get(key);
    const created = service.metadata.creationTimestamp ?? '';
    const times = new Map(pods.map((pod) => [pod.metadata.name, readyTime(pod)]));
    this.#seen.set(key, { service: created, pods: times });
    if (before === undefined) return created || null;
    const changed = [...times].filter(([pod, time]) => time > (before.pods.get(pod) ?? ''));
    const all = [...changed.map(([, time]) => time), ...(created > before.service ? [created] : [])];
    return all.sort()[0] ?? null;
  }

  forget(service: string): void {
    this.#seen.delete(service);
  }
}

/** A slice as it is written, with the time or without one. Source: v1.28 staging/src/k8s.io/endpointslice/utils.go:addTriggerTimeAnnotation. */
export function withTriggerTime(slice: EndpointSlice, time: string | null): EndpointSlice {
  const { annotations = {}, ...metadata } = slice.metadata;
  if (time === null && annotations[annotation] === undefined) return slice;
  const { [annotation]: _, ...others } = annotations;
  const next = time === null ? others : { ...others, [annotation]: time };
  const isEmpty = Object.keys(next).length === 0;
  return { ...slice, metadata: isEmpty ? metadata : { ...metadata, annotations: next } };
}

function readyTime({ status }: Pod): string {
  return status?.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime ?? '';
}
