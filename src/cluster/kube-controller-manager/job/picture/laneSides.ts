import type { JobLane, JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { LaneRow } from './jobRows.ts';
import { type AttemptStep, attemptSteps, type Scale } from './laneSteps.ts';

/** One run's trace of one lane, on its side of the baseline. */
export interface LaneSide {
  readonly key: string;
  readonly row: Pick<LaneRow, 'baseline' | 'height' | 'pitch'>;
  readonly job: JobPicture;
  readonly lane: JobLane;
  readonly steps: readonly (readonly AttemptStep[])[];
  readonly geometry: { readonly baseline: number; readonly height: number; readonly up: 1 | -1 };
}

/** The traces of a row: one, or one on each side of the baseline, a hair apart from it. */
export function laneSides(row: LaneRow, scale: Scale): readonly LaneSide[] {
  const { pair, place, baseline, height } = row;
  const mirrored = pair.below !== null;
  return (['above', 'below'] as const).flatMap((side) => {
    const job = pair[side];
    const lane = job?.lanes[place];
    if (!job || !lane) return [];
    const up = side === 'above' ? 1 : -1;
    return [
      {
        key: `${row.key} ${side}`,
        row,
        job,
        lane,
        steps: lane.attempts.map((attempt) => attemptSteps(attempt, scale)),
        geometry: { baseline: baseline - (mirrored ? up : 0), height, up },
      },
    ];
  });
}
