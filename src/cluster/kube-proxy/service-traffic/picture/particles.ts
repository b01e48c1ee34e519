import { sentWithin } from '#cluster/kube-proxy/service-traffic/model/requestLog.ts';
import type { Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { type Curve, type FlowGeometry, type Point, pointOn } from './flowGeometry.ts';

/** One moving mark: a dot on its way, or a cross for a request that fails. */
export interface Particle extends Point {
  readonly kind: 'dot' | 'cross';
  /** Place of the pod's revision once the node has chosen; −1 before. */
  readonly revision: number;
}

export interface Particles {
  readonly particles: readonly Particle[];
  /** How many requests one dot stands for; a cross is always one. */
  readonly each: number;
}

/** Screen px a simulated second, so that density is rate. */
const speedPx = 180;
const mostParticles = 120;
/** How long a cross stays where it died. */
const lingerMs = 600;
const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/**
 * Where the requests are at `at`, each passing its node at the instant its connection was sent on. A pure function of
 * the instant: scrubbing either way gives the same picture.
 */
export function particlesAt(stage: Stage, geometry: FlowGeometry, at: Milliseconds): Particles {
  const { requests } = stage;
  const before = (lengthBefore(geometry) / speedPx) * 1000;
  const after = (lengthAfter(geometry) / speedPx) * 1000 + lingerMs;
  const [first, last] = sentWithin(requests, at - after, at + before);
  const dots: Particle[] = [];
  const crosses: Particle[] = [];
  const places: number[] = [];
  for (let place = first; place < last; place += 1) {
    const particle = particleOf(stage, geometry, place, at);
    if (!particle) continue;
    // Also on its way: a request that will fail is never left out.
    if (requests.fate[place] !== 'served') crosses.push(particle);
    else {
      dots.push(particle);
      places.push(place);
    }
  }
  const each = steps.find((step) => dots.length / step <= mostParticles) ?? 1000;
  return { particles: [...dots.filter((_, index) => places[index]! % each === 0), ...crosses], each };
}

function particleOf(stage: Stage, geometry: FlowGeometry, place: number, at: Milliseconds): Particle | null {
  const { requests, pods } = stage;
  const node = requests.node[place]!;
  const pod = requests.pod[place]!;
  const failed = requests.fate[place] !== 'served';
  const fromNode = ((at - requests.sentAt[place]!) / 1000) * speedPx;
  if (fromNode <= 0 || node < 0) {
    const point = upstream(geometry, node, fromNode, place, requests.outside[place]!, stage);
    if (!point) return null;
    // Nobody behind the balancer: it dies there.
    return { ...point, kind: node < 0 && failed && fromNode > 0 ? 'cross' : 'dot', revision: -1 };
  }
  const revision = pods[pod]?.revision ?? -1;
  const way = pod < 0 ? null : geometry.toPod(node, pod);
  if (!way) {
    const bar = geometry.nodes[node];
    if (!failed || !bar || fromNode > (lingerMs / 1000) * speedPx) return null;
    return { x: bar.x + 8, y: bar.y + spread(place, 30), kind: 'cross', revision };
  }
  const ends = way.length + (failed ? (lingerMs / 1000) * speedPx : 0);
  if (fromNode > ends) return null;
  return { ...pointOn(way, fromNode), kind: failed ? 'cross' : 'dot', revision };
}

/** On the way to the node: `distance` is negative, in px before it. */
function upstream(
  geometry: FlowGeometry,
  node: number,
  distance: number,
  place: number,
  outside: boolean,
  stage: Stage,
): Point | null {
  const { toBalancer, toNode, balancer, clients } = geometry;
  if (node < 0) {
    // Decided at the balancer, or at the clients themselves.
    if (!balancer || !toBalancer)
      return distance > (lingerMs / 1000) * speedPx
        ? null
        : { x: clients.x + 8, y: clients.y + spread(place, 20) };
    if (distance > 0)
      return distance > (lingerMs / 1000) * speedPx
        ? null
        : { x: balancer.x + 8, y: balancer.y + spread(place, 40) };
    return along(toBalancer, toBalancer.length + distance, place, stage);
  }
  const second = toNode[node];
  if (!second) return null;
  const onSecond = second.length + distance;
  if (onSecond >= 0) return pointOn(second, onSecond);
  if (!toBalancer || !outside) return null;
  return along(toBalancer, toBalancer.length + onSecond, place, stage);
}

/** Inside the broad line requests keep to their own height. */
function along(way: Curve, distance: number, place: number, { requests }: Stage): Point | null {
  if (distance < 0) return null;
  const point = pointOn(way, distance);
  return { x: point.x, y: point.y + spread(place, Math.max(2, lineWidth(requests.ratePerSecond) - 5)) };
}

/** Width of a line of so many requests a second, in px. */
export function lineWidth(rate: number): number {
  return Math.min(28, Math.max(1.25, 0.3 * rate));
}

/** A steady place for each request within `px`, without dice. */
function spread(place: number, px: number): number {
  return (((place * 0.618_034) % 1) - 0.5) * px;
}

function lengthBefore({ toBalancer, toNode }: FlowGeometry): number {
  return (toBalancer?.length ?? 0) + Math.max(0, ...toNode.map(({ length }) => length));
}

/** No line from a node to a pod is longer than the straight way across and down. */
function lengthAfter({ nodes, podX, podY }: FlowGeometry): number {
  const [node] = nodes;
  if (!node) return 0;
  const ys = [...podY.values()];
  const tallest = Math.max(0, ...ys) - Math.min(0, ...ys);
  return podX - node.x + tallest;
}
