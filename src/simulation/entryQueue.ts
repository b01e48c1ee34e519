import TinyQueue from 'tinyqueue';
import { assert } from '#base/assert.ts';
import type { Milliseconds } from './trace.ts';

/** What a queue needs to know of what waits in it: when, and its place among what happens at that instant. */
interface Placed {
  readonly at: Milliseconds;
  readonly order: number;
}

/** Places at one instant. */
const places = 64;

/** What waits for one place of one instant, in the order it came. */
interface Line<Entry> {
  readonly entries: Entry[];
  next: number;
}

/**
 * What is still to happen, by (time, order), and first come first served among equals. Much of what happens in a cluster
 * happens at the same instants, so it is those that are sorted, and not each entry.
 */
export class EntryQueue<Entry extends Placed> {
  readonly #lines = new Map<number, Line<Entry>>();
  readonly #keys = new TinyQueue<number>([], (a, b) => a - b);

  push(entry: Entry): void {
    assert(entry.order >= 0 && entry.order < places, 'an order is a place at its instant');
    const key = entry.at * places + entry.order;
    const line = this.#lines.get(key);
    if (line) {
      line.entries.push(entry);
      return;
    }
    this.#lines.set(key, { entries: [entry], next: 0 });
    this.#keys.push(key);
  }

  /** What happens next; undefined when nothing is left to happen. */
  peek(): Entry | undefined {
    for (;;) {
      const key = this.#keys.peek();
      if (key === undefined) return undefined;
      const line = this.#lines.get(key);
      const entry = line?.entries[line.next];
      if (entry !== undefined) return entry;
      this.#keys.pop();
      this.#lines.delete(key);
    }
  }

  /** Takes away what `peek` told. */
  pop(): void {
    const key = this.#keys.peek();
    const line = key === undefined ? undefined : this.#lines.get(key);
    if (line) line.next += 1;
  }
}
