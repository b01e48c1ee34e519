import { memo } from 'react';
import type { PlacedLabel } from '#ui/placeLabels.ts';
import { typeFace } from '#ui/typeRoles.ts';
import type { JobLabel } from './jobLabel.ts';

/** Everything that is written into the lanes, where it was placed. */
export const JobLabels = memo(function JobLabels(props: {
  readonly labels: readonly PlacedLabel<JobLabel>[];
}) {
  return (
    <g className="labels">
      {props.labels.map(({ candidate, place, x0, y0 }) => (
        <g key={candidate.key}>
          <text
            x={x0}
            y={y0 + 11}
            className={`${typeFace(candidate.role).className} ${toneClass(candidate, place.variant)}`}
            {...(candidate.event === null ? {} : { 'data-select': candidate.event })}
          >
            {candidate.text}
          </text>
        </g>
      ))}
    </g>
  );
});

function toneClass({ tone }: JobLabel, variant: string | undefined): string {
  if (variant === 'inside') return 'on-main';
  return tone === 'text' ? '' : tone.startsWith('text-') ? tone : `text-${tone}`;
}
