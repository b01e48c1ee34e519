import type { ContainerLane, PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { LaneShape, Scale } from './laneShape.ts';
import { laneShape } from './laneShape.ts';
import type { LaneRow } from './pictureRow.ts';
import type { Side } from './podPairs.ts';

/** One run's trace of one lane, ready to be drawn on its side of the baseline. */
export interface LaneSide {
  readonly key: string;
  readonly row: LaneRow;
  readonly side: Side;
  readonly pod: PodTimeline;
  readonly lane: ContainerLane;
  readonly shape: LaneShape;
  readonly ink: LaneInk;
  readonly geometry: { readonly baseline: number; readonly height: number; readonly up: 1 | -1 };
}

export type LaneInk = 'main' | 'sidecar' | 'init' | 'graphite';

const inks: Readonly<Record<ContainerLane['role'], LaneInk>> = {
  init: 'init',
  sidecar: 'sidecar',
  main: 'main',
  ephemeral: 'graphite',
  endpoint: 'graphite',
};

export function laneInk(lane: ContainerLane): LaneInk {
  return inks[lane.role];
}

/** Under lower lanes there is no room for probes, and under a mirrored one hangs the other run. */
const leastForProbes = 14;

/** The traces of a row: one, or one on each side of the baseline, a hair apart from it. */
export function laneSides(row: LaneRow, scale: Scale): readonly LaneSide[] {
  const mirrored = row.pair.below !== null;
  return (['above', 'below'] as const).flatMap((side) => {
    const pod = row.pair[side];
    const lane = row.lane[side];
    if (!pod || !lane) return [];
    const up = side === 'above' ? 1 : -1;
    const shape = laneShape(lane, scale);
    return [
      {
        key: `${row.key} ${side}`,
        row,
        side,
        pod,
        lane,
        shape: row.height >= leastForProbes && !mirrored ? shape : { ...shape, probes: [] },
        ink: laneInk(lane),
        geometry: { baseline: row.baseline - (mirrored ? up : 0), height: row.height, up },
      },
    ];
  });
}
