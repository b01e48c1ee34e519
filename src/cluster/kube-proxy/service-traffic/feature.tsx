import { lazy, Suspense } from 'react';
import type { Feature, SceneProps, StripProps } from '#cluster/feature.tsx';
import { deriveRollout, focusRollout } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { sceneMarks } from '#cluster/kube-proxy/service-traffic/model/sceneMarks.ts';
import { Silhouette } from '#cluster/kube-proxy/service-traffic/twin/Silhouette.tsx';
import { rolloutWords as words } from '#i18n/rollout.ts';

// The door is opened with every page; what stands behind it comes when somebody looks.
const LazyView = lazy(async () => ({
  default: (await import('#cluster/kube-proxy/service-traffic/picture/RolloutView.tsx')).RolloutView,
}));
const LazyStrip = lazy(async () => ({
  default: (await import('#cluster/kube-proxy/service-traffic/twin/RolloutStrip.tsx')).RolloutStrip,
}));

export const feature: Feature<RolloutModel> = {
  id: 'rollout',
  title: words.title,
  gate: 'KubeProxyDrainingTerminatingNodes',
  kep: 3836,
  drawsSeeds: true,
  nothingToShow: ({ trace, scenario }) =>
    scenario.traffic.length > 0 || trace.events.some(isShown) ? null : words.nothingToShow,
  derive: deriveRollout,
  focus: focusRollout,
  marks: sceneMarks,
  View: RolloutView,
  Strip: RolloutStrip,
  Silhouette,
  study: async () => (await import('./study.tsx')).study,
};

/** A Deployment, or a pod that is somebody's endpoint. */
function isShown({ kind, subject }: { readonly kind: string; readonly subject: string }): boolean {
  return (
    kind === 'ObjectCreated' && (subject.startsWith('Deployment/') || subject.startsWith('EndpointSlice/'))
  );
}

function RolloutView(props: SceneProps<RolloutModel>) {
  return (
    <Suspense fallback={<div className="picture" />}>
      <LazyView {...props} />
    </Suspense>
  );
}

function RolloutStrip(props: StripProps<RolloutModel>) {
  return (
    <Suspense fallback={<div style={{ height: 84 }} />}>
      <LazyStrip {...props} />
    </Suspense>
  );
}
