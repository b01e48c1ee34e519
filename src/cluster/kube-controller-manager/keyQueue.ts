import { order } from '#cluster/order.ts';
import { type Process, spawn } from '#simulation/process.ts';
import type { Simulator, Timer } from '#simulation/simulator.ts';
import type { EventId, FactMap, Milliseconds } from '#simulation/trace.ts';

/** What is worked off: how an error is met, and how many keys at a time. */
export interface KeyQueueOptions {
  /** The work of one key. It answers false when it failed and has to be tried again. */
  readonly sync: (key: string, alsoCausedBy: readonly EventId[]) => Process<boolean>;
  readonly workers: number;
  readonly firstRetryMs: Milliseconds;
  readonly mostRetryMs: Milliseconds;
}

/** More causes than this would only make the trace long. */
const mostCauses = 16;

/**
 * A queue of keys, each in it once: a key that is added while it is worked on comes again afterwards. A key waits on one
 * timer, the earliest; failures are tried again after a delay that doubles.
 *
 * Source: v1.28 client-go util/workqueue/{queue,delaying_queue,rate_limiting_queue}.go.
 */
export class KeyQueue<Facts extends FactMap> {
  readonly #simulator: Simulator<Facts>;
  readonly #options: KeyQueueOptions;
  readonly #waiting = new Map<string, { readonly atMs: Milliseconds; readonly timer: Timer }>();
  /** Why a key is in the queue or waits, beside the first reason. */
  readonly #causes = new Map<string, EventId[]>();
  readonly #ready: { readonly key: string; readonly cause: EventId | null }[] = [];
  readonly #dirty = new Set<string>();
  readonly #processing = new Set<string>();
  readonly #failures = new Map<string, number>();

  constructor(simulator: Simulator<Facts>, options: KeyQueueOptions) {
    this.#simulator = simulator;
    this.#options = options;
  }

  /** Puts a key in the queue now, or starts its timer; a timer that ends sooner stays. */
  addAfter(key: string, delayMs: Milliseconds): void {
    if (delayMs <= 0) {
      this.#add(key);
      return;
    }
    const atMs = this.#simulator.now + delayMs;
    const before = this.#waiting.get(key);
    if (before && before.atMs <= atMs) {
      this.#noteCause(key);
      return;
    }
    if (before) before.timer.cancelled = true;
    const timer = this.#simulator.scheduleAt(atMs, order.sync, () => {
      this.#waiting.delete(key);
      this.#add(key);
    });
    this.#waiting.set(key, { atMs, timer });
  }

  /** When a failed key would be tried again, counted as one more failure; the key's timer is started. */
  addRateLimited(key: string): Milliseconds {
    const failures = this.#failures.get(key) ?? 0;
    this.#failures.set(key, failures + 1);
    const { firstRetryMs, mostRetryMs } = this.#options;
    const delayMs = Math.min(firstRetryMs * 2 ** failures, mostRetryMs);
    this.addAfter(key, delayMs);
    return this.#simulator.now + delayMs;
  }

  #add(key: string): void {
    if (this.#dirty.has(key)) {
      this.#noteCause(key);
      return;
    }
    this.#dirty.add(key);
    if (this.#processing.has(key)) return;
    this.#enqueue(key);
  }

  #noteCause(key: string): void {
    const { cause } = this.#simulator;
    if (cause === null) return;
    const causes = this.#causes.get(key) ?? [];
    this.#causes.set(key, causes);
    if (causes.length < mostCauses && !causes.includes(cause)) causes.push(cause);
  }

  #enqueue(key: string): void {
    this.#ready.push({ key, cause: this.#simulator.cause });
    this.#simulator.schedule(0, order.sync, () => this.#work());
  }

  #work(): void {
    if (this.#processing.size >= this.#options.workers) return;
    const next = this.#ready.shift();
    if (next === undefined) return;
    const { key, cause } = next;
    this.#dirty.delete(key);
    this.#processing.add(key);
    const causes = this.#causes.get(key) ?? [];
    this.#causes.delete(key);
    this.#simulator.because(cause, () => spawn(this.#simulator, order.sync, this.#process(key, causes)));
  }

  *#process(key: string, causes: readonly EventId[]): Process {
    const succeeded = yield* this.#options.sync(key, causes);
    if (succeeded) this.#failures.delete(key);
    this.#processing.delete(key);
    if (this.#dirty.has(key)) this.#enqueue(key);
    else if (this.#ready.length > 0) this.#simulator.schedule(0, order.sync, () => this.#work());
  }
}
