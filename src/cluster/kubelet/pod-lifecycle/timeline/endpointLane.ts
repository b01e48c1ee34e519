import type { EndpointSlice } from '#api/discoveryTypes.ts';
import {
  type EndpointSpan,
  type EndpointState,
  endpointSpans,
  type SliceVersion,
} from '#cluster/endpointSpans.ts';
import type { Run } from '#cluster/run.ts';
import { endpointLane as words } from '#i18n/endpointLane.ts';
import type { Sentence } from '#i18n/sentence.ts';
import type { PodHistory } from './podHistory.ts';
import type { ContainerLane, SpanState } from './timeline.ts';

/** No container can have this name: theirs are lower-case. */
const endpointLaneName = 'Endpoint';

/** What the run's EndpointSlices say of each pod, by its key; empty where no Service selects any. */
export function endpointsOfPods({ trace }: Run): ReadonlyMap<string, readonly EndpointSpan[]> {
  const slices = new Map<string, SliceVersion[]>();
  for (const event of trace.events) {
    const { kind, subject, at, id } = event;
    if (kind !== 'ObjectCreated' && kind !== 'ObjectModified' && kind !== 'ObjectDeleted') continue;
    const { object } = event.detail;
    if (object.kind !== 'EndpointSlice') continue;
    const versions = slices.get(subject) ?? [];
    slices.set(subject, versions);
    const slice = kind === 'ObjectDeleted' ? null : (object as unknown as EndpointSlice);
    versions.push({ at, event: id, object: slice });
  }
  return slices.size === 0 ? new Map() : endpointSpans(slices, null, trace.end);
}

/** The lane under a pod's containers: ready in full, serving while terminating hatched, not ready an outline. */
export function endpointLane(
  { createdAt, until }: PodHistory,
  path: string,
  spans: readonly EndpointSpan[],
): ContainerLane {
  return {
    name: endpointLaneName,
    role: 'endpoint',
    notes: [words.role],
    path,
    // A name may have been another pod's before.
    spans: spans
      .filter(({ from, to }) => to > createdAt && from <= until)
      .map(({ state, from, to, event }) => ({
        state: spanStates[state],
        from,
        to,
        event,
        label: labels[state],
      })),
    caps: [],
    probes: [],
    brackets: [],
  };
}

const spanStates: Readonly<Record<EndpointState, SpanState>> = {
  ready: 'ready',
  servingTerminating: 'running',
  notReady: 'waiting',
  notServing: 'waiting',
};

const labels: Readonly<Record<EndpointState, Sentence | null>> = {
  ready: null,
  servingTerminating: words.servingTerminating,
  notReady: words.notReady,
  notServing: words.notServing,
};
