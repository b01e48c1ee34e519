import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { Run } from '#cluster/run.ts';
import { documentOf } from '#cluster/runDocuments.ts';
import type { ScenePlace } from '#cluster/scene.ts';
import type { EventId } from '#simulation/trace.ts';
import { podSource } from './fields.ts';
import { firstObject } from './writes.ts';

/** The lines an event is about: the Scenario's for what it had done or sent, else the object's, or its pod's owner's. */
export function placeOf(run: Run, _model: RolloutModel, id: EventId): ScenePlace | null {
  const event = run.trace.events[id];
  if (!event) return null;
  if (event.kind === 'ScenarioActionTaken' || event.kind === 'ScenarioActionSkipped') {
    return scenarioPlace(run, event.detail.path);
  }
  if (event.kind === 'RequestDecided') {
    return scenarioPlace(run, run.scenario.traffic[event.detail.traffic]?.path ?? '');
  }
  if (event.subject.startsWith('Pod/')) {
    const source = podSource(run, event.subject);
    if (!source) return null;
    const { document, prefix } = source;
    return {
      document: document.index,
      path: prefix in document.lines ? prefix : '',
      ink: 'main',
      lane: null,
    };
  }
  const key = ownKey(run, event.subject);
  const document = key === null ? null : documentOf(run, key);
  return document ? { document: document.index, path: '', ink: 'graphite', lane: null } : null;
}

/** An object of the text: itself, or the nearest owner that is; a slice belongs to its Service. */
function ownKey(run: Run, subject: string): string | null {
  if (documentOf(run, subject)) return subject;
  const object = firstObject(run.trace, subject);
  const owner = object?.metadata.ownerReferences?.find(({ controller }) => controller === true);
  return object && owner ? `${owner.kind}/${object.metadata.namespace ?? 'default'}/${owner.name}` : null;
}

function scenarioPlace({ documents }: Run, path: string): ScenePlace | null {
  const document = documents.find(({ outcome }) => outcome === 'scenario');
  if (!document) return null;
  return { document: document.index, path: path in document.lines ? path : '', ink: 'graphite', lane: null };
}
