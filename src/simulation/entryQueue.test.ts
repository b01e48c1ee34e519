import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EntryQueue } from './entryQueue.ts';

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly sequence: number;
}

it('gives what comes first, then what is placed first, then what came first, whatever is added on the way', () => {
  const times = fc.record({ after: fc.nat(3), order: fc.nat(4), pops: fc.nat(2) });
  fc.assert(
    fc.property(fc.array(times, { maxLength: 60 }), (steps) => {
      const queue = new EntryQueue<Entry>();
      const waiting: Entry[] = [];
      let now = 0;
      const popBoth = () => {
        const [expected] = waiting.sort(
          (a, b) => a.at - b.at || a.order - b.order || a.sequence - b.sequence,
        );
        expect(queue.peek()).toBe(expected);
        queue.pop();
        waiting.shift();
        now = expected?.at ?? now;
      };
      for (const [sequence, { after, order, pops }] of steps.entries()) {
        const entry = { at: now + after, order, sequence };
        queue.push(entry);
        waiting.push(entry);
        for (let count = 0; count < pops; count += 1) popBoth();
      }
      while (waiting.length > 0) popBoth();
      expect(queue.peek()).toBeUndefined();
    }),
  );
});
