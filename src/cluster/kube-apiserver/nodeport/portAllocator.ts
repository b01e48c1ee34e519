import { containsPort, type PortRange, portRangeText } from '#api/portRange.ts';
import type { RandomStream } from '#base/random.ts';
import { staticBandOffset } from './staticBandOffset.ts';

export type Band = 'static' | 'dynamic';

/** One port the API server picked by itself, with what it is needed to check the pick. */
export interface Draw {
  readonly port: number;
  readonly band: Band;
  /** Where the scan began. */
  readonly start: number;
  /** Taken ports the scan passed before it found a free one. */
  readonly walked: number;
  /** Free ports of the band before the draw. */
  readonly freeInBand: number;
}

export const rangeIsFull = 'range is full';
export const alreadyAllocated = 'provided port is already allocated';

/**
 * Which ports of a range are taken, and how the next is found: a random start, then upwards to the first free port of
 * the dynamic band, with wrap; only when that band is full the same in the static one.
 *
 * Source: v1.28 pkg/registry/core/service/portallocator/allocator.go:PortAllocator and
 * pkg/registry/core/service/allocator/bitmap.go:randomScanStrategyWithOffset.
 */
export class PortAllocator {
  readonly range: PortRange;
  /** Size of the static band, in ports. */
  readonly offset: number;
  readonly #taken: Uint8Array;
  #takenStatic = 0;
  #takenDynamic = 0;

  constructor(range: PortRange, staticSubrange: boolean) {
    this.range = range;
    this.offset = staticSubrange ? staticBandOffset(range.size) : 0;
    this.#taken = new Uint8Array(range.size);
  }

  get used(): number {
    return this.#takenStatic + this.#takenDynamic;
  }

  get free(): number {
    return this.range.size - this.used;
  }

  has(port: number): boolean {
    return containsPort(this.range, port) && this.#taken[port - this.range.base] === 1;
  }

  bandOf(port: number): Band {
    return port - this.range.base < this.offset ? 'static' : 'dynamic';
  }

  /** Free ports of a band. */
  freeIn(band: Band): number {
    return band === 'static'
      ? this.offset - this.#takenStatic
      : this.range.size - this.offset - this.#takenDynamic;
  }

  /** Takes this port, in either band; says in the server's words why it cannot. */
  allocate(port: number): string | null {
    if (!containsPort(this.range, port)) {
      return `provided port is not in the valid range. The range of valid ports is ${portRangeText(this.range)}`;
    }
    if (this.has(port)) return alreadyAllocated;
    this.#set(port - this.range.base, 1);
    return null;
  }

  /** Takes a port of its own choice; null when the range is full, and then nothing is drawn. */
  allocateNext(random: RandomStream): Draw | null {
    const { size } = this.range;
    if (this.used >= size) return null;
    return (
      this.#scan('dynamic', this.offset, size - this.offset, random) ??
      this.#scan('static', 0, this.offset, random)
    );
  }

  /** Gives a port back; of one that is not taken, or not of the range, nothing is said. */
  release(port: number): boolean {
    if (!this.has(port)) return false;
    this.#set(port - this.range.base, 0);
    return true;
  }

  /** The taken ports, ascending. */
  ports(): readonly number[] {
    const ports: number[] = [];
    for (let at = 0; at < this.range.size; at += 1) {
      if (this.#taken[at] === 1) ports.push(this.range.base + at);
    }
    return ports;
  }

  copy(): PortAllocator {
    const copy = new PortAllocator(this.range, this.offset > 0);
    for (const port of this.ports()) copy.allocate(port);
    return copy;
  }

  /** The start is drawn whether or not the band has a free port, as upstream does. */
  #scan(band: Band, first: number, count: number, random: RandomStream): Draw | null {
    const begin = random.intn(count);
    const freeInBand = this.freeIn(band);
    if (freeInBand === 0) return null;
    let at = first + begin;
    let walked = 0;
    while (this.#taken[at] === 1) {
      walked += 1;
      at = at + 1 < first + count ? at + 1 : first;
    }
    this.#set(at, 1);
    const { base } = this.range;
    return { port: base + at, band, start: base + first + begin, walked, freeInBand };
  }

  #set(at: number, taken: 0 | 1): void {
    this.#taken[at] = taken;
    const change = taken === 1 ? 1 : -1;
    if (at < this.offset) this.#takenStatic += change;
    else this.#takenDynamic += change;
  }
}
