import type { Run, RunOverrides } from '#cluster/run.ts';
import type { Judging, RunRequest, Side, WorkerMessage, WorkerRequest } from './protocol.ts';
import { joinRun, type RunPart } from './runParts.ts';

/** What the client tells its owner. */
export interface WorkerEvents {
  readonly onProgress: (side: Side, simulatedMs: number, horizonMs: number) => void;
  /** What is known of a long text while it is read. */
  readonly onJudging: (side: Side, judging: Judging) => void;
  readonly onRun: (side: Side, run: Run, text: string) => void;
  readonly onFailure: (
    side: Side,
    reason: { readonly kind: 'silent' | 'failed'; readonly message: string },
  ) => void;
}

/** The part of a Worker the client uses, so that a test can be the other end. */
export interface WorkerLike {
  postMessage: (message: WorkerRequest) => void;
  terminate: () => void;
  onmessage: ((event: { readonly data: WorkerMessage }) => void) | null;
  onerror: ((event: { readonly message?: string; preventDefault?: () => void }) => void) | null;
}

/** How long the worker may say nothing before it is killed and made anew, in ms. */
export const silenceMs = 10_000;

/** How long a picture waits for a preview that runs already, in ms; making a worker anew takes about as long. */
export const previewPatienceMs = 100;

/**
 * One worker, the newest request of each side only: a request replaces the one that waits, and an answer to an older
 * generation is dropped. A worker that does not answer is killed and replaced; the text is the caller's and stays.
 * Previews run when nothing else waits; one that keeps a picture waiting is broken off and begun again later.
 */
export class WorkerClient {
  readonly #make: () => WorkerLike;
  readonly #events: WorkerEvents;
  readonly #silenceMs: number;
  #worker: WorkerLike | null = null;
  #generation = 0;
  #running: RunRequest | null = null;
  /** Of the run that is being received. */
  #parts: RunPart[] = [];
  readonly #waiting = new Map<Side, RunRequest>();
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(make: () => WorkerLike, events: WorkerEvents, silence = silenceMs) {
    this.#make = make;
    this.#events = events;
    this.#silenceMs = silence;
  }

  request(
    side: Side,
    text: string,
    overrides: RunOverrides,
    { maxEvents, stored = false }: { readonly maxEvents: number; readonly stored?: boolean },
  ): void {
    this.#generation += 1;
    const generation = this.#generation;
    this.#waiting.set(side, { kind: 'run', side, generation, text, overrides, maxEvents, stored });
    if (side !== 'preview' && this.#running?.side === 'preview') this.#hurry(this.#running);
    // Nobody waits for the answer to the older text any more.
    this.stop(side);
    this.#next();
  }

  /** Ends the run of a side; what it has got is told as its result. */
  stop(side: Side): void {
    if (this.#running?.side !== side) return;
    this.#worker?.postMessage({ kind: 'stop', generation: this.#running.generation });
  }

  /** Gives up what runs for a side and what waits for it. */
  cancel(side: Side): void {
    this.#waiting.delete(side);
    if (this.#running?.side === side) this.#restart();
    this.#next();
  }

  #next(): void {
    if (this.#running !== null) return;
    const request = this.#waiting.get('above') ?? this.#waiting.get('below') ?? this.#waiting.get('preview');
    if (!request) return;
    this.#waiting.delete(request.side);
    this.#running = request;
    this.#worker ??= this.#start();
    this.#worker.postMessage(request);
    this.#watch();
  }

  #hurry(preview: RunRequest): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      if (this.#running !== preview) return;
      this.#restart();
      if (!this.#waiting.has('preview')) this.#waiting.set('preview', preview);
      this.#next();
    }, previewPatienceMs);
  }

  #start(): WorkerLike {
    const worker = this.#make();
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.#fail({ kind: 'failed', message: event.message ?? '' });
    };
    return worker;
  }

  #receive(message: WorkerMessage): void {
    const request = this.#running;
    if (request === null || message.generation !== request.generation) return;
    const superseded = this.#waiting.has(message.side);
    if (message.kind === 'progress') {
      this.#watch();
      if (!superseded) this.#events.onProgress(message.side, message.simulatedMs, message.horizonMs);
      return;
    }
    if (message.kind === 'judging') {
      this.#watch();
      if (!superseded) this.#events.onJudging(message.side, message.judging);
      return;
    }
    if (message.kind === 'part') {
      this.#watch();
      this.#parts.push(message.part);
      return;
    }
    clearTimeout(this.#watchdog);
    this.#running = null;
    const parts = this.#parts.splice(0);
    if (message.kind === 'failed')
      this.#events.onFailure(message.side, { kind: 'failed', message: message.message });
    else if (!superseded) {
      this.#events.onRun(message.side, joinRun({ parts, rest: message.run }), request.text);
    }
    this.#next();
  }

  #watch(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#fail({ kind: 'silent', message: '' }), this.#silenceMs);
  }

  #fail(reason: { readonly kind: 'silent' | 'failed'; readonly message: string }): void {
    const side = this.#running?.side ?? 'above';
    this.#restart();
    this.#events.onFailure(side, reason);
    this.#next();
  }

  #restart(): void {
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#worker = null;
    this.#running = null;
    this.#parts = [];
  }
}
