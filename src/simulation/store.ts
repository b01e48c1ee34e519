import type { KubernetesObject } from '#api/types.ts';
import { assert } from '#base/assert.ts';
import type { Emission, Scope, Timer } from './simulator.ts';
import type { StoreFacts } from './storeFacts.ts';
import type { EventId, Milliseconds } from './trace.ts';

/** `Kind/namespace/name`: how an object is addressed here and named as a trace's subject. */
export type ObjectKey = string;

export function keyOf(object: KubernetesObject): ObjectKey {
  return `${object.kind}/${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

export interface WatchEvent {
  readonly type: 'added' | 'modified' | 'deleted';
  readonly object: KubernetesObject;
  /** The event in the trace that wrote it. */
  readonly event: EventId;
}

export type WatchHandler = (event: WatchEvent) => void;

/** How long a write takes to reach a watcher, in ms; what differs from write to write is drawn anew. */
export type WatchDelay = Milliseconds | ((key: ObjectKey) => Milliseconds);

interface Watch {
  /** The machine that watches. */
  readonly scope: Scope | null;
  readonly delay: WatchDelay;
  readonly order: number;
  /** Who is told of a write to this object, if anyone. */
  readonly select: (object: KubernetesObject) => WatchHandler | undefined;
  /** When the latest told write arrives, by handler: a watch is a stream, and nothing overtakes on it. */
  readonly arrivals: Map<WatchHandler, Milliseconds>;
}

/** What a store needs of the simulator, whatever else that one records. */
export interface StoreClock {
  readonly now: Milliseconds;
  readonly emit: (emission: Emission<keyof StoreFacts, StoreFacts[keyof StoreFacts]>) => EventId;
  readonly because: (cause: EventId | null, run: () => void) => void;
  readonly schedule: (delayMs: Milliseconds, order: number, run: () => void) => Timer;
  readonly scope: Scope | null;
  readonly inScope: <T>(scope: Scope | null, run: () => T) => T;
}

/**
 * What etcd and the watch cache are to a cluster: objects with resource versions, and watches that tell of each
 * write after their delay. A write is one transaction; who writes sees his own cache change only through his watch.
 */
export class Store {
  readonly #simulator: StoreClock;
  /** By kind, each in order of creation. */
  readonly #objects = new Map<string, Map<ObjectKey, KubernetesObject>>();
  readonly #watches = new Map<string, Watch[]>();
  #resourceVersion = 0;

  constructor(simulator: StoreClock) {
    this.#simulator = simulator;
  }

  get(key: ObjectKey): KubernetesObject | undefined {
    return this.#objects.get(kindOf(key))?.get(key);
  }

  /** In order of creation. */
  list(kind: string): readonly KubernetesObject[] {
    return [...(this.#objects.get(kind)?.values() ?? [])];
  }

  create<T extends KubernetesObject>(actor: string, source: string, object: T): EventId {
    assert(this.get(keyOf(object)) === undefined, 'what is created does not exist yet');
    return this.#write(actor, source, 'ObjectCreated', 'added', object);
  }

  /** Replaces an object; the caller has read the current one in the same step. */
  update<T extends KubernetesObject>(actor: string, source: string, object: T): EventId {
    assert(this.get(keyOf(object)) !== undefined, 'what is updated exists');
    return this.#write(actor, source, 'ObjectModified', 'modified', object);
  }

  delete(actor: string, source: string, key: ObjectKey): EventId {
    const object = this.get(key);
    assert(object !== undefined, 'what is deleted exists');
    return this.#write(actor, source, 'ObjectDeleted', 'deleted', object);
  }

  /** Tells `handle` of every write to objects of `kind` from now on, `delay` after it. */
  watch(kind: string, delay: WatchDelay, order: number, handle: WatchHandler): void {
    this.watchSelected(kind, delay, order, () => handle);
  }

  /** As `watch`, but each write is told to the one it concerns: what a field selector is to the API server. */
  watchSelected(kind: string, delay: WatchDelay, order: number, select: Watch['select']): void {
    const { scope } = this.#simulator;
    const watches = this.#watches.get(kind) ?? [];
    this.#watches.set(kind, watches);
    watches.push({ scope, delay, order, select, arrivals: new Map() });
  }

  #write(
    actor: string,
    source: string,
    fact: keyof StoreFacts,
    type: WatchEvent['type'],
    written: KubernetesObject,
  ): EventId {
    this.#resourceVersion += 1;
    const metadata = { ...written.metadata, resourceVersion: String(this.#resourceVersion) };
    const object = { ...written, metadata };
    const key = keyOf(object);
    const ofKind = this.#objects.get(object.kind) ?? new Map<ObjectKey, KubernetesObject>();
    this.#objects.set(object.kind, ofKind);
    if (type === 'deleted') ofKind.delete(key);
    else ofKind.set(key, object);
    const event = this.#simulator.emit({ actor, source, subject: key, kind: fact, detail: { object } });
    this.#simulator.because(event, () => {
      for (const watch of this.#watches.get(object.kind) ?? []) {
        const handle = watch.select(object);
        if (handle === undefined) continue;
        const delayMs = this.#delayOf(watch, handle, key);
        this.#simulator.inScope(watch.scope, () =>
          this.#simulator.schedule(delayMs, watch.order, () => handle({ type, object, event })),
        );
      }
    });
    return event;
  }

  #delayOf({ delay, arrivals }: Watch, handle: WatchHandler, key: ObjectKey): Milliseconds {
    if (typeof delay === 'number') return delay;
    const { now } = this.#simulator;
    const at = Math.max(now + delay(key), arrivals.get(handle) ?? 0);
    arrivals.set(handle, at);
    return at - now;
  }
}

function kindOf(key: ObjectKey): string {
  return key.slice(0, key.indexOf('/'));
}
