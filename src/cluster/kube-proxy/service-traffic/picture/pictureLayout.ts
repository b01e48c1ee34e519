import type { Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { chartSizes, chartsHeight } from './chartSizes.ts';
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

/** Where everything of the picture stands, in px; y counts from under the axis, on a phone the flow's from its own top. */
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
export const stackedBelowPx = 760;
/** What there is to draw in, where the page scrolls instead of the picture. */
export const stackedHeightPx = 560;
const marginPx = 24;

export function pictureLayout(stage: Stage, input: LayoutInput): PictureLayout {
  const { width, height, comparing, opened, healthNodes } = input;
  const stacked = width < stackedBelowPx;
  const columns = stacked ? stackedColumns(width) : sideBySide(width);
  const hasRequests = stage.requests.sentAt.length > 0;
  const sizes = chartSizes(height);
  const { gap, lost, healthPitch } = sizes;
  const chartsPx = chartsHeight(sizes, { comparing, requests: hasRequests, healthNodes: healthNodes.length });
  const lanesTop = eventsPx;
  const nodesPx = stacked ? 0 : leastNodesPx(stage);
  const room = Math.max(leastLanesPx(stage), height - chartsPx - lanesTop - toChartsPx, nodesPx);
  const rows = comparing ? [] : laneRows(stage, { top: lanesTop, room, opened });
  const lanesBottom = comparing
    ? lanesTop + (stacked ? 0 : 20)
    : Math.max(rows.at(-1)?.bottom ?? lanesTop, lanesTop + nodesPx);
  let y = lanesBottom + toChartsPx;
  const chart = (plot: number, below: number): ChartBox => {
    const box = { top: y, baseline: y + plot, below };
    y += plot + below + gap;
    return box;
  };
  const spare = Math.max(0, height - lanesBottom - toChartsPx - chartsPx);
  const replicasPx = Math.min(120, Math.floor(sizes.replicas + spare * (comparing ? 0.2 : 0.45)));
  const requestsPx = Math.min(100, Math.floor(sizes.requests + spare * (comparing ? 0.2 : 0.3)));
  const replicas = chart(replicasPx, comparing ? replicasPx : 0);
  const requests = hasRequests ? chart(requestsPx, comparing ? requestsPx + lost + 14 : lost) : null;
  const health = healthNodes.length === 0 ? null : { top: y - 2, pitch: healthPitch, nodes: healthNodes };
  if (health) y += healthNodes.length * healthPitch + 16;
  const bottom = Math.max(y, height);
  const flow = { ...columns.flow, ...flowHeights(stage, { stacked, comparing, lanesTop, lanesBottom }) };
  const rules = { ...columns.rules, top: stacked ? bottom : flow.bottom + 20 };
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

/** The row of events under the axis: its line stands in the middle. */
export const eventsPx = 20;
/** Between the lanes and the charts. */
const toChartsPx = 18;

/** Rather than press few lanes until their names do not fit, the picture scrolls. */
function leastLanesPx({ pods }: Stage): number {
  return Math.min(222, pods.length * 12 + 66);
}

/** Beside lanes the flow is as tall as they are; alone it has a height of its own, on a phone above the record. */
function flowHeights(
  stage: Stage,
  at: {
    readonly stacked: boolean;
    readonly comparing: boolean;
    readonly lanesTop: number;
    readonly lanesBottom: number;
  },
): { readonly top: number; readonly bottom: number } {
  const least = leastNodesPx(stage);
  if (at.stacked) return { top: 0, bottom: Math.max(260, least) };
  if (at.comparing) return { top: at.lanesTop, bottom: at.lanesTop + Math.max(280, least) };
  return { top: at.lanesTop, bottom: at.lanesBottom };
}

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
