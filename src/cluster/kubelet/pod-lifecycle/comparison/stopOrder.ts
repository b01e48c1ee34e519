import type { ContainerLane, PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { laneMoments } from './laneMoments.ts';

/**
 * In which order a pod's containers were stopped: its sidecars told only after the last main had ended (`last`), gone
 * before it (`first`), or told with it and ending later (`atOnce`). Null when no sidecar was told to stop.
 */
export type StopOrder = 'first' | 'atOnce' | 'last' | null;

export function stopOrder({ lanes }: PodTimeline): StopOrder {
  const momentsOf = (role: ContainerLane['role']) =>
    lanes.filter((lane) => lane.role === role).map(laneMoments);
  const sidecars = momentsOf('sidecar').filter(({ sigterm }) => sigterm !== null);
  const mainEnds = momentsOf('main').flatMap(({ end }) => (end ? [end.at] : []));
  if (sidecars.length === 0 || mainEnds.length === 0) return null;
  const lastMain = Math.max(...mainEnds);
  if (sidecars.every(({ sigterm }) => sigterm!.at >= lastMain)) return 'last';
  return sidecars.every(({ end }) => end !== null && end.at < lastMain) ? 'first' : 'atOnce';
}
