import type { LabelCandidate, PlacedLabel } from './placeLabels.ts';

/** What thin lines leave free for the words set over them: everything but their boxes. */
export function WordsClip(props: {
  readonly id: string;
  readonly labels: readonly PlacedLabel<LabelCandidate>[];
  readonly width: number;
  readonly height: number;
}) {
  const { id, labels, width, height } = props;
  const holes = labels
    .filter(({ place }) => place.overLines)
    .map(({ x0, y0, x1, y1 }) => `M${x0 - 3} ${y0}H${x1 + 3}V${y1}H${x0 - 3}Z`);
  return (
    <clipPath id={id}>
      <path d={`M0 ${-outside}H${width}V${height + outside}H0Z${holes.join('')}`} clipRule="evenodd" />
    </clipPath>
  );
}

/** Lines that leave the plot are not cut off at its edge. */
const outside = 100;
