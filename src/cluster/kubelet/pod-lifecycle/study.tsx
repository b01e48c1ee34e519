import type { SceneStudy } from '#cluster/feature.tsx';
import { claims } from '#cluster/kubelet/pod-lifecycle/claims/claims.ts';
import { differences } from '#cluster/kubelet/pod-lifecycle/comparison/differences.ts';
import { measureRange } from '#cluster/kubelet/pod-lifecycle/comparison/measureRange.ts';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { TimelineTable } from '#cluster/kubelet/pod-lifecycle/twin/TimelineTable.tsx';
import { explain } from '#cluster/kubelet/pod-lifecycle/why/explain.ts';
import { placeOf } from '#cluster/kubelet/pod-lifecycle/why/placeOf.ts';

/** The part of the scene that comes after the first picture. */
export const study: SceneStudy<Timeline> = {
  placeOf,
  explain,
  claims,
  differences,
  measure: measureRange,
  Table: TimelineTable,
};
