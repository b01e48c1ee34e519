import type { Feature } from '#cluster/feature.tsx';
import { claims } from '#cluster/kubelet/pod-lifecycle/claims/claims.ts';
import { differences } from '#cluster/kubelet/pod-lifecycle/comparison/differences.ts';
import { measureRange } from '#cluster/kubelet/pod-lifecycle/comparison/measureRange.ts';
import { KubectlStrip } from '#cluster/kubelet/pod-lifecycle/twin/KubectlStrip.tsx';
import { Silhouette } from '#cluster/kubelet/pod-lifecycle/twin/Silhouette.tsx';
import { TimelineTable } from '#cluster/kubelet/pod-lifecycle/twin/TimelineTable.tsx';
import { explain } from '#cluster/kubelet/pod-lifecycle/why/explain.ts';
import { placeOf } from '#cluster/kubelet/pod-lifecycle/why/placeOf.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import { deriveTimeline } from './deriveTimeline.ts';
import { LifecycleView } from './LifecycleView.tsx';
import { sceneMarks } from './sceneMarks.ts';
import type { Timeline } from './timeline.ts';

export const feature: Feature<Timeline> = {
  id: 'lifecycle',
  title: words.title,
  gate: 'SidecarContainers',
  kep: 753,
  nothingToShow: (run) =>
    run.documents.some(({ outcome }) => outcome === 'simulated') ? null : words.nothingToShow,
  derive: deriveTimeline,
  marks: sceneMarks,
  placeOf,
  explain,
  claims,
  differences,
  measure: measureRange,
  View: LifecycleView,
  Strip: KubectlStrip,
  Table: TimelineTable,
  Silhouette,
};
