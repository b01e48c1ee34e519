import type { Pod } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { JobPodHistory } from './jobHistory.ts';
import type { Attempt, AttemptCap, AttemptOutcome, AttemptSpan, RuleMatch } from './jobsModel.ts';

/** What the controller decided about pods, by pod. */
export interface PodDecisions {
  readonly matches: ReadonlyMap<string, RuleMatch>;
  readonly counted: ReadonlyMap<string, NonNullable<Attempt['counted']>>;
  readonly deleted: ReadonlyMap<string, string>;
}

/** One pod as an attempt: what its node did, and readiness, phase and deletion as the API showed them. */
export function attemptOf(
  history: JobPodHistory,
  ordinal: number,
  decisions: PodDecisions,
  end: Milliseconds,
): Attempt {
  const pen = new Pen(history, end);
  for (const event of history.events) pen.see(event);
  const { subject } = history;
  return {
    pod: subject,
    ordinal,
    createdAt: history.createdAt,
    event: history.created,
    ...pen.finish(decisions.deleted.get(subject) ?? null),
    match: decisions.matches.get(subject) ?? null,
    counted: decisions.counted.get(subject) ?? null,
  };
}

type Life = Omit<Attempt, 'pod' | 'ordinal' | 'createdAt' | 'event' | 'match' | 'counted'>;
type State = AttemptSpan['state'];

/** Containers of a pod that end nearly together keep it from nothing. */
const leastKeptMs = 2000;

class Pen {
  readonly #end: Milliseconds;
  readonly #mains: ReadonlySet<string>;
  readonly #plainInits: ReadonlySet<string>;
  readonly #spans: AttemptSpan[] = [];
  readonly #running = new Set<string>();
  readonly #exits = new Map<string, AttemptCap>();
  #state: State | null = 'waiting';
  #from: Milliseconds;
  #event: EventId;
  #startedAt: Milliseconds | null = null;
  #lastExitAt: Milliseconds | null = null;
  #ready = false;
  #phase: Pod['status'] = undefined;
  #terminal: { readonly at: Milliseconds; readonly event: EventId } | null = null;
  #deleted: { readonly at: Milliseconds; readonly event: EventId } | null = null;
  #goneAt: Milliseconds | null = null;
  #disruption: string | null = null;
  #keptBy: Attempt['keptBy'] = null;

  constructor({ pod, createdAt, created }: JobPodHistory, end: Milliseconds) {
    this.#end = end;
    this.#from = createdAt;
    this.#event = created;
    this.#mains = new Set(pod.spec.containers.map(({ name }) => name));
    const inits = (pod.spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy !== 'Always');
    this.#plainInits = new Set(inits.map(({ name }) => name));
  }

