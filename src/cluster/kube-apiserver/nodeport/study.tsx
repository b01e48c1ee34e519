import type { SceneStudy } from '#cluster/feature.tsx';
import { differences } from '#cluster/kube-apiserver/nodeport/comparison/differences.ts';
import { measureRange } from '#cluster/kube-apiserver/nodeport/comparison/measureRange.ts';
import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import { PortTable } from '#cluster/kube-apiserver/nodeport/twin/PortTable.tsx';
import { claims } from '#cluster/kube-apiserver/nodeport/why/claims.ts';
import { explain } from '#cluster/kube-apiserver/nodeport/why/explain.ts';
import { placeOf } from '#cluster/kube-apiserver/nodeport/why/placeOf.ts';

/** The part of the scene that comes after the first picture. */
export const study: SceneStudy<PortMap> = {
  placeOf,
  explain,
  claims,
  differences,
  measure: measureRange,
  Table: PortTable,
};
