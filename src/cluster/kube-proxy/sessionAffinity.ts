import type { Milliseconds } from '#simulation/trace.ts';

/** The kernel's lists of recent clients on one node: which endpoint each client of a Service port had last, and when. */
export class SessionAffinity {
  readonly #recent = new Map<string, { readonly endpoint: string; readonly atMs: Milliseconds }>();

  /** The endpoint a client had within the time; null when it had none, or too long ago. */
  last(servicePort: string, client: string, nowMs: Milliseconds, maxAgeSeconds: number): string | null {
    const known = this.#recent.get(`${servicePort} ${client}`);
    if (known === undefined || nowMs - known.atMs > maxAgeSeconds * 1000) return null;
    return known.endpoint;
  }

  note(servicePort: string, client: string, endpoint: string, atMs: Milliseconds): void {
    this.#recent.set(`${servicePort} ${client}`, { endpoint, atMs });
  }
}
