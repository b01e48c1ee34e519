import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** So many later causes of one sync are told; the rest can be counted in the store's events. */
const mostCauses = 20;

/** What has changed since the last sync began. */
export class PendingChanges {
  /** `namespace/name`. */
  readonly services = new Set<string>();
  /** When the oldest of them arrived, and the event that made it. */
  sinceMs: Milliseconds | null = null;
  cause: EventId | null = null;
  readonly alsoCausedBy: EventId[] = [];

  add(services: Iterable<string>, event: EventId, nowMs: Milliseconds): void {
    for (const service of services) this.services.add(service);
    if (this.sinceMs === null) {
      this.sinceMs = nowMs;
      this.cause = event;
    } else if (
      event !== this.cause &&
      !this.alsoCausedBy.includes(event) &&
      this.alsoCausedBy.length < mostCauses
    ) {
      this.alsoCausedBy.push(event);
    }
  }
}
