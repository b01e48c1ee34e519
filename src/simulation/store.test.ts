import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '#api/types.ts';
import { Simulator } from './simulator.ts';
import { Store, type WatchDelay } from './store.ts';
import type { StoreFacts } from './storeFacts.ts';

const object = (name: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
});

function told(delay: WatchDelay, write: (store: Store, simulator: Simulator<StoreFacts>) => void) {
  const simulator = new Simulator<StoreFacts>(1);
  const store = new Store(simulator);
  const seen: string[] = [];
  store.watch('ConfigMap', delay, 1, ({ type, object: { metadata } }) => {
    seen.push(`${simulator.now} ${type} ${metadata.name} ${metadata.resourceVersion}`);
  });
  write(store, simulator);
  simulator.run({ horizonMs: 10_000, maxEvents: 1000, interrupted: () => null });
  return seen;
}

describe('Store', () => {
  it('tells a watcher of each write after the delay, never of other kinds', () => {
    const seen = told(10, (store) => {
      store.create('a', 'test', object('x'));
      store.create('a', 'test', { ...object('y'), kind: 'Secret' });
      store.update('a', 'test', object('x'));
      store.delete('a', 'test', 'ConfigMap//x');
    });
    expect(seen).toEqual(['10 added x 1', '10 modified x 3', '10 deleted x 4']);
  });

  it('lets nothing overtake on one watch, however long each write takes', () => {
    const delays = [50, 5, 20];
    const seen = told(
      () => delays.shift() ?? 0,
      (store) => {
        store.create('a', 'test', object('x'));
        store.update('a', 'test', object('x'));
        store.update('a', 'test', object('x'));
      },
    );
    expect(seen).toEqual(['50 added x 1', '50 modified x 2', '50 modified x 3']);
  });

  it('tells only whom the selection names', () => {
    const simulator = new Simulator<StoreFacts>(1);
    const store = new Store(simulator);
    const seen: string[] = [];
    store.watchSelected('ConfigMap', 0, 1, ({ metadata: { name } }) =>
      name === 'y' ? ({ object: { metadata } }) => seen.push(metadata.name) : undefined,
    );
    store.create('a', 'test', object('x'));
    store.create('a', 'test', object('y'));
    simulator.run({ horizonMs: 10, maxEvents: 1000, interrupted: () => null });
    expect(seen).toEqual(['y']);
  });
});
