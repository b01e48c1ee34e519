import type { Feature } from '#cluster/feature.tsx';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import { deriveTimeline } from './deriveTimeline.ts';
import { LifecycleView } from './LifecycleView.tsx';
import type { Timeline } from './timeline.ts';

export const feature: Feature<Timeline> = {
  id: 'lifecycle',
  title: words.title,
  gate: 'SidecarContainers',
  kep: 753,
  nothingToShow: (run) =>
    run.documents.some(({ outcome }) => outcome === 'simulated') ? null : words.nothingToShow,
  derive: deriveTimeline,
  View: LifecycleView,
};
