import { useMemo } from 'react';
import type { Run } from '#cluster/run.ts';
import { rolloutWhatIf as words } from '#i18n/rolloutWhatIf.ts';
import type { Locale } from '#i18n/sentence.ts';
import { round } from '#ui/tracePath.ts';
import { type LossBands, type LossStep, seedLosses } from './lossBands.ts';

const width = 360;
const height = 72;

/** Requests lost over time in many seeds: the middle half darker, the middle nine tenths lighter, this run as a line. */
export function LossPanel({
  run,
  service,
  bands,
  locale,
}: {
  readonly run: Run;
  /** Its key. */
  readonly service: string;
  readonly bands: LossBands;
  readonly locale: Locale;
}) {
  const own = useMemo(
    () => seedLosses(run.trace.events, bands.horizon).get(service) ?? [],
    [run, service, bands.horizon],
  );
  const { steps, seeds, least, most } = bands;
  const top = Math.max(1, most, own.at(-1) ?? 0);
  const x = (place: number) => round((place * width) / Math.max(1, steps.length - 1));
  const y = (lost: number) => round(height - (lost * (height - 4)) / top);
  const [, , median] = steps.at(-1) ?? [0, 0, 0, 0, 0];
  const told = words.seedsLost(String(seeds), String(least), String(median), String(most))[locale];
  return (
    <figure className="loss-panel">
      <svg width={width} height={height} role="img" aria-label={told}>
        <path d={bandPath(steps, [0, 4], x, y)} fill="var(--fail)" opacity="0.16" />
        <path d={bandPath(steps, [1, 3], x, y)} fill="var(--fail)" opacity="0.28" />
        <path
          d={linePath(
            steps.map((step) => step[2]),
            x,
            y,
          )}
          stroke="var(--fail)"
          fill="none"
        />
        <path d={linePath(own, x, y)} stroke="var(--ink)" fill="none" />
        <path d={`M0 ${height - 0.5}H${width}`} stroke="var(--rule)" />
      </svg>
      <figcaption className="text-2">{told}</figcaption>
    </figure>
  );
}

type Place = (value: number) => number;

function bandPath(
  steps: readonly LossStep[],
  [low, high]: readonly [0 | 1, 3 | 4],
  x: Place,
  y: Place,
): string {
  const upper = steps.map((step, place) => `${x(place)} ${y(step[high])}`);
  const lower = steps.map((step, place) => `${x(place)} ${y(step[low])}`).reverse();
  return steps.length === 0 ? '' : `M${[...upper, ...lower].join('L')}Z`;
}

function linePath(counts: readonly number[], x: Place, y: Place): string {
  return counts.length === 0 ? '' : `M${counts.map((count, place) => `${x(place)} ${y(count)}`).join('L')}`;
}
