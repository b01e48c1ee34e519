import type { RandomStream } from '#base/random.ts';
import { alreadyAllocated, type Draw, type PortAllocator } from './portAllocator.ts';

/** A dynamic pick inside an operation. A dry run only says a number, which no one holds. */
export type NextPort =
  | { readonly kind: 'drawn'; readonly draw: Draw }
  | { readonly kind: 'dryRun'; readonly port: number };

/**
 * The allocations and releases of one request: taken at once, given back unless the request comes through; releases
 * wait until it has. A dry run takes and gives nothing, and does not even look at the range.
 *
 * Source: v1.28 pkg/registry/core/service/portallocator/operation.go:PortAllocationOperation.
 */
export class PortOperation {
  readonly #allocator: PortAllocator;
  readonly #dryRun: boolean;
  readonly #allocated: number[] = [];
  readonly #deferred: number[] = [];

  constructor(allocator: PortAllocator, dryRun: boolean) {
    this.#allocator = allocator;
    this.#dryRun = dryRun;
  }

  /** Takes this port; says in the server's words why it cannot. */
  allocate(port: number): string | null {
    if (this.#dryRun) {
      if (this.#allocator.has(port) || this.#allocated.includes(port)) return alreadyAllocated;
    } else {
      const error = this.#allocator.allocate(port);
      if (error !== null) return error;
    }
    this.#allocated.push(port);
    return null;
  }

  /** Takes a port of the server's choice; null when the range is full. */
  allocateNext(random: RandomStream): NextPort | null {
    if (this.#dryRun) return { kind: 'dryRun', port: this.#dummyPort() };
    const draw = this.#allocator.allocateNext(random);
    if (draw === null) return null;
    this.#allocated.push(draw.port);
    return { kind: 'drawn', draw };
  }

  /** Free ports of a port's band before it was taken. */
  freeBefore(port: number): number {
    return this.#allocator.freeIn(this.#allocator.bandOf(port)) + (this.#dryRun ? 0 : 1);
  }

  releaseDeferred(port: number): void {
    this.#deferred.push(port);
  }

  /** The request came through: what it no longer needs goes back. Returns those ports. */
  commit(): readonly number[] {
    return this.#dryRun ? [] : this.#deferred.filter((port) => this.#allocator.release(port));
  }

  /** The request failed: what it took goes back. Returns those ports. */
  rollback(): readonly number[] {
    return this.#dryRun ? [] : this.#allocated.filter((port) => this.#allocator.release(port));
  }

  /** One past the highest number of this request, or past 32768; below 100 the first that seems free. */
  #dummyPort(): number {
    const last = this.#allocated.length === 0 ? 32_768 : Math.max(0, ...this.#allocated);
    for (let port = last + 1; port < 100; port += 1) {
      if (this.allocate(port) === null) return port;
    }
    this.#allocated.push(last + 1);
    return last + 1;
  }
}
