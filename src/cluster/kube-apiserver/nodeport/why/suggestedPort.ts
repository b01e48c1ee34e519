import { derivePortMap } from '#cluster/kube-apiserver/nodeport/map/derivePortMap.ts';
import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import { portStateAt } from '#cluster/kube-apiserver/nodeport/map/portState.ts';
import type { Run } from '#cluster/run.ts';

/** A port somebody could ask for instead, and whether draws keep out of it. */
export interface SuggestedPort {
  readonly port: number;
  readonly fixed: boolean;
}

const maps = new WeakMap<Run, PortMap>();

/** The lowest port that is free at the end of the run, in the static band if there is one; null when all is taken. */
export function suggestedPort(run: Run): SuggestedPort | null {
  const model = maps.get(run) ?? derivePortMap(run);
  maps.set(run, model);
  const { range, offset, holders } = portStateAt(model, model.end);
  // Ports that others were refused are wanted already.
  const wanted = new Set(model.refusals.map(({ port }) => port));
  for (let at = 0; at < range.size; at += 1) {
    const port = range.base + at;
    if (!holders.has(port) && !wanted.has(port)) return { port, fixed: at < offset };
  }
  return null;
}
