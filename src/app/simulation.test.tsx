import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunRequest, WorkerMessage, WorkerRequest } from '#app/worker/protocol.ts';
import { silenceMs, type WorkerLike } from '#app/worker/workerClient.ts';
import type { Run } from '#cluster/run.ts';
import { comparisonOf } from './comparison.ts';
import { debounceMs, lastVisitFailed, startSimulation } from './simulation.ts';
import { appStore, replaceText, typeText } from './store.ts';

const { getState, setState } = appStore;

/** The other end; answers when the test says so. */
class FakeWorker implements WorkerLike {
  static all: FakeWorker[] = [];
  static get asked(): readonly RunRequest[] {
    return FakeWorker.all.flatMap(({ requests }) => requests);
  }
  readonly requests: RunRequest[] = [];
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  constructor() {
    FakeWorker.all.push(this);
  }
  postMessage(message: WorkerRequest): void {
    if (message.kind === 'run') this.requests.push(message);
  }
  terminate(): void {
    this.onmessage = null;
  }
}

/** A run told apart by its end; `good` when something in it is simulated. */
const runOf = (end: number, good = true) =>
  ({
    documents: [{ outcome: good ? 'simulated' : 'rejected' }],
    diagnostics: good ? [] : [{ severity: 'error' }],
    trace: { end, events: [], truncated: null },
  }) as unknown as Run;

function answer(message: Partial<WorkerMessage>): void {
  const worker = FakeWorker.all.at(-1)!;
  const { side, generation } = worker.requests.at(-1)!;
  worker.onmessage?.({ data: { side, generation, ...message } as WorkerMessage });
}
const finish = (run: Run) => answer({ kind: 'done', run });
const last = () => FakeWorker.asked.at(-1);

describe('startSimulation', () => {
  let stop = () => {};
  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    FakeWorker.all = [];
    setState({ ...appStore.getInitialState(), text: 'a' }, true);
    stop = startSimulation(() => new FakeWorker());
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it('runs the first text at once and later ones when the typing rests', () => {
    expect(FakeWorker.asked.map(({ text }) => text)).toEqual(['a']);
    finish(runOf(1));
    typeText('ab');
    vi.advanceTimersByTime(debounceMs - 1);
    typeText('abc');
    vi.advanceTimersByTime(debounceMs - 1);
    expect(FakeWorker.asked).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(last()).toMatchObject({ side: 'above', text: 'abc' });
  });

  it('keeps the last good picture while the text gives none, and counts the edits since', () => {
    const good = runOf(60_000);
    finish(good);
    setState({ now: 30_000 });
    typeText('ab');
    vi.advanceTimersByTime(debounceMs);
    finish(runOf(0, false));
    expect(getState()).toMatchObject({
      picture: good,
      now: 30_000,
      editsAhead: 1,
      simulated: 2,
      runText: 'ab',
    });
    typeText('abc');
    vi.advanceTimersByTime(debounceMs);
    finish(runOf(20_000));
    expect(getState()).toMatchObject({ now: 20_000, editsAhead: 0, simulated: 3 });
    expect(getState().picture?.trace.end).toBe(20_000);
  });

  it('keeps the picture also when nothing of a broken text is a document', () => {
    const good = runOf(60_000);
    finish(good);
    typeText('a:\n\tb');
    vi.advanceTimersByTime(debounceMs);
    finish({ ...runOf(0, false), documents: [] });
    expect(getState().picture).toBe(good);
  });

  it('draws the answer to a broken text where no picture stands yet, and to an empty one', () => {
    finish(runOf(0, false));
    expect(getState().picture).not.toBeNull();
    typeText('');
    vi.advanceTimersByTime(debounceMs);
    const empty = { ...runOf(0), documents: [] };
    finish(empty);
    expect(getState().picture).toBe(empty);
  });

  it('asks for the lower side when a comparison begins, and for both when the text changes', () => {
    finish(runOf(1));
    setState({ comparison: comparisonOf('version', 'v1.29+') });
    expect(last()).toMatchObject({ side: 'below', text: 'a', overrides: { version: 'v1.29+' } });
    finish(runOf(2));
    expect(getState().below?.trace.end).toBe(2);
    replaceText('b');
    vi.advanceTimersByTime(debounceMs);
    finish(runOf(3));
    expect(FakeWorker.asked.slice(-2).map(({ side, text }) => `${side} ${text}`)).toEqual([
      'above b',
      'below b',
    ]);
  });

  it('tells of a worker that says nothing, keeps the text, and tries again with another', () => {
    vi.advanceTimersByTime(silenceMs);
    expect(getState()).toMatchObject({ text: 'a', trouble: { kind: 'silent' }, picture: null });
    setState({ attempt: 1, trouble: null });
    vi.advanceTimersByTime(0);
    expect(FakeWorker.all).toHaveLength(2);
    finish(runOf(5));
    expect(getState()).toMatchObject({ trouble: null });
    expect(getState().picture?.trace.end).toBe(5);
  });

  it('runs nothing while the text is held, and runs it when asked', () => {
    stop();
    FakeWorker.all = [];
    setState({ held: true });
    stop = startSimulation(() => new FakeWorker());
    vi.advanceTimersByTime(1000);
    expect(FakeWorker.asked).toEqual([]);
    setState({ held: false });
    vi.advanceTimersByTime(0);
    expect(last()).toMatchObject({ text: 'a' });
  });

  it('remembers a visit that never reached a picture, not one that was left in good order', () => {
    expect(lastVisitFailed(), 'still on its way').toBe(true);
    dispatchEvent(new Event('pagehide'));
    expect(lastVisitFailed(), 'left before any picture').toBe(true);
    finish(runOf(1));
    typeText('ab');
    vi.advanceTimersByTime(debounceMs);
    dispatchEvent(new Event('pagehide'));
    expect(lastVisitFailed(), 'left between a key and its picture').toBe(false);
    typeText('abc');
    vi.advanceTimersByTime(debounceMs + silenceMs);
    dispatchEvent(new Event('pagehide'));
    expect(lastVisitFailed(), 'left with an engine in trouble').toBe(true);
  });
});
