import type { Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { podY } from './laneRows.ts';
import type { PictureLayout } from './pictureLayout.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line from left to right that begins and ends level. */
export interface Curve {
  readonly from: Point;
  readonly to: Point;
  readonly length: number;
  /** Points at equal parts of the way, by length. */
  readonly points: readonly Point[];
}

/** Where the flow's stations stand, and the lines between them. */
export interface FlowGeometry {
  readonly clients: Point;
  /** Null: nothing stands between the clients and the nodes. */
  readonly balancer: Point | null;
  readonly nodes: readonly (Point & { readonly detail: NodeDetail })[];
  readonly podX: number;
  readonly podY: ReadonlyMap<number, number>;
  readonly toBalancer: Curve | null;
  /** By place of the node: from the balancer, or from the clients where there is none. */
  readonly toNode: readonly Curve[];
  /** From a node to a pod; made when first asked for. */
  readonly toPod: (node: number, pod: number) => Curve | null;
}

/** How much there is room to say of a node. */
export type NodeDetail = 'full' | 'two' | 'one';

export function flowGeometry(stage: Stage, layout: PictureLayout): FlowGeometry {
  const { flow } = layout;
  const podX = layout.stacked ? flow.right : layout.namesRight - (layout.ownNames ? 212 : 62);
  const width = podX - flow.left;
  const middle = (flow.top + flow.bottom) / 2;
  const hasBalancer = stage.balancer !== null;
  const clients = { x: flow.left + (layout.stacked ? 10 : 34), y: middle };
  const balancer = hasBalancer ? { x: flow.left + width * (layout.stacked ? 0.3 : 0.33), y: middle } : null;
  const nodeX = flow.left + width * (hasBalancer ? 0.64 : 0.52);
  const count = stage.nodes.length;
  const share = (flow.bottom - flow.top) / Math.max(1, count);
  const detail: NodeDetail = share >= 104 ? 'full' : share >= 44 ? 'two' : 'one';
  // The words stand over the bar, so the bar sits low in its share.
  const down = detail === 'full' ? 0.68 : detail === 'two' ? 0.7 : 0.5;
  const nodes = stage.nodes.map((_, place) => ({ x: nodeX, y: flow.top + share * (place + down), detail }));
  const ys = layout.ownNames ? evenPodY(stage, layout) : podY(layout.rows);
  const start = balancer ?? clients;
  const toNode = nodes.map((node) => curve({ x: start.x + 4, y: start.y }, { x: node.x - 3, y: node.y }));
  const known = new Map<string, Curve>();
  return {
    clients,
    balancer,
    nodes,
    podX,
    podY: ys,
    toBalancer: balancer
      ? curve({ x: clients.x + 6, y: clients.y }, { x: balancer.x - 5, y: balancer.y })
      : null,
    toNode,
    toPod: (node, pod) => {
      const [from, y] = [nodes[node], ys.get(pod)];
      if (!from || y === undefined) return null;
      const key = `${node} ${pod}`;
      const found = known.get(key) ?? curve({ x: from.x + 4, y: from.y }, { x: podX, y });
      known.set(key, found);
      return found;
    },
  };
}

/** Where there are no lanes beside them the pods stand in a column of their own. */
function evenPodY({ pods }: Stage, { flow }: PictureLayout): ReadonlyMap<number, number> {
  const share = (flow.bottom - flow.top) / Math.max(1, pods.length);
  return new Map(pods.map((_, place) => [place, flow.top + share * (place + 0.5)]));
}

const parts = 24;

function curve(from: Point, to: Point): Curve {
  const middle = (from.x + to.x) / 2;
  const fine = Array.from({ length: 4 * parts + 1 }, (_, index) =>
    bezier(from, to, middle, index / (4 * parts)),
  );
  const lengths = [0];
  for (let index = 1; index < fine.length; index += 1) {
    const [a, b] = [fine[index - 1]!, fine[index]!];
    lengths.push(lengths[index - 1]! + Math.hypot(b.x - a.x, b.y - a.y));
  }
  const length = lengths.at(-1)!;
  const points: Point[] = [];
  let at = 0;
  for (let part = 0; part <= parts; part += 1) {
    while (at < fine.length - 1 && lengths[at]! < (length * part) / parts) at += 1;
    points.push(fine[at]!);
  }
  return { from, to, length, points };
}

function bezier(from: Point, to: Point, middle: number, t: number): Point {
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: a * from.x + (b + c) * middle + d * to.x, y: (a + b) * from.y + (c + d) * to.y };
}

/** The point after `distance` px of the way; its ends beyond them. */
export function pointOn({ points, length }: Curve, distance: number): Point {
  const share = Math.min(Math.max(distance / Math.max(length, 1), 0), 1) * parts;
  const index = Math.min(parts - 1, Math.floor(share));
  const [a, b] = [points[index]!, points[index + 1]!];
  const rest = share - index;
  return { x: a.x + (b.x - a.x) * rest, y: a.y + (b.y - a.y) * rest };
}
