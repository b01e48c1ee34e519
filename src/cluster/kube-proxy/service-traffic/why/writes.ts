import type { KubernetesObject } from '#api/types.ts';
import type { ClusterEvent, ClusterTrace } from '#cluster/facts.ts';
import type { EventId } from '#simulation/trace.ts';

interface Write {
  readonly event: EventId;
  readonly object: KubernetesObject;
}

/** A trace, ready to be asked why: what was written of each object, and what each event led to. */
interface Writes {
  readonly ofObject: ReadonlyMap<string, readonly Write[]>;
  readonly effects: ReadonlyMap<EventId, readonly EventId[]>;
}

const known = new WeakMap<ClusterTrace['events'], Writes>();

/** Made once for each run. Linear in the trace. */
export function writesOf({ events }: ClusterTrace): Writes {
  const made = known.get(events) ?? derived(events);
  known.set(events, made);
  return made;
}

/** The object as it was just before an event; null when it was not there. */
export function objectBefore(trace: ClusterTrace, key: string, event: EventId): KubernetesObject | null {
  return (
    writesOf(trace)
      .ofObject.get(key)
      ?.findLast((write) => write.event < event)?.object ?? null
  );
}

/** The object as it was first stored. */
export function firstObject(trace: ClusterTrace, key: string): KubernetesObject | null {
  return writesOf(trace).ofObject.get(key)?.[0]?.object ?? null;
}

function derived(events: readonly ClusterEvent[]): Writes {
  const ofObject = new Map<string, Write[]>();
  const effects = new Map<EventId, EventId[]>();
  for (const event of events) {
    if (event.kind === 'ObjectCreated' || event.kind === 'ObjectModified') {
      const writes = ofObject.get(event.subject) ?? [];
      ofObject.set(event.subject, writes);
      writes.push({ event: event.id, object: event.detail.object });
    }
    if (event.cause === null) continue;
    const led = effects.get(event.cause) ?? [];
    effects.set(event.cause, led);
    led.push(event.id);
  }
  return { ofObject, effects };
}
