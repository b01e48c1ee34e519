import { pathText } from '#api/fieldPath.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { EventId } from '#simulation/trace.ts';
import type { ClusterEvent, ClusterTrace } from './facts.ts';

export type RefusedService = Extract<ClusterEvent, { kind: 'ServiceRefused' }>;

/** What a run answered to one Service of the text. */
export interface ServiceAnswered {
  /** Oldest first; a Service that is applied again may be refused again. */
  readonly refused: readonly RefusedService[];
  /** As it was stored when it was first taken; null when it never was. */
  readonly stored: Service | null;
  /** Of how many ports each drawn one was drawn, by the field it is for. */
  readonly drawnOf: ReadonlyMap<string, number>;
}

/** A run's answers, by `<document> Service/<namespace>/<name>`; null for what was never applied. */
export function serviceAnswers({ events }: ClusterTrace): (key: string) => ServiceAnswered | null {
  const applied = new Map<string, EventId[]>();
  const refusals = new Map<EventId, RefusedService>();
  const writes = new Map<EventId, Service>();
  const drawn = new Map<EventId, Map<string, number>>();
  /** What stood in the store when an application that changed nothing went out. */
  const standing = new Map<EventId, Service>();
  const stored = new Map<string, Service>();
  for (const event of events) {
    const { kind, cause, detail, id, subject } = event;
    if (kind === 'ManifestApplied' && detail.kind === 'Service') {
      const key = `${detail.document} ${subject}`;
      applied.set(key, [...(applied.get(key) ?? []), id]);
      const before = stored.get(subject);
      if (before) standing.set(id, before);
    } else if (cause === null) continue;
    else if (kind === 'ServiceRefused') refusals.set(cause, event);
    else if (kind === 'NodePortAllocated' && detail.how === 'drawn') {
      drawn.set(cause, (drawn.get(cause) ?? new Map<string, number>()).set(detail.path, detail.freeInBand));
    } else if ((kind === 'ObjectCreated' || kind === 'ObjectModified') && detail.object.kind === 'Service') {
      // A fact of the store says only that it is an object.
      const service = detail.object as Service;
      writes.set(cause, service);
      stored.set(subject, service);
    }
  }
  return (key) => {
    const ids = applied.get(key);
    if (ids === undefined) return null;
    const taken = ids.find((id) => !refusals.has(id));
    return {
      refused: ids.flatMap((id) => refusals.get(id) ?? []),
      stored: taken === undefined ? null : (writes.get(taken) ?? standing.get(taken) ?? null),
      drawnOf: (taken === undefined ? undefined : drawn.get(taken)) ?? new Map(),
    };
  };
}

/** Of how many ports the one at `path` was drawn; null where it was not drawn for this very field. */
export function drawnFrom(
  { drawnOf, stored }: ServiceAnswered,
  path: readonly (string | number)[],
): number | null {
  const known = drawnOf.get(pathText(path));
  if (known !== undefined) return known;
  // Entries of one number share their port: the first of them drew it.
  const index = path[1] === 'ports' ? Number(path[2]) : -1;
  const number = stored?.spec.ports?.[index]?.nodePort ?? 0;
  const first =
    number === 0 ? -1 : (stored?.spec.ports?.findIndex(({ nodePort }) => nodePort === number) ?? -1);
  return first < 0 ? null : (drawnOf.get(`spec.ports[${first}].nodePort`) ?? null);
}
