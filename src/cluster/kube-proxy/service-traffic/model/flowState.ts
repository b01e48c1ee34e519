import { serviceNameLabel } from '#api/serviceNameLabel.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { addressedPods } from './addressedPods.ts';
import { lastAt, spanAt } from './countUntil.ts';
import { type Fate, type RequestLog, sentWithin } from './requestLog.ts';
import type {
  HealthSpan,
  NodeLife,
  NodeNote,
  PodLife,
  RolloutModel,
  RuleSync,
  Stage,
} from './rolloutModel.ts';

/** Who asks whom at one instant: what the flow draws apart from the moving requests. */
export interface FlowState {
  /** Requests a second that arrive from outside and from inside. */
  readonly outsideRate: number;
  readonly insideRate: number;
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
  /** Lost before any node, a second: nobody stands behind the balancer. */
  readonly lostAtBalancer: number;
}

export interface FlowNode {
  readonly place: number;
  readonly node: NodeLife;
  /** New requests a second that reach it. */
  readonly rate: number;
  /** Null where no balancer asks. */
  readonly inService: boolean | null;
  readonly sync: RuleSync | null;
  /** The slices or the Service have changed since what its rules were made of. */
  readonly stale: boolean;
  readonly health: HealthSpan | null;
  /** The last thing that was done to it. */
  readonly note: NodeNote | null;
  readonly gone: boolean;
  /** Lost at the node itself, a second, and how most of them. */
  readonly lost: number;
  readonly lostBy: Fate | null;
}

export interface FlowLink {
  readonly node: number;
  readonly pod: number;
  readonly rate: number;
  readonly lost: number;
  readonly lostBy: Fate | null;
  /** The rules send requests there; false: only some that were sent before are still on their way. */
  readonly addressed: boolean;
  readonly revision: number;
}

/** Rates are counted over the second before `at`. */
const windowMs = 1000;

export function flowState(model: RolloutModel, stage: Stage, at: Milliseconds): FlowState {
  const rates = countRates(stage.requests, at);
  const nodes = stage.nodes.map((node, place) => flowNode(model, stage, node, place, rates, at));
  const links: FlowLink[] = [];
  const drawn = new Set<number>();
  for (const { place, sync, gone } of nodes) {
    if (sync === null || gone) continue;
    for (const pod of addressedPods(model, stage, place, sync)) {
      drawn.add(linkKey(place, pod));
      links.push(linkOf(stage.pods, place, pod, rates, true));
    }
  }
  for (const key of rates.links.keys()) {
    if (!drawn.has(key))
      links.push(linkOf(stage.pods, Math.floor(key / podsPerNode), key % podsPerNode, rates, false));
  }
  return {
    outsideRate: rates.outside,
    insideRate: rates.inside,
    nodes,
    links,
    lostAtBalancer: rates.atBalancer,
  };
}

function flowNode(
  model: RolloutModel,
  stage: Stage,
  node: NodeLife,
  place: number,
  rates: Rates,
  at: Milliseconds,
): FlowNode {
  const sync = lastAt(node.syncs, at) ?? null;
  const own = rates.nodes.get(place);
  return {
    place,
    node,
    rate: own?.count ?? 0,
    inService: node.backend.length === 0 ? null : (spanAt(node.backend, at)?.inService ?? false),
    sync,
    stale: sync !== null && isStale(model, stage, sync, at),
    health: spanAt(node.health, at) ?? null,
    note: lastAt(node.notes, at) ?? null,
    gone: node.goneAt !== null && at >= node.goneAt,
    lost: own?.lost ?? 0,
    lostBy: own?.lostBy ?? null,
  };
}

/** Whether a slice of the Service was written after what the sync had seen. */
function isStale(model: RolloutModel, { choice }: Stage, sync: RuleSync, at: Milliseconds): boolean {
  const name = choice.service?.split('/')[2];
  if (name === undefined) return false;
  for (const versions of model.index.slices.values()) {
    const last = versions.findLast((version) => version.at <= at);
    if (!last || last.event <= sync.slicesThrough) continue;
    const slice = last.object ?? versions[0]?.object;
    if (slice?.metadata.labels?.[serviceNameLabel] === name) return true;
  }
  return false;
}

function linkOf(
  pods: readonly PodLife[],
  node: number,
  pod: number,
  rates: Rates,
  addressed: boolean,
): FlowLink {
  const counted = rates.links.get(linkKey(node, pod));
  return {
    node,
    pod,
    rate: counted?.count ?? 0,
    lost: counted?.lost ?? 0,
    lostBy: counted?.lostBy ?? null,
    addressed,
    revision: pods[pod]?.revision ?? 0,
  };
}

interface Counted {
  count: number;
  lost: number;
  lostBy: Fate | null;
}

interface Rates {
  readonly outside: number;
  readonly inside: number;
  readonly atBalancer: number;
  /** Requests that ended at the node itself, and all that reached it. */
  readonly nodes: ReadonlyMap<number, Counted>;
  /** By `linkKey`. */
  readonly links: ReadonlyMap<number, Counted>;
}

/** More pods than any run has: node and pod in one number, for there may be tens of thousands of ways. */
const podsPerNode = 1_000_000;

function linkKey(node: number, pod: number): number {
  return node * podsPerNode + pod;
}

function countRates(log: RequestLog, at: Milliseconds): Rates {
  const [first, last] = sentWithin(log, at - windowMs, at);
  const nodes = new Map<number, Counted>();
  const links = new Map<number, Counted>();
  let outside = 0;
  let atBalancer = 0;
  for (let place = first; place < last; place += 1) {
    const [node, pod, fate] = [log.node[place]!, log.pod[place]!, log.fate[place]!];
    if (log.outside[place]) outside += 1;
    if (node < 0) {
      atBalancer += 1;
      continue;
    }
    const reached = counted(nodes, node);
    reached.count += 1;
    if (pod < 0) {
      reached.lost += 1;
      reached.lostBy = fate;
      continue;
    }
    const link = counted(links, linkKey(node, pod));
    link.count += 1;
    if (fate !== 'served') {
      link.lost += 1;
      link.lostBy = fate;
    }
  }
  // The second before the first request is not a whole one.
  return { outside, inside: last - first - outside, atBalancer, nodes, links };
}

function counted<K>(map: Map<K, Counted>, key: K): Counted {
  const known = map.get(key) ?? { count: 0, lost: 0, lostBy: null };
  map.set(key, known);
  return known;
}
