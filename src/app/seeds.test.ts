import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SeedsRequest, WorkerRequest } from '#app/worker/protocol.ts';
import type { Run } from '#cluster/run.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { type SeedWorker, seedCount, startSeeds } from './seeds.ts';
import { appStore } from './store.ts';

class FakeWorker implements SeedWorker {
  readonly asked: SeedsRequest[] = [];
  alive = true;
  onmessage: SeedWorker['onmessage'] = null;
  onerror: SeedWorker['onerror'] = null;
  postMessage(message: WorkerRequest): void {
    if (message.kind === 'seeds') this.asked.push(message);
  }
  terminate(): void {
    this.alive = false;
  }
  tell(done: number): void {
    const { generation, seeds } = this.asked[0]!;
    this.onmessage?.({
      data: { kind: 'seeds', generation, done, seeds, summary: { lifecycle: [], jobs: [], rollout: {} } },
    });
  }
}

const run: Run = simulateText(
  'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: a, image: a:1}]}\n',
);
const before = appStore.getState();
let workers: FakeWorker[];
let stop: () => void;

beforeEach(() => {
  workers = [];
  appStore.setState({ ...before, text: 'a', run, picture: run, runText: 'a' });
  stop = startSeeds(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
});
afterEach(() => stop());

describe('startSeeds', () => {
  it('runs seeds only when they are wanted, of the text in the picture, with upstream jitter', () => {
    expect(workers).toHaveLength(0);
    appStore.setState({ wantsBands: true });
    expect(workers[0]!.asked).toMatchObject([
      { text: 'a', seeds: seedCount, overrides: { jitter: 'upstream' } },
    ]);
  });

  it('tells what the seeds say so far, and lets the worker go when all are done', () => {
    appStore.setState({ wantsBands: true });
    workers[0]!.tell(10);
    expect(appStore.getState().bands).toMatchObject({ text: 'a', done: 10 });
    expect(workers[0]!.alive).toBe(true);
    workers[0]!.tell(seedCount);
    expect(appStore.getState().bands).toMatchObject({ done: seedCount });
    expect(workers[0]!.alive).toBe(false);
  });

  it('ends at once when they are not wanted any more', () => {
    appStore.setState({ wantsBands: true });
    workers[0]!.tell(10);
    appStore.setState({ wantsBands: false });
    expect(workers[0]!.alive).toBe(false);
    expect(appStore.getState().bands).toBeNull();
  });

  it('begins again with the text of the next picture, and not while that text gives none', () => {
    appStore.setState({ wantsBands: true });
    const next = { ...run };
    appStore.setState({ text: 'b', run: next, runText: 'b' });
    expect(workers[0]!.alive).toBe(false);
    expect(workers).toHaveLength(1);
    appStore.setState({ picture: next });
    expect(workers[1]!.asked).toMatchObject([{ text: 'b' }]);
  });

  it('forgets bands when the worker fails', () => {
    appStore.setState({ wantsBands: true });
    workers[0]!.tell(10);
    workers[0]!.onerror?.({});
    expect(appStore.getState()).toMatchObject({ wantsBands: false, bands: null });
  });
});
