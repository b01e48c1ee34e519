import type { Milliseconds } from '#simulation/trace.ts';

/** An Event as a component records it. */
export interface RecordedEvent {
  readonly at: Milliseconds;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

/** An Event as the API server stores it. */
export interface StoredEvent extends Omit<RecordedEvent, 'at'> {
  readonly count: number;
  readonly firstAt: Milliseconds;
  readonly lastAt: Milliseconds;
}

/** More messages of one reason within ten minutes than these become one Event. */
const mostMessages = 10;
const mostIdleMs = 600_000;
/** So many Events of one source about one object may come at once, and one more every five minutes. */
const burst = 25;
const msPerToken = 300_000;
/** The API server's --event-ttl. */
const timeToLiveMs = 3_600_000;

/**
 * What is stored at `now` of the Events that one component recorded about one object, in the order of their names. The
 * same Event again is counted up; many of a reason are combined to one, which says the latest; too many are dropped.
 *
 * Source: v1.28 staging/src/k8s.io/client-go/tools/record/events_cache.go:EventCorrelator; event.go:recordEvent.
 */
export function storedEvents(recorded: readonly RecordedEvent[], now: Milliseconds): readonly StoredEvent[] {
  const reasons = new Map<string, { readonly messages: Set<string>; at: Milliseconds }>();
  const seen = new Map<string, { readonly firstAt: Milliseconds; count: number }>();
  const stored = new Map<string, StoredEvent>();
  const takeToken = tokenBucket();
  for (const { at, type, reason, message } of recorded) {
    if (at > now) break;
    const reasonKey = JSON.stringify([type, reason]);
    const alike = reasons.get(reasonKey);
    const fresh = alike === undefined || at - alike.at > mostIdleMs;
    const messages = fresh ? new Set<string>() : alike.messages;
    reasons.set(reasonKey, { messages: messages.add(message), at });
    const combined = messages.size >= mostMessages;
    if (combined) messages.delete(message);

    const key = combined ? reasonKey : JSON.stringify([type, reason, message]);
    const before = seen.get(key);
    const count = (before?.count ?? 0) + 1;
    const firstAt = before?.firstAt ?? at;
    seen.set(key, { firstAt, count });
    if (!takeToken(at)) continue;
    const text = combined ? `(combined from similar events): ${message}` : message;
    stored.set(key, { type, reason, message: text, count, firstAt, lastAt: at });
  }
  return [...stored.values()]
    .filter(({ lastAt }) => now - lastAt < timeToLiveMs)
    .sort((a, b) => a.firstAt - b.firstAt);
}

function tokenBucket(): (at: Milliseconds) => boolean {
  let tokens = burst;
  let last: Milliseconds | null = null;
  return (at) => {
    const now: number = Math.min(tokens + (at - (last ?? at)) / msPerToken, burst);
    if (now < 1) return false;
    tokens = now - 1;
    last = at;
    return true;
  };
}
