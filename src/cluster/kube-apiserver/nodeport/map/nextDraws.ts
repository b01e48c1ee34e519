import { randomStream } from '#base/random.ts';
import { drawsOf } from '#cluster/kube-apiserver/nodeport/draws.ts';
import { type Draw, PortAllocator } from '#cluster/kube-apiserver/nodeport/portAllocator.ts';
import type { PortState } from './portState.ts';

/**
 * What the API server would draw if `count` more Services named `next-1`, `next-2` … of one port each were created now,
 * for this seed. Fewer when the range runs out.
 */
export function nextDraws(
  state: PortState,
  { seed, staticSubrange }: { readonly seed: number; readonly staticSubrange: boolean },
  count: number,
): readonly Draw[] {
  const allocator = new PortAllocator(state.range, staticSubrange);
  for (const port of state.holders.keys()) allocator.allocate(port);
  const draws: Draw[] = [];
  for (let index = 1; index <= count; index += 1) {
    const stream = randomStream(seed, 'kube-apiserver', `Service/default/next-${index}`, 'node port of http');
    const draw = allocator.allocateNext(drawsOf(stream));
    if (draw === null) break;
    draws.push(draw);
  }
  return draws;
}
