import type { ClusterFacts } from '#cluster/facts.ts';
import { order } from '#cluster/order.ts';
import { type Process, spawn } from '#simulation/process.ts';
import type { Simulator, Timer } from '#simulation/simulator.ts';
import type { ObjectKey } from '#simulation/store.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

export interface WorkQueueOptions {
  readonly actor: string;
  /** Place of its syncs among what happens at one instant. */
  readonly order: number;
  /** How many keys are worked on at once. */
  readonly workers: number;
  /** How often in a row a key may fail before it is given up; null: for ever. */
  readonly maxRetries: number | null;
  /** The pause after a first failure; absent: 5 ms, as most controllers have it. */
  readonly baseDelayMs?: Milliseconds;
  /** The longest pause; absent: 1,000 s. */
  readonly maxDelayMs?: Milliseconds;
}

/**
 * Works on one key. `alsoCausedBy` are later causes of work that was queued already; the first is the simulator's.
 * Gives the error it ended with, as kube-controller-manager logs it, or null.
 */
export type Sync = (key: ObjectKey, alsoCausedBy: readonly EventId[]) => Process<string | null>;

interface Entry {
  readonly cause: EventId | null;
  readonly alsoCausedBy: EventId[];
}

/** Source: v1.28 client-go util/workqueue/default_rate_limiters.go:DefaultControllerRateLimiter. */
const defaultBaseDelayMs = 5;
const defaultMaxDelayMs = 1_000_000;

/**
 * A controller's queue: keys in the order they came, each once, no key worked on twice at a time; one timer a key, the
 * earliest; and longer and longer pauses for keys that fail.
 *
 * Source: v1.28 client-go util/workqueue: queue.go, delaying_queue.go, rate_limiting_queue.go.
 */
export class WorkQueue {
  readonly #simulator: Simulator<ClusterFacts>;
  readonly #options: WorkQueueOptions;
  readonly #sync: Sync;
  readonly #waiting = new Map<ObjectKey, Entry>();
  readonly #working = new Map<ObjectKey, Entry | null>();
  readonly #timers = new Map<ObjectKey, Timer & { readonly at: Milliseconds }>();
  readonly #failures = new Map<ObjectKey, number>();
  #starting = false;

  constructor(simulator: Simulator<ClusterFacts>, options: WorkQueueOptions, sync: Sync) {
    this.#simulator = simulator;
    this.#options = options;
    this.#sync = sync;
  }

  /** Queues a key because of what is being handled now. */
  add(key: ObjectKey): void {
    const { cause } = this.#simulator;
    if (this.#working.has(key)) {
      this.#working.set(key, joined(this.#working.get(key), cause));
      return;
    }
    this.#waiting.set(key, joined(this.#waiting.get(key), cause));
    this.#start();
  }

  addAfter(key: ObjectKey, delayMs: Milliseconds): void {
    if (delayMs <= 0) {
      this.add(key);
      return;
    }
    const at = this.#simulator.now + delayMs;
    const armed = this.#timers.get(key);
    if (armed && armed.at <= at) return;
    if (armed) armed.cancelled = true;
    const entry = this.#simulator.scheduleAt(at, order.controllerTimer, () => {
      this.#timers.delete(key);
      this.add(key);
    });
    this.#timers.set(key, Object.assign(entry, { at }));
  }

  /** Once more after a pause that grows with each time in a row; when, in virtual time. */
  addRateLimited(key: ObjectKey): Milliseconds {
    const failures = this.#failures.get(key) ?? 0;
    this.#failures.set(key, failures + 1);
    const delayMs = this.#retryDelayMs(failures + 1);
    this.addAfter(key, delayMs);
    return this.#simulator.now + delayMs;
  }

  #start(): void {
    if (this.#starting || this.#waiting.size === 0 || this.#working.size >= this.#options.workers) return;
    this.#starting = true;
    this.#simulator.because(null, () =>
      this.#simulator.schedule(0, this.#options.order, () => this.#startFirst()),
    );
  }

  #startFirst(): void {
    this.#starting = false;
    const [first] = this.#waiting;
    if (first === undefined) return;
    const [key, { cause, alsoCausedBy }] = first;
    this.#waiting.delete(key);
    this.#working.set(key, null);
    this.#simulator.because(cause, () =>
      spawn(this.#simulator, order.request, this.#work(key, alsoCausedBy)),
    );
    this.#start();
  }

  *#work(key: ObjectKey, alsoCausedBy: readonly EventId[]): Process {
    const error = yield* this.#sync(key, alsoCausedBy);
    const again = this.#working.get(key) ?? null;
    this.#working.delete(key);
    if (error === null) this.#failures.delete(key);
    else this.#retry(key, error);
    if (again) this.#waiting.set(key, again);
    this.#start();
  }

  #retry(key: ObjectKey, error: string): void {
    const { actor, maxRetries } = this.#options;
    const failures = (this.#failures.get(key) ?? 0) + 1;
    const givenUp = maxRetries !== null && failures > maxRetries;
    const retryAtMs = givenUp ? null : this.#simulator.now + this.#retryDelayMs(failures);
    const failed = this.#simulator.emit({
      actor,
      subject: key,
      kind: 'SyncFailed',
      detail: { error, failures, retryAtMs },
      source: 'staging/src/k8s.io/client-go/util/workqueue/rate_limiting_queue.go:AddRateLimited',
    });
    if (givenUp) this.#failures.delete(key);
    else this.#simulator.because(failed, () => this.addRateLimited(key));
  }

  #retryDelayMs(failures: number): Milliseconds {
    const { baseDelayMs = defaultBaseDelayMs, maxDelayMs = defaultMaxDelayMs } = this.#options;
    return Math.min(baseDelayMs * 2 ** (failures - 1), maxDelayMs);
  }
}

/** Events come in order, so a cause that is there already was the last to come. */
function joined(entry: Entry | null | undefined, cause: EventId | null): Entry {
  if (!entry) return { cause, alsoCausedBy: [] };
  if (cause !== null && cause !== (entry.alsoCausedBy.at(-1) ?? entry.cause)) entry.alsoCausedBy.push(cause);
  return entry;
}
