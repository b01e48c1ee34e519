import { assert } from '#base/assert.ts';
import { type RandomStream, randomStream } from '#base/random.ts';
import { EntryQueue } from './entryQueue.ts';
import type { EventId, EventOf, FactMap, Limit, Milliseconds, Trace } from './trace.ts';

/** How far a run may go. The trace of a run that meets one is returned as far as it got. */
export interface Budget {
  readonly horizonMs: Milliseconds;
  readonly maxEvents: number;
  /** Asked now and then: the caller's clock, memory or Stop button. */
  readonly interrupted: (simulatedMs: Milliseconds) => Limit | null;
}

export const defaultMaxEvents = 400_000;

/** What a component tells when something happened; the simulator adds the id, the time and the cause. */
export interface Emission<Kind extends string, Detail> {
  readonly actor: string;
  readonly subject: string;
  readonly kind: Kind;
  readonly detail: Detail;
  readonly source: string;
  readonly alsoCausedBy?: readonly EventId[];
}

interface Entry {
  readonly at: Milliseconds;
  readonly order: number;
  readonly cause: EventId | null;
  readonly scope: Scope | null;
  readonly run: () => void;
  cancelled: boolean;
}

/** A machine that may go: what was scheduled inside it does not happen once it is halted. */
export interface Scope {
  halted: boolean;
}

/** A timer that can be called off. */
export interface Timer {
  cancelled: boolean;
}

/**
 * Virtual time: a queue ordered by (time, order, sequence), the trace, and keyed dice. It knows nothing of what it
 * simulates. While an entry runs, `cause` is the event that scheduled it, so every event knows what led to it.
 */
export class Simulator<Facts extends FactMap> {
  now: Milliseconds = 0;
  /** Place of the running entry among those of the same instant. */
  order = 0;
  cause: EventId | null = null;
  /** The machine whose entry is running; what is scheduled meanwhile is the machine's too. */
  scope: Scope | null = null;
  readonly #events: EventOf<Facts>[] = [];
  readonly #queue = new EntryQueue<Entry>();
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The trace so far. */
  get events(): readonly EventOf<Facts>[] {
    return this.#events;
  }

  /** Appends to the trace; returns the event's id. Its cause is what is being handled now. */
  emit<K extends keyof Facts & string>(emission: Emission<K, Facts[K]>): EventId {
    const id = this.#events.length;
    assert(this.cause === null || this.cause < id, 'a cause precedes its effect');
    const { actor, subject, kind, detail, source, alsoCausedBy } = emission;
    const event = { id, at: this.now, actor, subject, kind, cause: this.cause, detail, source };
    this.#events.push(
      (alsoCausedBy?.length ? { ...event, alsoCausedBy } : event) as unknown as EventOf<Facts>,
    );
    return id;
  }

  /** Runs `run` after `delayMs`, caused by what is being handled now. */
  schedule(delayMs: Milliseconds, order: number, run: () => void): Timer {
    return this.scheduleAt(this.now + delayMs, order, run);
  }

  scheduleAt(at: Milliseconds, order: number, run: () => void): Timer {
    assert(Number.isInteger(at) && at >= this.now, 'an instant is a whole millisecond not in the past');
    const entry: Entry = {
      at,
      order,
      cause: this.cause,
      scope: this.scope,
      run,
      cancelled: false,
    };
    this.#queue.push(entry);
    return entry;
  }

  /** Does `run` as an effect of `cause`. */
  because<T>(cause: EventId | null, run: () => T): T {
    const before = this.cause;
    this.cause = cause;
    try {
      return run();
    } finally {
      this.cause = before;
    }
  }

  /** Does `run` as work of `scope`. */
  inScope<T>(scope: Scope | null, run: () => T): T {
    const before = this.scope;
    this.scope = scope;
    try {
      return run();
    } finally {
      this.scope = before;
    }
  }

  /** A stream of draws that belongs to this component, object and purpose alone. */
  random(component: string, object: string, purpose: string): RandomStream {
    return randomStream(this.#seed, component, object, purpose);
  }

  /** Runs until nothing is left to do, the horizon, or a limit. */
  run(budget: Budget): Trace<Facts> {
    let truncated: Limit | null = null;
    for (let step = 1; ; step += 1) {
      const entry = this.#queue.peek();
      if (entry === undefined || entry.at > budget.horizonMs) break;
      if (this.#events.length >= budget.maxEvents) truncated = 'events';
      else if (step % 1024 === 0) truncated = budget.interrupted(this.now);
      if (truncated !== null) break;
      this.#queue.pop();
      if (entry.cancelled || entry.scope?.halted) continue;
      this.now = entry.at;
      this.order = entry.order;
      this.cause = entry.cause;
      this.scope = entry.scope;
      entry.run();
    }
    const end = truncated === null ? budget.horizonMs : this.now;
    // A copy: a run that goes on must not grow a trace that was handed out.
    return { events: this.#events.slice(), end, horizon: budget.horizonMs, truncated };
  }
}
