import type { PodLife, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';

/** One row of the record: a pod's own lane, or the silhouette of all pods of a node. */
export type LaneRow =
  | {
      readonly kind: 'pod';
      /** Place in the stage's pods. */
      readonly pod: number;
      readonly baseline: number;
      readonly height: number;
      /** Whether there is room to write its name. */
      readonly named: boolean;
      readonly bottom: number;
    }
  | {
      readonly kind: 'node';
      readonly node: string;
      readonly pods: readonly number[];
      readonly baseline: number;
      readonly height: number;
      readonly opened: boolean;
      readonly bottom: number;
    }
  /** The name over a node's lanes. */
  | {
      readonly kind: 'head';
      readonly node: string;
      readonly baseline: number;
      readonly bottom: number;
      /** The lanes under it, for the bracket. */
      readonly from: number;
      readonly to: number;
    };

interface LaneSize {
  readonly height: number;
  readonly pitch: number;
}

const widestPitch = 29;
const narrowestPitch = 8;
/** The tallest lane that leaves room between two. */
const heights = [
  { from: 19, height: 14 },
  { from: 12, height: 9 },
  { from: narrowestPitch, height: 6 },
];
const headPx = 14;
const groupGapPx = 6;
const silhouette = { height: 15, pitch: 22 };
const inside = { height: 6, pitch: 8 };
/** Under this pitch there is no line for a name. */
const namedFromPx = 12;

export interface RowsInput {
  readonly top: number;
  readonly room: number;
  /** Nodes whose silhouette was opened. */
  readonly opened: ReadonlySet<string>;
}

/** Lanes as large as fit; when not even the smallest do, one silhouette a node. */
export function laneRows({ pods }: Stage, { top, room, opened }: RowsInput): readonly LaneRow[] {
  const groups = byNode(pods);
  const heads = groups.length * (headPx + groupGapPx);
  const pitch = Math.min(widestPitch, Math.floor((room - heads) / Math.max(1, pods.length)));
  const size = heights.find(({ from }) => pitch >= from);
  return size ? ownLanes(groups, top, { height: size.height, pitch }) : silhouettes(groups, top, opened);
}

function ownLanes(groups: readonly Group[], top: number, { height, pitch }: LaneSize): readonly LaneRow[] {
  const rows: LaneRow[] = [];
  let y = top;
  for (const { node, pods } of groups) {
    const from = y + headPx;
    const to = from + pods.length * pitch;
    rows.push({ kind: 'head', node, baseline: y + 10, bottom: from, from, to });
    for (const [index, pod] of pods.entries()) {
      const baseline = from + (index + 1) * pitch - Math.max(1, Math.round((pitch - height) / 3));
      rows.push({
        kind: 'pod',
        pod,
        baseline,
        height,
        named: pitch >= namedFromPx,
        bottom: from + (index + 1) * pitch,
      });
    }
    y = to + groupGapPx;
  }
  return rows;
}

function silhouettes(groups: readonly Group[], top: number, opened: ReadonlySet<string>): readonly LaneRow[] {
  const rows: LaneRow[] = [];
  let y = top;
  for (const { node, pods } of groups) {
    const open = opened.has(node);
    const baseline = y + silhouette.pitch - 3;
    rows.push({
      kind: 'node',
      node,
      pods,
      baseline,
      height: silhouette.height,
      opened: open,
      bottom: y + silhouette.pitch,
    });
    y += silhouette.pitch;
    if (!open) continue;
    for (const pod of pods) {
      rows.push({
        kind: 'pod',
        pod,
        baseline: y + inside.pitch - 1,
        height: inside.height,
        named: false,
        bottom: y + inside.pitch,
      });
      y += inside.pitch;
    }
    y += groupGapPx;
  }
  return rows;
}

interface Group {
  /** Empty: on no node yet. */
  readonly node: string;
  readonly pods: readonly number[];
}

function byNode(pods: readonly PodLife[]): readonly Group[] {
  const groups = new Map<string, number[]>();
  for (const [place, { node }] of pods.entries()) {
    const name = node ?? '';
    const list = groups.get(name) ?? [];
    groups.set(name, list);
    list.push(place);
  }
  return [...groups].map(([node, places]) => ({ node, pods: places }));
}

/** Where a flow line to a pod ends: in the middle of its lane, or of its node's silhouette. */
export function podY(rows: readonly LaneRow[]): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (const row of rows) {
    if (row.kind === 'pod') places.set(row.pod, row.baseline - row.height / 2);
    else if (row.kind === 'node' && !row.opened) {
      for (const pod of row.pods) places.set(pod, row.baseline - row.height / 2);
    }
  }
  return places;
}
