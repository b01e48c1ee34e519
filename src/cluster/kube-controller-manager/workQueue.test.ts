import { expect, it } from 'vitest';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { Process } from '#simulation/process.ts';
import { Simulator } from '#simulation/simulator.ts';
import { WorkQueue } from './workQueue.ts';

function queueOf(
  work: (key: string, times: number) => { readonly takesMs: number; readonly error: string | null },
  { workers = 1, maxRetries = null }: { readonly workers?: number; readonly maxRetries?: number | null } = {},
) {
  const simulator = new Simulator<ClusterFacts>(0);
  const begun: string[] = [];
  const times = new Map<string, number>();
  const queue = new WorkQueue(
    simulator,
    { actor: 'test', order: 20, workers, maxRetries },
    function* (key): Process<string | null> {
      begun.push(`${simulator.now} ${key}`);
      const count = (times.get(key) ?? 0) + 1;
      times.set(key, count);
      const { takesMs, error } = work(key, count);
      yield takesMs;
      return error;
    },
  );
  const run = () => simulator.run({ horizonMs: 100_000, maxEvents: 1000, interrupted: () => null });
  return { simulator, queue, begun, run };
}

const quick = () => ({ takesMs: 10, error: null });

it('takes each key once, in the order they came', () => {
  const { queue, begun, run } = queueOf(quick);
  for (const key of ['b', 'a', 'b']) queue.add(key);
  run();
  expect(begun).toEqual(['0 b', '10 a']);
});

it('takes a key that came while it was worked on once more, after it', () => {
  const { simulator, queue, begun, run } = queueOf(quick, { workers: 2 });
  queue.add('a');
  simulator.scheduleAt(3, 0, () => queue.add('a'));
  simulator.scheduleAt(4, 0, () => queue.add('b'));
  run();
  expect(begun).toEqual(['0 a', '4 b', '10 a']);
});

it('keeps the earliest timer of a key', () => {
  const { queue, begun, run } = queueOf(quick);
  queue.addAfter('a', 50);
  queue.addAfter('a', 90);
  queue.addAfter('a', 30);
  run();
  expect(begun).toEqual(['30 a']);
});

it('tries what failed again after longer and longer pauses, and tells of it', () => {
  const { simulator, queue, begun, run } = queueOf((_, count) => ({
    takesMs: 1,
    error: count < 4 ? 'no' : null,
  }));
  queue.add('a');
  run();
  expect(begun).toEqual(['0 a', '6 a', '17 a', '38 a']);
  expect(simulator.events.map(({ detail }) => detail)).toMatchObject([
    { failures: 1, retryAtMs: 6 },
    { failures: 2, retryAtMs: 17 },
    { failures: 3, retryAtMs: 38 },
  ]);
});

it('gives a key up after so many failures, until it is queued anew', () => {
  const { simulator, queue, begun, run } = queueOf(() => ({ takesMs: 0, error: 'no' }), { maxRetries: 2 });
  queue.add('a');
  simulator.scheduleAt(1000, 0, () => queue.add('a'));
  run();
  expect(begun).toEqual(['0 a', '5 a', '15 a', '1000 a', '1005 a', '1015 a']);
});
