import type { Pod } from '#api/types.ts';
import type { EndpointSpan } from '#cluster/endpointSpans.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { LifeExit, LifeSpan, LifeState, PodLife, Revision } from './rolloutModel.ts';
import type { PodRecord } from './trafficIndex.ts';

const hashLabel = 'pod-template-hash';

/** The lives of a workload's pods and the revisions they are of, each by first appearance. */
export function podLives(
  records: readonly PodRecord[],
  endpoints: ReadonlyMap<string, readonly EndpointSpan[]>,
  end: Milliseconds,
): { readonly pods: readonly PodLife[]; readonly revisions: readonly Revision[] } {
  const hashes = [...new Set(records.map(hashOf))];
  const pods = records.map((record) => lifeOf(record, hashes.indexOf(hashOf(record)), endpoints, end));
  return {
    pods: inLaneOrder(pods),
    revisions: hashes.map((hash, order) => revisionOf(hash, order, hashes.length)),
  };
}

function hashOf({ versions }: PodRecord): string {
  return versions[0]?.object?.metadata.labels?.[hashLabel] ?? '';
}

function revisionOf(hash: string, order: number, count: number): Revision {
  if (count === 1) return { hash, order, ink: 'main', role: 'only' };
  if (order === 0) return { hash, order, ink: 'graphite', role: 'old' };
  if (order === count - 1) return { hash, order, ink: 'main', role: 'new' };
  return { hash, order, ink: order % 2 === 1 ? 'init' : 'sidecar', role: 'between' };
}

/** By node; old before new; then by creation, those that go first before those that stay. */
function inLaneOrder(pods: readonly PodLife[]): readonly PodLife[] {
  const nodeOf = ({ node }: PodLife) => node ?? '\uffff';
  return [...pods].sort(
    (a, b) =>
      compareNames(nodeOf(a), nodeOf(b)) ||
      a.revision - b.revision ||
      a.createdAt - b.createdAt ||
      (a.deletedAt ?? Infinity) - (b.deletedAt ?? Infinity) ||
      a.createdBy - b.createdBy,
  );
}

/** `node-2` before `node-10`. */
export function compareNames(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}

function lifeOf(
  { key, versions, events }: PodRecord,
  revision: number,
  endpoints: ReadonlyMap<string, readonly EndpointSpan[]>,
  end: Milliseconds,
): PodLife {
  const first = versions[0]!;
  const pods = versions.flatMap(({ at, event, object }) => (object === null ? [] : [{ at, event, object }]));
  const last = pods.at(-1)!.object;
  const deletion = pods.find(({ object }) => object.metadata.deletionTimestamp !== undefined);
  const gone = versions.find(({ object }) => object === null);
  const exited = events.findLast(({ kind }) => kind === 'ContainerExited' || kind === 'SandboxStopped');
  const { name } = last.metadata;
  const deletedAt = deletion?.at ?? gone?.at ?? null;
  const until = gone ? Math.max(gone.at, Math.min(end, exited?.at ?? gone.at)) : end;
  const drawn = new Drawing(
    first,
    pods,
    events,
    deletedAt === null ? null : { at: deletedAt, event: (deletion ?? gone)!.event },
  );
  return {
    key,
    name,
    short: name.slice(name.lastIndexOf('-') + 1),
    node: pods.find(({ object }) => object.spec.nodeName)?.object.spec.nodeName ?? null,
    revision,
    ip: pods.find(({ object }) => object.status?.podIP)?.object.status?.podIP ?? null,
    createdAt: first.at,
    createdBy: first.event,
    deletedAt,
    goneAt: gone?.at ?? null,
    until,
    ...drawn.finish(gone?.at ?? null, end),
    endpoint: endpoints.get(key)?.filter(({ to, from }) => to > first.at && from < until) ?? [],
  };
}

interface Moment {
  readonly at: Milliseconds;
  readonly event: EventId;
}

interface PodVersion extends Moment {
  readonly object: Pod;
}

/** Turns what happened to one pod into the line its pen draws. */
class Drawing {
  readonly #spans: LifeSpan[] = [];
  readonly #exits: LifeExit[] = [];
  readonly #steps: readonly { readonly at: number; readonly run: () => void }[];
  readonly #running = new Set<string>();
  #ready = false;
  #deleted = false;
  #signalled = false;
  #state: LifeState | null = 'waiting';
  #since: Moment;

  constructor(
    first: Moment,
    versions: readonly PodVersion[],
    events: readonly ClusterEvent[],
    deletion: Moment | null,
  ) {
    this.#since = { at: first.at, event: first.event };
    const writes = versions.map((version) => ({ ...version, run: () => this.#seeReady(version) }));
    const doings = events.flatMap((event) =>
      isDoing(event) ? [{ at: event.at, event: event.id, run: () => this.#see(event) }] : [],
    );
    const ends = deletion ? [{ ...deletion, run: () => this.#delete(deletion) }] : [];
    this.#steps = [...writes, ...doings, ...ends].sort((a, b) => a.at - b.at || a.event - b.event);
  }

  finish(goneAt: Milliseconds | null, end: Milliseconds): Pick<PodLife, 'spans' | 'exits'> {
    for (const { run } of this.#steps) run();
    const closed = goneAt !== null && this.#running.size === 0 ? goneAt : end;
    this.#turn(null, { at: closed, event: this.#since.event });
    return { spans: this.#spans, exits: this.#exits };
  }

  #seeReady({ at, event, object }: PodVersion): void {
    const ready =
      object.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;
    if (ready === this.#ready) return;
    this.#ready = ready;
    this.#settle({ at, event });
  }

  #see(event: Doing): void {
    const moment = { at: event.at, event: event.id };
    if (event.kind === 'ContainerStarted') this.#running.add(event.detail.container);
    else if (event.kind === 'ContainerSignalled') {
      if (this.#deleted) this.#signalled = true;
    } else {
      this.#running.delete(event.detail.container);
      const { exitCode, by } = event.detail;
      if (by !== 'sigterm' && (exitCode !== 0 || !this.#deleted)) this.#exits.push({ ...moment, exitCode });
    }
    this.#settle(moment);
  }

  #delete(moment: Moment): void {
    this.#deleted = true;
    this.#settle(moment);
  }

  #settle(moment: Moment): void {
    this.#turn(this.#now(), moment);
  }

  #now(): LifeState | null {
    if (this.#running.size === 0) return this.#deleted ? null : 'waiting';
    if (!this.#deleted) return this.#ready ? 'ready' : 'running';
    return this.#signalled ? 'terminating' : 'lingering';
  }

  #turn(state: LifeState | null, { at, event }: Moment): void {
    if (state === this.#state) return;
    const { at: from, event: begun } = this.#since;
    if (this.#state !== null && at > from) {
      this.#spans.push({ state: this.#state, from, to: at, event: begun });
    }
    this.#state = state;
    this.#since = { at, event };
  }
}

type Doing = Extract<ClusterEvent, { kind: 'ContainerStarted' | 'ContainerSignalled' | 'ContainerExited' }>;

function isDoing(event: ClusterEvent): event is Doing {
  return (
    event.kind === 'ContainerStarted' ||
    event.kind === 'ContainerSignalled' ||
    event.kind === 'ContainerExited'
  );
}
