import { parsePortRange } from '#api/portRange.ts';
import { assert } from '#base/assert.ts';
import type { RandomStream } from '#base/random.ts';
import { PortAllocator } from '#cluster/kube-apiserver/nodeport/portAllocator.ts';

export type GatesOfVector = Readonly<Record<string, boolean>>;

/** The gate is on unless a vector says otherwise. */
export function staticSubrange(gates: GatesOfVector = {}): boolean {
  return gates.ServiceNodePortStaticSubrange !== false;
}

export function allocatorOfVector(portRange: string, gates: GatesOfVector | undefined): PortAllocator {
  const parsed = parsePortRange(portRange);
  assert(parsed.kind === 'range', `${portRange} is a range`);
  return new PortAllocator(parsed.range, staticSubrange(gates));
}

/** The vector's list of integers in place of Go's generator: the next one modulo n. */
export function listedDraws(rand: readonly number[] = []): RandomStream {
  let next = 0;
  return {
    intn: (n) => {
      const drawn = rand[next];
      assert(drawn !== undefined, `the vector has a draw number ${next}`);
      next += 1;
      return drawn % n;
    },
  };
}
