import type { KubernetesObject, Pod, PodSpec } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import { keyOf } from '#simulation/store.ts';
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
  /** Kind of the pasted object whose template it was made of, or null. */
  readonly ownerKind: string | null;
  /** Its spec as it was pasted, in its own document or in its owner's template. */
  readonly pastedSpec: PodSpec;
  /** Its owner's controller is not modelled: it is the one pod that stands in for what that would make. */
  readonly isStandIn: boolean;
}

/** The pods of a run in order of creation. Linear in the trace. */
export function podHistories(run: Run): readonly PodHistory[] {
  const { events, end } = run.trace;
  const origins = originsOf(events);
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
        ...originOf(origins, first.pod),
        isStandIn: origins.standIns.has(subject),
      },
    ];
  });
}

/** Path of the pod spec in an object of a kind that has a pod template. */
export function templateSpec(kind: string): string {
  if (kind === 'CronJob') return 'spec.jobTemplate.spec.template.spec';
  return kind === 'PodTemplate' ? 'template.spec' : 'spec.template.spec';
}

/** Who owns whom, and which document each object came from. */
interface Origins {
  readonly owners: ReadonlyMap<string, KubernetesObject>;
  readonly documents: ReadonlyMap<string, number>;
  readonly standIns: ReadonlySet<string>;
}

function originsOf(events: readonly ClusterEvent[]): Origins {
  const owners = new Map<string, KubernetesObject>();
  const documents = new Map<string, number>();
  const standIns = new Set<string>();
  for (const event of events) {
    if (event.kind === 'ObjectCreated') {
      const { object } = event.detail;
      if (object.kind !== 'Pod') owners.set(event.subject, object);
    } else if (event.kind === 'ManifestApplied') documents.set(event.subject, event.detail.document);
    else if (event.kind === 'TemplatePodCreated') standIns.add(event.detail.pod);
  }
  return { owners, documents, standIns };
}

/** Up from owner to owner, to the object that was pasted. */
function originOf(
  { owners, documents }: Origins,
  pod: Pod,
): Pick<PodHistory, 'document' | 'ownerKind' | 'pastedSpec'> {
  let top: KubernetesObject = pod;
  for (let above = ownerOf(owners, top); above; above = ownerOf(owners, top)) top = above;
  const document = documents.get(keyOf(top)) ?? 0;
  if (top === pod) return { document, ownerKind: null, pastedSpec: pod.spec };
  const template = templateSpec(top.kind)
    .split('.')
    .reduce<unknown>((at, key) => Reflect.get(Object(at), key), top);
  return { document, ownerKind: top.kind, pastedSpec: (template as PodSpec | undefined) ?? pod.spec };
}

function ownerOf(
  owners: ReadonlyMap<string, KubernetesObject>,
  { metadata }: KubernetesObject,
): KubernetesObject | undefined {
  const reference = metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (reference === undefined) return undefined;
  const owner = owners.get(`${reference.kind}/${metadata.namespace ?? ''}/${reference.name}`);
  return owner?.metadata.uid === reference.uid ? owner : undefined;
}
