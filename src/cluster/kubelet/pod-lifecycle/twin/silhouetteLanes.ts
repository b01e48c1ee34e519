import type {
  ContainerLane,
  PodTimeline,
  Timeline,
} from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';

/** What a silhouette draws: the lanes that tell most of one pod, or each pod as one line. */
export type SilhouetteLanes =
  | { readonly kind: 'lanes'; readonly lanes: readonly KeyedLane[] }
  | { readonly kind: 'pods'; readonly pods: readonly PodTimeline[] };

interface KeyedLane {
  /** `Pod/<namespace>/<name>/<container>`. */
  readonly key: string;
  readonly lane: ContainerLane;
}

/** More lanes than this cannot be told apart in 38 px. */
const mostLanes = 4;

/** All lanes when they are few; of a large pod those that move most, in their order; of many pods one line each. */
export function silhouetteLanes({ pods }: Timeline): SilhouetteLanes {
  const lanes = pods.flatMap((pod) =>
    pod.lanes
      .filter(({ role }) => role !== 'endpoint')
      .map((lane) => ({ key: `${pod.subject}/${lane.name}`, lane })),
  );
  if (lanes.length <= mostLanes) return { kind: 'lanes', lanes };
  if (pods.length > 1) {
    const telling = [...pods].sort((a, b) => movesOfPod(b) - movesOfPod(a)).slice(0, mostLanes);
    return { kind: 'pods', pods: pods.filter((pod) => telling.includes(pod)) };
  }
  const ranked = [...lanes].sort((a, b) => moves(b.lane) - moves(a.lane));
  // Sidecars alone would not say what they serve.
  const main = ranked.find(({ lane }) => lane.role === 'main');
  const telling = ranked.filter((one) => one !== main).slice(0, mostLanes - (main ? 1 : 0));
  return { kind: 'lanes', lanes: lanes.filter((one) => one === main || telling.includes(one)) };
}

/** A plain init container tells less than what stays, unless it fails. */
function moves({ role, spans, caps }: ContainerLane): number {
  const failures = caps.filter(({ exitCode }) => exitCode !== 0).length;
  return spans.length + 2 * failures + (role === 'init' ? 0 : 4);
}

function movesOfPod({ lanes }: PodTimeline): number {
  return lanes.reduce((sum, lane) => sum + moves(lane), 0);
}
