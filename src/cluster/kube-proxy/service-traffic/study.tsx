import type { SceneStudy } from '#cluster/feature.tsx';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { RolloutTable } from '#cluster/kube-proxy/service-traffic/twin/RolloutTable.tsx';
import { explain } from '#cluster/kube-proxy/service-traffic/why/explain.ts';
import { placeOf } from '#cluster/kube-proxy/service-traffic/why/placeOf.ts';
import { verbatim } from '#i18n/sentence.ts';

/** The part of the scene that comes after the first picture. */
export const study: SceneStudy<RolloutModel> = {
  placeOf,
  explain,
  claims: () => [],
  differences: () => ({ headline: verbatim(''), rows: [], sentences: [] }),
  measure: () => [],
  Table: RolloutTable,
};
