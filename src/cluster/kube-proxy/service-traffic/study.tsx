import type { SceneStudy } from '#cluster/feature.tsx';
import { claims } from '#cluster/kube-proxy/service-traffic/claims/claims.ts';
import { differences } from '#cluster/kube-proxy/service-traffic/comparison/differences.ts';
import { measureRange } from '#cluster/kube-proxy/service-traffic/comparison/measureRange.ts';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { RolloutTable } from '#cluster/kube-proxy/service-traffic/twin/RolloutTable.tsx';
import { explain } from '#cluster/kube-proxy/service-traffic/why/explain.ts';
import { placeOf } from '#cluster/kube-proxy/service-traffic/why/placeOf.ts';

/** The part of the scene that comes after the first picture. */
export const study: SceneStudy<RolloutModel> = {
  placeOf,
  explain,
  claims,
  differences,
  measure: measureRange,
  Table: RolloutTable,
};
