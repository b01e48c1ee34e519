/**
 * A bucket of tokens that starts full and fills again at a steady rate.
 *
 * Source: v1.28 client-go util/flowcontrol/throttle.go:TryAccept, golang.org/x/time/rate:reserveN.
 */
export class TokenBucket {
  readonly #burst: number;
  readonly #perSecond: number;
  #tokens: number;
  #lastMs = 0;

  /** One token each `intervalMs`, `burst` at most. */
  constructor(intervalMs: number, burst: number) {
    this.#burst = burst;
    this.#tokens = burst;
    // Upstream's rate is a 32-bit float.
    this.#perSecond = Math.fround(Math.fround(1e9) / Math.fround(intervalMs * 1e6));
  }

  /** Takes a token if there is one. */
  tryAccept(nowMs: number): boolean {
    const filled = this.#tokens + (Math.max(0, nowMs - this.#lastMs) / 1000) * this.#perSecond;
    const left = Math.min(this.#burst, filled) - 1;
    // What is short by less than a nanosecond is no wait.
    if (left < 0 && Math.trunc((-left / this.#perSecond) * 1e9) > 0) return false;
    this.#tokens = left;
    this.#lastMs = nowMs;
    return true;
  }
}
