import { randomStream } from '#base/random.ts';
import { drawsOf } from '#cluster/kube-apiserver/nodeport/draws.ts';
import { derivePortMap } from '#cluster/kube-apiserver/nodeport/map/derivePortMap.ts';
import { mapGeometry } from '#cluster/kube-apiserver/nodeport/map/mapGeometry.ts';
import { portStateAt } from '#cluster/kube-apiserver/nodeport/map/portState.ts';
import { rowPaths } from '#cluster/kube-apiserver/nodeport/map/rowPaths.ts';
import { PortAllocator } from '#cluster/kube-apiserver/nodeport/portAllocator.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { type Measured, measure } from './measure.ts';

const range = { base: 30_000, size: 2768 };
const crowded = `apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec: {cluster: {existingServices: 2700}}
`;

/** Filling the range, many seeds of it, and the map at an instant, down to the path data of its rows. */
export function nodePortRows(): readonly Measured[] {
  const model = derivePortMap(simulateText(crowded));
  const map = mapGeometry(range, { width: 1100, height: 480 });
  return [
    measure('node ports: filling the default range', 1.5, 50, () => draw(2768, 1)),
    measure('node ports: 1,000 seeds × 500 Services', 1000, 3, () => {
      for (let seed = 0; seed < 1000; seed += 1) draw(500, seed);
    }),
    measure('node ports: the whole map at one instant', 16, 30, () => {
      for (const { cells } of portStateAt(model, 30_000).rows) rowPaths(cells, null, map);
    }),
    measure('node ports: 10,000 Services, from text to map', null, 3, () => {
      derivePortMap(simulateText(tenThousand));
    }),
  ];
}

const tenThousand = Array.from(
  { length: 10_000 },
  (_, index) =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: s-${index}}\nspec: {type: NodePort, ports: [{port: 80}]}\n`,
).join('---\n');

function draw(count: number, seed: number): void {
  const allocator = new PortAllocator(range, true);
  const random = drawsOf(randomStream(seed, 'bench'));
  for (let index = 0; index < count; index += 1) allocator.allocateNext(random);
}
