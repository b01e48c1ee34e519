import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { type Obstacle, type Placement, placeLabels } from '#ui/placeLabels.ts';
import { conditionLabels } from './conditionLabels.tsx';
import type { JobLabel } from './jobLabel.ts';
import type { JobRows } from './jobRows.ts';
import { type LabelContext, laneLabels, laneObstacles } from './laneLabels.tsx';
import { type LaneSide, laneSides } from './laneSides.ts';
import { slotLabels } from './slotLabels.tsx';

/** Words may reach so far into the margin. */
const marginPx = 14;

/** A picture with everything measured and placed: what is left to do is to draw it. */
export interface JobsContent {
  readonly sides: readonly LaneSide[];
  readonly labels: Placement<JobLabel>;
}

export function jobsContent({ rows, height }: JobRows, context: LabelContext): JobsContent {
  const sides = rows.flatMap((row) => (row.kind === 'lane' ? laneSides(row, context.scale) : []));
  const more = rows.flatMap((row) => {
    if (row.kind === 'slots' && row.pair.above)
      return slotLabels(row.pair.above, row.baseline, row.height, context);
    if (row.kind !== 'conditions') return [];
    const { above, below } = row.pair;
    return [
      ...(above ? conditionLabels(above, 'above', row.top, context) : []),
      ...(below ? conditionLabels(below, above ? 'below' : 'above', row.top, context) : []),
    ];
  });
  const finals = rows.flatMap((row) => (row.kind === 'lane' ? finalLine(row.pair.above, row, context) : []));
  return { sides, labels: placedLabels(sides, more, context, { top: 0, bottom: height }, finals) };
}

export function placedLabels(
  sides: readonly LaneSide[],
  more: readonly JobLabel[],
  context: LabelContext,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  obstacles: readonly Obstacle[] = [],
): Placement<JobLabel> {
  const { left, right } = context.scale;
  return placeLabels(
    [...sides.flatMap((side) => laneLabels(side, context)), ...more],
    [...sides.flatMap((side) => laneObstacles(side, context)), ...obstacles],
    { x0: left - 2, y0: top, x1: right + marginPx, y1: bottom },
  );
}

/** Where the line of a Job's end runs through a lane. */
function finalLine(
  job: JobPicture | null,
  { baseline, pitch }: { readonly baseline: number; readonly pitch: number },
  { scale }: LabelContext,
): readonly Obstacle[] {
  if (!job?.outcome) return [];
  const x = scale.x(job.outcome.at);
  return [{ x0: x - 2, x1: x + 2, y0: baseline - pitch, y1: baseline, line: true }];
}
