import type { Feature } from '#cluster/feature.tsx';
import { derivePortMap } from '#cluster/kube-apiserver/nodeport/map/derivePortMap.ts';
import { PortMapView } from '#cluster/kube-apiserver/nodeport/map/PortMapView.tsx';
import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import { sceneMarks } from '#cluster/kube-apiserver/nodeport/map/sceneMarks.ts';
import { ServiceStrip } from '#cluster/kube-apiserver/nodeport/twin/ServiceStrip.tsx';
import { Silhouette } from '#cluster/kube-apiserver/nodeport/twin/Silhouette.tsx';
import { nodePortWords as words } from '#i18n/nodePorts.ts';

export const feature: Feature<PortMap> = {
  id: 'node-ports',
  title: words.title,
  gate: 'ServiceNodePortStaticSubrange',
  kep: 3668,
  drawsSeeds: false,
  nothingToShow: ({ trace }) =>
    trace.events.some(({ kind }) => shown.has(kind)) ? null : words.nothingToShow,
  derive: derivePortMap,
  marks: sceneMarks,
  View: PortMapView,
  Strip: ServiceStrip,
  Silhouette,
  study: async () => (await import('./study.tsx')).study,
};

/** What the map has a mark for. */
const shown: ReadonlySet<string> = new Set([
  'NodePortAllocated',
  'ServiceRefused',
  'ServiceDryRun',
  'NodePortsLeaked',
  'ApiServerRestarted',
]);
