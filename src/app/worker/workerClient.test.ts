import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Run } from '#cluster/run.ts';
import type { RunRequest, Side, WorkerMessage, WorkerRequest } from './protocol.ts';
import { previewPatienceMs, silenceMs, WorkerClient, type WorkerLike } from './workerClient.ts';

/** The other end: keeps what it was asked, and answers when the test says so. */
class FakeWorker implements WorkerLike {
  readonly asked: RunRequest[] = [];
  readonly stopped: number[] = [];
  alive = true;
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;

  postMessage(message: WorkerRequest): void {
    if (message.kind === 'stop') this.stopped.push(message.generation);
    if (message.kind === 'run') this.asked.push(message);
  }
  terminate(): void {
    this.alive = false;
  }
  say(message: WorkerMessage): void {
    this.onmessage?.({ data: message });
  }
  finish(request: RunRequest): void {
    const { side, generation, text } = request;
    this.say({ kind: 'done', side, generation, run: { of: text } as unknown as Run });
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const got: string[] = [];
  const client = new WorkerClient(
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    {
      onJudging: (side, { done, total }) => got.push(`${side} read ${done} of ${total}`),
      onProgress: (side, simulatedMs) => got.push(`${side} at ${simulatedMs}`),
      onRun: (side, _, text) => got.push(`${side} ${text}`),
      onFailure: (side, { kind }) => got.push(`${side} ${kind}`),
    },
  );
  const ask = (side: Side, text: string) => client.request(side, text, {}, { maxEvents: 1000 });
  const asked = (worker: number) => workers[worker]!.asked.map(({ side, text }) => `${side} ${text}`);
  const finish = (worker: number, index: number) => workers[worker]!.finish(workers[worker]!.asked[index]!);
  return { workers, got, client, ask, asked, finish };
}

describe('WorkerClient', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('sends one request at a time, and of those that wait only the newest', () => {
    const { ask, asked, finish, got } = setUp();
    ask('above', 'a');
    ask('above', 'ab');
    ask('above', 'abc');
    expect(asked(0)).toEqual(['above a']);
    finish(0, 0);
    expect(asked(0)).toEqual(['above a', 'above abc']);
    finish(0, 1);
    expect(got).toEqual(['above abc']);
  });

  it('drops answers to another generation than the one that runs', () => {
    const { ask, workers, got } = setUp();
    ask('above', 'a');
    const { generation } = workers[0]!.asked[0]!;
    workers[0]!.say({ kind: 'failed', side: 'above', generation: generation - 1, message: 'old' });
    workers[0]!.say({
      kind: 'progress',
      side: 'above',
      generation: generation + 1,
      simulatedMs: 5,
      horizonMs: 9,
    });
    expect(got).toEqual([]);
    workers[0]!.say({ kind: 'progress', side: 'above', generation, simulatedMs: 5, horizonMs: 9 });
    expect(got).toEqual(['above at 5']);
  });

  it('tells what is known of a long text while it is read', () => {
    const { ask, workers, got } = setUp();
    ask('above', 'a');
    const { generation } = workers[0]!.asked[0]!;
    const judging = { done: 5, total: 9, verdicts: [], diagnostics: [] };
    workers[0]!.say({ kind: 'judging', side: 'above', generation, judging });
    workers[0]!.say({ kind: 'judging', side: 'above', generation: generation - 1, judging });
    expect(got).toEqual(['above read 5 of 9']);
    vi.advanceTimersByTime(silenceMs - 1);
    expect(workers).toHaveLength(1);
  });

  it('tells a failure and goes on with what waits', () => {
    const { ask, asked, workers, got } = setUp();
    ask('above', 'a');
    ask('below', 'b');
    const { generation } = workers[0]!.asked[0]!;
    workers[0]!.say({ kind: 'failed', side: 'above', generation, message: 'x' });
    expect(got).toEqual(['above failed']);
    expect(asked(0)).toEqual(['above a', 'below b']);
  });

  it('replaces a worker that says nothing, but not one that tells its progress', () => {
    const { ask, asked, workers, got } = setUp();
    ask('above', 'a');
    ask('below', 'b');
    vi.advanceTimersByTime(silenceMs - 1);
    const { generation } = workers[0]!.asked[0]!;
    workers[0]!.say({ kind: 'progress', side: 'above', generation, simulatedMs: 1, horizonMs: 9 });
    vi.advanceTimersByTime(silenceMs - 1);
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(workers[0]!.alive).toBe(false);
    expect(got.at(-1)).toBe('above silent');
    expect(asked(1)).toEqual(['below b']);
  });

  it('stops the run of a side that is cancelled, and leaves the other side alone', () => {
    const { ask, asked, client, finish, workers, got } = setUp();
    ask('above', 'a');
    ask('below', 'b');
    client.cancel('below');
    expect(workers[0]!.alive).toBe(true);
    finish(0, 0);
    expect(asked(0)).toEqual(['above a']);
    ask('below', 'c');
    client.cancel('below');
    expect(workers[0]!.alive).toBe(false);
    ask('above', 'd');
    expect(asked(1)).toEqual(['above d']);
    expect(got).toEqual(['above a']);
  });

  it('asks the worker to stop a run that is superseded, or that the user stops', () => {
    const { ask, client, finish, workers, got } = setUp();
    ask('above', 'a');
    client.stop('below');
    expect(workers[0]!.stopped).toEqual([]);
    client.stop('above');
    const [first] = workers[0]!.asked;
    expect(workers[0]!.stopped).toEqual([first!.generation]);
    finish(0, 0);
    expect(got).toEqual(['above a']);
    ask('above', 'b');
    ask('above', 'bc');
    const [, second] = workers[0]!.asked;
    expect(workers[0]!.stopped).toEqual([first!.generation, second!.generation]);
    finish(0, 1);
    finish(0, 2);
    expect(got).toEqual(['above a', 'above bc']);
  });

  it('runs a preview only when nothing else waits', () => {
    const { ask, asked, finish } = setUp();
    ask('above', 'a');
    ask('preview', 'p');
    ask('below', 'b');
    finish(0, 0);
    finish(0, 1);
    expect(asked(0)).toEqual(['above a', 'below b', 'preview p']);
  });

  it('breaks off a preview that keeps a picture waiting, and begins it again later', () => {
    const { ask, asked, finish, got } = setUp();
    ask('preview', 'p');
    ask('above', 'a');
    vi.advanceTimersByTime(previewPatienceMs);
    expect(asked(1)).toEqual(['above a']);
    finish(1, 0);
    expect(asked(1)).toEqual(['above a', 'preview p']);
    finish(1, 1);
    expect(got).toEqual(['above a', 'preview p']);
  });

  it('leaves a preview alone that ends in time', () => {
    const { ask, asked, finish, workers } = setUp();
    ask('preview', 'p');
    ask('above', 'a');
    finish(0, 0);
    vi.advanceTimersByTime(previewPatienceMs);
    expect(workers).toHaveLength(1);
    expect(asked(0)).toEqual(['preview p', 'above a']);
  });
});
