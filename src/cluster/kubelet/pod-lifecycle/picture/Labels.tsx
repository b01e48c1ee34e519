import { memo } from 'react';
import type { PlacedLabel } from '#ui/placeLabels.ts';
import { typeFace } from '#ui/typeRoles.ts';
import { linePx, type PictureLabel } from './pictureLabel.ts';

/** Everything that is written into the picture, where it was placed. */
export const Labels = memo(function Labels({
  labels,
}: {
  readonly labels: readonly PlacedLabel<PictureLabel>[];
}) {
  return (
    <g className="labels">
      {labels.map(({ candidate, place, x0, y0, x1, y1 }) => (
        <g key={candidate.key}>
          {place.variant === 'plate' && !place.overLines ? (
            <rect x={x0 - 3} y={y0} width={x1 - x0 + 6} height={y1 - y0} fill="var(--paper)" />
          ) : null}
          <text
            className={`${typeFace(candidate.role).className} ${toneClass(candidate, place.variant)}`}
            {...(candidate.event === null ? {} : { 'data-select': candidate.event })}
          >
            {(place.lines ?? candidate.lines).map((line, index) => (
              <tspan key={line} x={x0} y={y0 + 11 + index * linePx}>
                {line}
              </tspan>
            ))}
          </text>
        </g>
      ))}
    </g>
  );
});

function toneClass({ tone, ink }: PictureLabel, variant: string | undefined): string {
  if (variant === 'inside' && ink) return `on-${ink}`;
  return tone === 'text' ? '' : tone.startsWith('text-') ? tone : `text-${tone}`;
}
