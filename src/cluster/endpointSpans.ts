import type { EndpointConditions, EndpointSlice } from '#api/discoveryTypes.ts';
import { serviceNameLabel } from '#api/serviceNameLabel.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** Conditions of an endpoint as one word: `notServing` is a terminating one that is not Ready any more. */
export type EndpointState = 'ready' | 'servingTerminating' | 'notReady' | 'notServing';

/** What the EndpointSlices say of a pod for a while. */
export interface EndpointSpan {
  readonly state: EndpointState;
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly event: EventId;
}

/** One write of a slice; null when it was deleted. */
export interface SliceVersion {
  readonly at: Milliseconds;
  readonly event: EventId;
  readonly object: EndpointSlice | null;
}

/**
 * What slices say of each pod over time, by the pod's key, each pod's spans in order. `service` null: those of any
 * Service, the first that names a pod telling.
 */
export function endpointSpans(
  slices: ReadonlyMap<string, readonly SliceVersion[]>,
  service: { readonly name: string; readonly namespace: string } | null,
  end: Milliseconds,
): ReadonlyMap<string, readonly EndpointSpan[]> {
  const spans = new Map<string, EndpointSpan[]>();
  const told = new Map<string, string>();
  for (const versions of slices.values()) {
    const slice = versions.find(({ object }) => object !== null)?.object;
    if (!slice) continue;
    const { labels = {}, namespace = 'default' } = slice.metadata;
    const name = labels[serviceNameLabel] ?? '';
    if (service && (name !== service.name || namespace !== service.namespace)) continue;
    for (const [pod, list] of spansOfSlice(versions, namespace, end)) {
      if ((told.get(pod) ?? name) !== name) continue;
      told.set(pod, name);
      // A pod may move from one slice to another.
      spans.set(
        pod,
        [...(spans.get(pod) ?? []), ...list].sort((a, b) => a.from - b.from),
      );
    }
  }
  return spans;
}

/** The state that conditions spell; absent ones are read as kube-proxy reads them. */
function endpointState({
  ready = true,
  serving = true,
  terminating = false,
}: EndpointConditions): EndpointState {
  if (ready) return 'ready';
  if (!terminating) return 'notReady';
  return serving ? 'servingTerminating' : 'notServing';
}

function spansOfSlice(
  versions: readonly SliceVersion[],
  namespace: string,
  end: Milliseconds,
): ReadonlyMap<string, readonly EndpointSpan[]> {
  const spans = new Map<string, EndpointSpan[]>();
  const open = new Map<
    string,
    { readonly state: EndpointState; readonly from: number; readonly event: EventId }
  >();
  const close = (pod: string, to: Milliseconds) => {
    const begun = open.get(pod);
    open.delete(pod);
    if (!begun || begun.from >= to) return;
    const list = spans.get(pod) ?? [];
    spans.set(pod, list);
    list.push({ ...begun, to });
  };
  for (const { at, event, object } of versions) {
    const seen = new Set<string>();
    for (const { targetRef, conditions = {} } of object?.endpoints ?? []) {
      if (targetRef?.name === undefined) continue;
      const pod = `Pod/${targetRef.namespace ?? namespace}/${targetRef.name}`;
      const state = endpointState(conditions);
      seen.add(pod);
      if (open.get(pod)?.state === state) continue;
      close(pod, at);
      open.set(pod, { state, from: at, event });
    }
    for (const pod of [...open.keys()]) if (!seen.has(pod)) close(pod, at);
  }
  for (const pod of [...open.keys()]) close(pod, end);
  return spans;
}
