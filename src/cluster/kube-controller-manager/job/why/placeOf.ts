import type { JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { Run } from '#cluster/run.ts';
import type { ScenePlace } from '#cluster/scene.ts';
import type { EventId } from '#simulation/trace.ts';
import { accountOf } from './accountOf.ts';
import { jobWhy } from './jobWhy.ts';

/** What of the text an event is about: the field that decided it, else its Job; null when it is about none. */
export function placeOf(run: Run, _model: JobsModel, id: EventId): ScenePlace | null {
  const event = run.trace.events[id];
  const told = event ? accountOf(run, event) : null;
  if (!event || !told) return null;
  const why = jobWhy(run, event);
  const field = told.fields.find((one) => one !== null && one.text !== null);
  const document = field?.document ?? why?.job.document ?? null;
  if (document === null) return null;
  const path = field?.path ?? why?.job.specPath ?? 'spec';
  return { document, path, ink: 'main', lane: why?.lane?.key ?? null };
}
