import type { Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { type LaneRow, laneRows } from './laneRows.ts';

export interface Span {
  readonly left: number;
  readonly right: number;
}

/** A chart under the lanes: `top` to `baseline` is its plot, `below` what hangs under it. */
export interface ChartBox {
  readonly top: number;
  readonly baseline: number;
  readonly below: number;
}

/** Where everything of the picture stands, in px; y counts from under the axis. */
export interface PictureLayout {
  readonly width: number;
  /** One column: the flow stands over the record. */
  readonly stacked: boolean;
  readonly flow: Span & { readonly top: number; readonly bottom: number };
  readonly record: Span;
  /** The flow's lines end at names of their own, not at those of lanes. */
  readonly ownNames: boolean;
  /** Right edge of the names whose lanes begin at the record's left. */
  readonly namesRight: number;
  readonly lanesTop: number;
  readonly rows: readonly LaneRow[];
  readonly lanesBottom: number;
  readonly replicas: ChartBox;
  readonly requests: ChartBox | null;
  readonly health: { readonly top: number; readonly pitch: number; readonly nodes: readonly number[] } | null;
  /** Where the rules of a node are printed. */
  readonly rules: Span & { readonly top: number };
  readonly bottom: number;
}

export interface LayoutInput {
  readonly width: number;
  /** What is there without scrolling. */
  readonly height: number;
  readonly comparing: boolean;
  readonly opened: ReadonlySet<string>;
  readonly healthNodes: readonly number[];
}

/** Under this width the flow and the record do not stand side by side. */
const stackedBelowPx = 760;
const marginPx = 24;
const gapPx = 30;

export function pictureLayout(stage: Stage, input: LayoutInput): PictureLayout {
  const { width, height, comparing, opened, healthNodes } = input;
  const stacked = width < stackedBelowPx;
  const columns = stacked ? stackedColumns(width) : sideBySide(width);
  const hasRequests = stage.requests.sentAt.length > 0;
  const healthPx = healthNodes.length === 0 ? 0 : 34 + healthNodes.length * healthPitch;
  const chartsPx = (comparing ? 150 : 92) + (hasRequests ? (comparing ? 170 : 110) : 0) + healthPx;
  const flowPx = stacked && hasRequests ? Math.max(250, leastNodesPx(stage)) : 0;
  const lanesTop = flowPx + 10;
  const room = Math.max(leastLanesPx, height - chartsPx - 12, stacked ? 0 : leastNodesPx(stage));
  const rows = comparing ? [] : laneRows(stage, { top: lanesTop, room, opened });
  const lanesBottom = comparing
    ? lanesTop + (stacked ? 0 : 20)
    : Math.max(rows.at(-1)?.bottom ?? lanesTop, stacked ? 0 : lanesTop + leastNodesPx(stage));
  let y = lanesBottom + 22;
  const chart = (plot: number, below: number): ChartBox => {
    const box = { top: y, baseline: y + plot, below };
    y += plot + below + gapPx;
    return box;
  };
  // Two runs share a baseline: the other one hangs as deep as this one rises.
  const spare = Math.max(0, height - 12 - (lanesBottom + 22) - chartsPx);
  const replicasPx = Math.min(120, Math.floor(60 + spare * (comparing ? 0.2 : 0.45)));
  const requestsPx = Math.min(100, Math.floor(46 + spare * (comparing ? 0.2 : 0.3)));
  const replicas = comparing ? chart(replicasPx, replicasPx) : chart(replicasPx, 0);
  const requests = hasRequests ? chart(requestsPx, comparing ? requestsPx + 48 : 34) : null;
  const health = healthNodes.length === 0 ? null : { top: y - 8, pitch: healthPitch, nodes: healthNodes };
  if (health) y += healthNodes.length * healthPitch + 20;
  const bottom = Math.max(y, height);
  const flow = {
    left: columns.flow.left,
    right: columns.flow.right,
    top: stacked ? 0 : lanesTop,
    bottom: stacked
      ? flowPx
      : comparing
        ? Math.max(lanesTop + 300, lanesTop + leastNodesPx(stage))
        : lanesBottom,
  };
  const rules = { ...columns.rules, top: stacked ? bottom : flow.bottom + 26 };
  return {
    width,
    stacked,
    ownNames: stacked || comparing,
    flow,
    record: columns.record,
    namesRight: columns.namesRight,
    lanesTop,
    rows,
    lanesBottom,
    replicas,
    requests,
    health,
    rules,
    bottom,
  };
}

const healthPitch = 16;
/** Rather than press the lanes further the picture scrolls. */
const leastLanesPx = 232;

/** So tall the flow must be for every node to have its line. */
function leastNodesPx({ nodes }: Stage): number {
  return Math.min(nodes.length * 18 + 40, 900);
}

function sideBySide(width: number) {
  const inner = width - 2 * marginPx;
  const flowRight = Math.round(marginPx + inner * 0.42);
  const namesRight = flowRight + 74;
  const left = namesRight + 34;
  return {
    flow: { left: marginPx, right: flowRight },
    rules: { left: marginPx, right: Math.max(marginPx + 180, namesRight - 136) },
    namesRight,
    record: { left, right: width - marginPx },
  };
}

function stackedColumns(width: number) {
  const margin = 16;
  const namesRight = margin + 62;
  return {
    flow: { left: margin, right: width - margin - 70 },
    rules: { left: margin, right: width - margin },
    namesRight,
    record: { left: namesRight + 14, right: width - margin },
  };
}
