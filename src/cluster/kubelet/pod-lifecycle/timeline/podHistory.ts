import type { Pod } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** One write of the pod to the store: from `at` on, the API shows this. */
export interface PodVersion {
  readonly at: Milliseconds;
  readonly event: EventId;
  readonly pod: Pod;
}

/** Everything of one pod in a trace, in order. */
export interface PodHistory {
  readonly subject: string;
  readonly versions: readonly PodVersion[];
  readonly events: readonly ClusterEvent[];
  readonly createdAt: Milliseconds;
  readonly goneAt: Milliseconds | null;
  /** When nothing of it can be seen any more: gone from the API and stopped on its node, or the end of the run. */
  readonly until: Milliseconds;
  readonly document: number;
  /** Kind of the object whose template it was made of, or null. */
  readonly ownerKind: string | null;
}

/** The pods of a run in order of creation. Linear in the trace. */
export function podHistories(run: Run): readonly PodHistory[] {
  const { events, end } = run.trace;
  const bySubject = new Map<
    string,
    { versions: PodVersion[]; events: ClusterEvent[]; goneAt: number | null }
  >();
  for (const event of events) {
    if (event.kind === 'ObjectCreated' && event.detail.object.kind === 'Pod') {
      if (!bySubject.has(event.subject))
        bySubject.set(event.subject, { versions: [], events: [], goneAt: null });
    }
    const history = bySubject.get(event.subject);
    if (!history) continue;
    history.events.push(event);
    if (event.kind === 'ObjectCreated' || event.kind === 'ObjectModified') {
      history.versions.push({ at: event.at, event: event.id, pod: event.detail.object as Pod });
    } else if (event.kind === 'ObjectDeleted') {
      history.goneAt = event.at;
    }
  }
  return [...bySubject].flatMap(([subject, { versions, events: own, goneAt }]) => {
    const [first] = versions;
    if (!first) return [];
    const stopped = own.findLast(({ kind }) => kind === 'ContainerExited' || kind === 'SandboxStopped');
    const until = goneAt === null ? end : Math.max(goneAt, stopped?.at ?? goneAt);
    return [
      {
        subject,
        versions,
        events: own,
        createdAt: first.at,
        goneAt,
        until,
        ...originOf(events, first.event),
      },
    ];
  });
}

function originOf(
  events: readonly ClusterEvent[],
  created: EventId,
): { readonly document: number; readonly ownerKind: string | null } {
  let ownerKind: string | null = null;
  for (let id: EventId | null = created; id !== null; ) {
    const event: ClusterEvent | undefined = events[id];
    if (!event) break;
    if (event.kind === 'TemplatePodCreated') ownerKind = event.detail.owner.split('/')[0] ?? null;
    if (event.kind === 'ManifestApplied') return { document: event.detail.document, ownerKind };
    id = event.cause;
  }
  return { document: 0, ownerKind };
}