  see(event: ClusterEvent): void {
    const { at, id } = event;
    switch (event.kind) {
      case 'ObjectCreated':
      case 'ObjectModified':
        this.#seeObject(event.detail.object as Pod, at, id);
        return;
      case 'ObjectDeleted':
        this.#goneAt = at;
        return;
      case 'ContainerStarted':
        this.#running.add(event.detail.container);
        this.#startedAt ??= at;
        if (this.#state === 'waiting' || this.#state === null || this.#state === 'restarting')
          this.#turn(this.#ready ? 'ready' : 'running', at, id);
        return;
      case 'ContainerSignalled':
        if (this.#state !== 'terminating') this.#turn('terminating', at, id);
        return;
      case 'ContainerExited':
        this.#exit(event);
        return;
      case 'ContainerBackedOff':
        if (this.#state === null) {
          this.#from = event.detail.sinceMs;
          this.#state = 'restarting';
          this.#event = id;
        }
        return;
      default:
        return;
    }
  }

  finish(deletedAs: string | null): Life {
    const endAt = this.#endAt();
    this.#turn(null, endAt, 0);
    const terminatingTo = Math.min(this.#terminal?.at ?? this.#end, this.#goneAt ?? this.#end);
    return {
      endAt,
      startedAt: this.#startedAt,
      spans: this.#spans.filter(({ from, to }) => to > from),
      cap: this.#cap(endAt),
      outcome: this.#outcome(deletedAs),
      terminating:
        this.#deleted && terminatingTo > this.#deleted.at
          ? { from: this.#deleted.at, to: terminatingTo, event: this.#deleted.event }
          : null,
      disruption: this.#disruption,
      keptBy: this.#keptBy && endAt - this.#keptBy.from > leastKeptMs ? this.#keptBy : null,
    };
  }

  #seeObject({ metadata, status }: Pod, at: Milliseconds, id: EventId): void {
    if (metadata.deletionTimestamp !== undefined) this.#deleted ??= { at, event: id };
    const ready = status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';
    if (ready !== this.#ready) {
      this.#ready = ready;
      if (this.#state === 'running' || this.#state === 'ready')
        this.#turn(ready ? 'ready' : 'running', at, id);
    }
    const disruption = status?.conditions?.find(({ type }) => type === 'DisruptionTarget');
    if (disruption?.status === 'True') this.#disruption = disruption.reason ?? 'DisruptionTarget';
    this.#phase = status;
    if (status?.phase === 'Failed' || status?.phase === 'Succeeded') this.#terminal ??= { at, event: id };
  }

  #exit({ at, id, detail }: Extract<ClusterEvent, { kind: 'ContainerExited' }>): void {
    const { container, exitCode, by } = detail;
    this.#running.delete(container);
    if (this.#mains.has(container)) this.#exits.set(container, { at, exitCode, by, reason: '', event: id });
    if (this.#running.size > 0) {
      const running = [...this.#running].filter((name) => this.#mains.has(name));
      if (running.length > 0 && this.#mains.has(container) && this.#deleted === null)
        this.#keptBy = { from: at, ended: [...this.#exits.keys()], running, event: id };
      return;
    }
    this.#lastExitAt = at;
    this.#turn(this.#plainInits.has(container) && exitCode === 0 ? 'waiting' : null, at, id);
  }

  #turn(state: State | null, at: Milliseconds, event: EventId): void {
    if (this.#state !== null && at > this.#from)
      this.#spans.push({ state: this.#state, from: this.#from, to: at, event: this.#event });
    this.#state = state;
    this.#from = at;
    this.#event = event;
  }

  #endAt(): Milliseconds {
    if (this.#state === null && this.#lastExitAt !== null) {
      const comesAgain = this.#terminal === null && this.#goneAt === null && this.#deleted === null;
      return comesAgain ? this.#end : this.#lastExitAt;
    }
    const over = Math.min(this.#terminal?.at ?? this.#end, this.#goneAt ?? this.#end);
    return Math.max(over, this.#from);
  }

  /** The main container that failed first tells how the pod ended; without one, the last that ended. */
  #cap(endAt: Milliseconds): AttemptCap | null {
    if (this.#terminal === null && this.#goneAt === null && this.#deleted === null) return null;
    const exits = [...this.#exits.values()].sort((a, b) => a.at - b.at);
    const told = exits.find(({ exitCode }) => exitCode !== 0) ?? exits.at(-1);
    const reason = this.#phase?.reason ?? '';
    if (told && this.#state === null) return { ...told, at: endAt, reason };
    if (this.#terminal === null && this.#goneAt === null) return null;
    return { at: endAt, exitCode: null, by: 'self', reason, event: this.#terminal?.event ?? this.#event };
  }

  #outcome(deletedAs: string | null): AttemptOutcome {
    if (deletedAs === 'jobFailed') return 'killed';
    if (deletedAs !== null) return 'removed';
    if (this.#phase?.phase === 'Succeeded') return 'succeeded';
    if (this.#phase?.phase === 'Failed' || this.#deleted !== null || this.#goneAt !== null) return 'failed';
    return 'unfinished';
  }
}
