import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import { portStateAt } from '#cluster/kube-apiserver/nodeport/map/portState.ts';
import { PortAllocator } from '#cluster/kube-apiserver/nodeport/portAllocator.ts';
import { type RangeAllocation, rangeAllocation } from '#cluster/kube-apiserver/nodeport/rangeAllocation.ts';

/** The RangeAllocation `servicenodeportallocations` as it is stored at the end of the run. */
export function storedAt(model: PortMap): RangeAllocation {
  const { range, holders } = portStateAt(model, model.end);
  const allocator = new PortAllocator(range, model.staticSubrange);
  for (const port of holders.keys()) allocator.allocate(port);
  return rangeAllocation(allocator);
}
