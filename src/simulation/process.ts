import type { Simulator } from './simulator.ts';
import type { EventId, FactMap, Milliseconds } from './trace.ts';

/**
 * A process is a generator that reads like the blocking code it mirrors: it yields how long, or for what, it waits.
 * Sub-steps are called with `yield*`.
 */
export type Process<T = void> = Generator<Wait, T, void>;

/** Milliseconds to sleep, an instant with a place in it, or a latch to wait for. */
export type Wait = Milliseconds | Latch | { readonly until: Milliseconds; readonly order: number };

/** Opens once; whoever waits goes on, in the order they came. */
export class Latch {
  #open = false;
  #cause: EventId | null = null;
  #waiting: (() => void)[] = [];

  get isOpen(): boolean {
    return this.#open;
  }

  /** The event that opened it. */
  get cause(): EventId | null {
    return this.#cause;
  }

  open(cause: EventId | null): void {
    if (this.#open) return;
    this.#open = true;
    this.#cause = cause;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }

  /** Calls `resume` when the latch opens; now, if it is open. */
  whenOpen(resume: () => void): void {
    if (this.#open) resume();
    else this.#waiting.push(resume);
  }
}

/**
 * Starts a process now and runs it to its first wait. `order` is its place among what happens at one instant.
 * The latch returned opens when it has ended.
 */
export function spawn<Facts extends FactMap>(
  simulator: Simulator<Facts>,
  order: number,
  process: Process<void>,
): Latch {
  const ended = new Latch();
  const advance = () => {
    for (;;) {
      const step = process.next();
      if (step.done) {
        ended.open(simulator.cause);
        return;
      }
      const wait = step.value;
      if (typeof wait === 'number') {
        simulator.schedule(wait, order, advance);
        return;
      }
      if (!(wait instanceof Latch)) {
        simulator.scheduleAt(wait.until, wait.order, advance);
        return;
      }
      if (!wait.isOpen) {
        wait.whenOpen(() => simulator.because(wait.cause, () => simulator.schedule(0, order, advance)));
        return;
      }
    }
  };
  advance();
  return ended;
}

/** Runs processes side by side and ends when the last has ended. */
export function* all<Facts extends FactMap>(
  simulator: Simulator<Facts>,
  order: number,
  processes: readonly Process<void>[],
): Process {
  const latches = processes.map((process) => spawn(simulator, order, process));
  for (const latch of latches) yield latch;
}
