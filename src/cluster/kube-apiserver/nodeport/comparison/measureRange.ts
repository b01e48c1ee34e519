import { number } from '#cluster/kube-apiserver/nodeport/map/cellWords.ts';
import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import { portStateAt } from '#cluster/kube-apiserver/nodeport/map/portState.ts';
import type { Measurement, ViewRange } from '#cluster/scene.ts';
import { nodePortDifferences as words } from '#i18n/nodePortDifferences.ts';

/** What happened to the ports between two instants. */
export function measureRange(model: PortMap, { from, to }: ViewRange): readonly Measurement[] {
  const inside = ({ at }: { readonly at: number }) => at >= from && at <= to;
  const changes = model.changes.filter(inside);
  const taken = changes.filter(({ holder }) => holder !== null).length;
  return [
    { what: words.atFirst, value: number(portStateAt(model, from).holders.size) },
    { what: words.taken, value: number(taken) },
    { what: words.released, value: number(changes.length - taken) },
    { what: words.refused, value: number(model.refusals.filter(inside).length) },
    { what: words.inUse, value: number(portStateAt(model, to).holders.size) },
  ];
}
