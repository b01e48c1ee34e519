import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import type { Run } from '#cluster/run.ts';
import { documentOf } from '#cluster/runDocuments.ts';
import type { ScenePlace } from '#cluster/scene.ts';
import type { EventId } from '#simulation/trace.ts';

/** The lines an event is about: the port that asks, else its Service; null for what no document says. */
export function placeOf(run: Run, _model: PortMap, id: EventId): ScenePlace | null {
  const event = run.trace.events[id];
  const document = event ? documentOf(run, event.subject) : null;
  if (!event || !document) return null;
  const written = 'path' in event.detail && typeof event.detail.path === 'string' ? event.detail.path : '';
  const path = [written, written.replace(/\.[^.]+$/, '')].find((one) => document.lines[one]) ?? '';
  const ink =
    event.kind === 'NodePortAllocated' ? (event.detail.how === 'asked' ? 'sidecar' : 'main') : 'graphite';
  return { document: document.index, path, ink, lane: null };
}
