import type {
  Band,
  ContainerLane,
  PodTimeline,
  Timeline,
} from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';

/** A pod in one run or in both: `above` and `below` share a baseline. At least one of them is there. */
export interface PodPair {
  readonly above: PodTimeline | null;
  readonly below: PodTimeline | null;
  readonly key: string;
  readonly name: string;
}

export interface LanePair {
  readonly above: ContainerLane | null;
  readonly below: ContainerLane | null;
  /** `Pod/<namespace>/<name>/<container>`: names the lane when it is pinned. */
  readonly key: string;
  readonly name: string;
}

/** Which side of the baseline a run is drawn on. */
export type Side = 'above' | 'below';

/**
 * The pods of one run, or of two runs matched by name. A generated name may differ between runs, so what is left over of
 * it is matched by owner and containers, in order; a single pod on each side is matched whatever its name.
 */
export function podPairs(above: Timeline, below: Timeline | null): readonly PodPair[] {
  if (!below) return above.pods.map((pod) => pairOf(pod, null));
  if (above.pods.length === 1 && below.pods.length === 1) return [pairOf(above.pods[0]!, below.pods[0]!)];
  const known = new Set(above.pods.map(({ subject }) => subject));
  const others = new Map(below.pods.map((pod) => [pod.subject, pod]));
  const left = below.pods.filter(({ subject }) => !known.has(subject));
  const matched = above.pods.map((pod) => {
    const same = others.get(pod.subject);
    if (same) return pairOf(pod, same);
    const alike = left.findIndex((one) => madeAlike(pod, one));
    return pairOf(pod, alike < 0 ? null : left.splice(alike, 1)[0]!);
  });
  return [...matched, ...left.map((pod) => ({ ...pairOf(pod, pod), above: null }))];
}

/** Two pods with generated names, of owners of one kind, with the same containers. */
function madeAlike(a: PodTimeline, b: PodTimeline): boolean {
  const made = ({ namespace, ownerKind, lanes }: PodTimeline) =>
    [namespace, ownerKind, ...lanes.filter(isContainer).map(({ name, role }) => `${role} ${name}`)].join(
      '\n',
    );
  return a.ownerKind !== null && made(a) === made(b);
}

function isContainer({ role }: ContainerLane): boolean {
  return role !== 'endpoint';
}

/** Whether the lane is of what the Service's slices say, not of a container. */
export function isEndpoint({ above, below }: LanePair): boolean {
  return (above ?? below)?.role === 'endpoint';
}

/** A pod's containers in the order of its spec, those of the other run alone at the end. */
export function lanePairs(pair: PodPair): readonly LanePair[] {
  const above = pair.above?.lanes ?? [];
  const below = new Map(pair.below?.lanes.map((lane) => [lane.name, lane]));
  const names = [...above.map(({ name }) => name)];
  for (const name of below.keys()) if (!names.includes(name)) names.push(name);
  const lanes = new Map(above.map((lane) => [lane.name, lane]));
  return names.map((name) => ({
    above: lanes.get(name) ?? null,
    below: below.get(name) ?? null,
    key: `${pair.key}/${name}`,
    name,
  }));
}

export interface BandPair {
  readonly name: string;
  readonly above: readonly Band[];
  readonly below: readonly Band[] | null;
}

/** The conditions in the order kubectl describes them, the phase first. */
export function bandPairs(pair: PodPair): readonly BandPair[] {
  const names = ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'];
  for (const pod of [pair.above, pair.below])
    for (const { type } of pod?.conditions ?? []) if (!names.includes(type)) names.push(type);
  const bandsOf = (pod: PodTimeline | null, name: string) =>
    pod?.conditions.find(({ type }) => type === name)?.bands ?? [];
  const two = pair.above !== null && pair.below !== null;
  const phase = {
    name: 'phase',
    above: (pair.above ?? pair.below)?.phases ?? [],
    below: two ? pair.below!.phases : null,
  };
  const conditions = names
    .map((name) => ({
      name,
      above: bandsOf(pair.above ?? pair.below, name),
      below: two ? bandsOf(pair.below, name) : null,
    }))
    .filter(({ above, below }) => above.length > 0 || (below ?? []).length > 0);
  return [phase, ...conditions];
}

/** The lane of whichever run has it; a role and a path are the same in both. */
export function laneOf(pair: LanePair): ContainerLane {
  return (pair.above ?? pair.below)!;
}

export function podOf(pair: PodPair): PodTimeline {
  return (pair.above ?? pair.below)!;
}

function pairOf(above: PodTimeline, below: PodTimeline | null): PodPair {
  return { above, below, key: above.subject, name: above.name };
}
