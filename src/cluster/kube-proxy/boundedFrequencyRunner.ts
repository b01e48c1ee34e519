import type { Timer } from '#simulation/simulator.ts';
import { TokenBucket } from './tokenBucket.ts';

export interface RunnerOptions {
  /** At least so long between runs once the burst is used; 0: any number. */
  readonly minIntervalMs: number;
  /** A run happens at least so often. */
  readonly maxIntervalMs: number;
  readonly burst: number;
  /** After a failed run, another one no later than this. */
  readonly retryAfterMs: number;
}

/** What the runner needs of its surroundings. */
export interface RunnerHost {
  readonly now: () => number;
  readonly schedule: (delayMs: number, run: () => void) => Timer;
  /** Starts a run, which tells when it has ended and whether it succeeded. */
  readonly start: (ended: (ok: boolean) => void) => void;
}

/**
 * Runs something when asked to, but not too often: at once while there are tokens, else `minIntervalMs` after the last
 * run; requests that arrive meanwhile are one.
 *
 * Source: v1.28 pkg/util/async/bounded_frequency_runner.go.
 */
export class BoundedFrequencyRunner {
  readonly #options: RunnerOptions;
  readonly #host: RunnerHost;
  readonly #bucket: TokenBucket | null;
  #timer: { readonly at: number; readonly entry: Timer } | null = null;
  #running = false;
  #asked = false;
  #lastRun = Number.NEGATIVE_INFINITY;

  constructor(options: RunnerOptions, host: RunnerHost) {
    this.#options = options;
    this.#host = host;
    this.#bucket = options.minIntervalMs === 0 ? null : new TokenBucket(options.minIntervalMs, options.burst);
    this.#setTimer(options.maxIntervalMs);
  }

  /** Asks for a run as soon as one is allowed. */
  run(): void {
    if (this.#running) this.#asked = true;
    else this.#tryRun();
  }

  #tryRun(): void {
    const { now } = this.#host;
    if (this.#bucket !== null && !this.#bucket.tryAccept(now())) {
      const possibleMs = this.#options.minIntervalMs - (now() - this.#lastRun);
      // A bucket that fills a moment late is asked again a moment later.
      this.#setTimer(Math.min(Math.max(possibleMs, 1), this.#remainingMs()));
      return;
    }
    this.#running = true;
    this.#stopTimer();
    this.#host.start((ok) => this.#ended(ok));
  }

  #ended(ok: boolean): void {
    this.#running = false;
    this.#lastRun = this.#host.now();
    const { maxIntervalMs, retryAfterMs } = this.#options;
    this.#setTimer(ok ? maxIntervalMs : Math.min(retryAfterMs, maxIntervalMs));
    if (!this.#asked) return;
    this.#asked = false;
    this.#tryRun();
  }

  #remainingMs(): number {
    return this.#timer === null ? Number.POSITIVE_INFINITY : this.#timer.at - this.#host.now();
  }

  #setTimer(delayMs: number): void {
    this.#stopTimer();
    const at = this.#host.now() + delayMs;
    const entry = this.#host.schedule(delayMs, () => {
      this.#timer = null;
      this.#tryRun();
    });
    this.#timer = { at, entry };
  }

  #stopTimer(): void {
    if (this.#timer !== null) this.#timer.entry.cancelled = true;
    this.#timer = null;
  }
}
