import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { Run } from '#cluster/run.ts';
import type { ScenePlace } from '#cluster/scene.ts';
import type { EventId } from '#simulation/trace.ts';
import { changeAt, subjectOfChange } from './explainStatus.ts';
import { podWhy, specPath } from './podWhy.ts';
import { traceIndex } from './traceIndex.ts';

const inks = {
  main: 'main',
  sidecar: 'sidecar',
  init: 'init',
  ephemeral: 'graphite',
  endpoint: 'graphite',
} as const;

/** What of the text an event is about: a container with its lane, else its pod; null for an event about neither. */
export function placeOf(run: Run, model: Timeline, id: EventId): ScenePlace | null {
  const event = traceIndex(run).events[id];
  if (!event) return null;
  if (event.kind === 'ManifestApplied') {
    return { document: event.detail.document, path: '', ink: 'graphite', lane: null };
  }
  const why = podWhy(run, event);
  const pod = model.pods.find(({ subject }) => subject === event.subject);
  if (!why || !pod) return null;
  const change = changeAt(why, event);
  const name =
    'container' in event.detail ? event.detail.container : change?.status ? subjectOfChange(change) : null;
  const lane = pod.lanes.find((one) => one.name === name);
  const { document } = pod;
  if (!lane) return { document, path: specPath(why.history), ink: 'graphite', lane: null };
  // The same key as lanePairs gives, which pins the lane.
  return { document, path: lane.path, ink: inks[lane.role], lane: `${pod.subject}/${lane.name}` };
}
