import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { round } from '#ui/tracePath.ts';
import type { PictureContent } from './usePictureContent.tsx';

/** Where a limit ended the run: each lane is torn off there; by what is among the labels. */
export function TornEdges(props: {
  readonly model: Timeline;
  readonly content: PictureContent;
  readonly scale: TimeScale;
}) {
  const { model, content, scale } = props;
  if (model.truncated === null || model.end > scale.to || model.end < scale.from) return null;
  const x = round(scale.x(model.end));
  const torn = content.sides.filter(
    ({ side, lane }) => side === 'above' && lane.spans.at(-1)?.to === model.end,
  );
  return (
    <g fill="none" strokeLinejoin="miter">
      {torn.map(({ key, geometry }) => (
        <g key={key}>
          <path d={tear(x + 2, geometry.baseline, geometry.height)} stroke="var(--paper)" strokeWidth="6" />
          <path d={tear(x, geometry.baseline, geometry.height)} stroke="var(--fail)" strokeWidth="1.6" />
        </g>
      ))}
    </g>
  );
}

/** A ragged line a little taller than the lane. */
function tear(x: number, baseline: number, height: number): string {
  const step = (height + 8) / 5;
  const shifts = [-6, 8, -8, 8, -4];
  return `M${x} ${baseline - height - 4}${shifts.map((dx) => `l${dx} ${step}`).join('')}`;
}
