import type { Feature } from '#cluster/feature.tsx';
import { LifecycleView } from '#cluster/kubelet/pod-lifecycle/picture/LifecycleView.tsx';
import { deriveTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/deriveTimeline.ts';
import { sceneMarks } from '#cluster/kubelet/pod-lifecycle/timeline/sceneMarks.ts';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { KubectlStrip } from '#cluster/kubelet/pod-lifecycle/twin/KubectlStrip.tsx';
import { Silhouette } from '#cluster/kubelet/pod-lifecycle/twin/Silhouette.tsx';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';

export const feature: Feature<Timeline> = {
  id: 'lifecycle',
  title: words.title,
  gate: 'SidecarContainers',
  kep: 753,
  drawsSeeds: true,
  nothingToShow: (run) =>
    run.documents.some(({ outcome, kind }) => outcome === 'simulated' && kind !== 'Service')
      ? null
      : words.nothingToShow,
  derive: deriveTimeline,
  marks: sceneMarks,
  View: LifecycleView,
  Strip: KubectlStrip,
  Silhouette,
  study: async () => (await import('./study.tsx')).study,
};
