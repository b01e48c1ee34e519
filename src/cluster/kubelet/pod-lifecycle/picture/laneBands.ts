import type { Span, Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { usefulness } from './laneShape.ts';

/** From `at` on, the heights under which 5, 25, 50, 75 and 95 % of the seeds lie. */
export interface BandStep {
  readonly at: Milliseconds;
  readonly heights: BandHeights;
}

export type BandHeights = readonly [number, number, number, number, number];

/** What a lane does over many seeds. */
export interface LaneBand {
  /** `Pod/<namespace>/<name>/<container>`. */
  readonly key: string;
  readonly seeds: number;
  readonly steps: readonly BandStep[];
}

/** Parts of the seeds, in percent. */
export const bandPercents = [5, 25, 50, 75, 95] as const;

/**
 * One band a lane, of runs of one text under different seeds; a run that lacks the lane counts as nothing there. What
 * terminates counts nothing, as in a silhouette. Heights are steps, so the edges of a band are times.
 */
export function laneBands(seeds: readonly SeedLanes[]): readonly LaneBand[] {
  const lanes = new Map<string, (readonly SeedSpan[])[]>();
  for (const { key, spans } of seeds.flat()) {
    const known = lanes.get(key);
    if (known) known.push(spans);
    else lanes.set(key, [spans]);
  }
  return [...lanes].map(([key, own]) => ({ key, seeds: seeds.length, steps: bandSteps(own, seeds.length) }));
}

/** What bands need of one seed's run. */
export type SeedLanes = readonly { readonly key: string; readonly spans: readonly SeedSpan[] }[];

type SeedSpan = Pick<Span, 'state' | 'from' | 'to'>;

export function seedLanes({ pods }: Timeline): SeedLanes {
  return pods.flatMap(({ subject, lanes }) =>
    lanes.map(({ name, spans }) => ({ key: `${subject}/${name}`, spans })),
  );
}

/** The few heights there are, from the lowest: a lane is at one of them in each seed. */
const levels = [...new Set(Object.values(usefulness))].sort((a, b) => a - b);

function bandSteps(lanes: readonly (readonly SeedSpan[])[], seeds: number): readonly BandStep[] {
  const changes = lanes.flatMap((spans) =>
    spans.flatMap((span) => {
      const level = levels.indexOf(usefulness[span.state]);
      return [
        { at: span.from, level, by: 1 },
        { at: span.to, level, by: -1 },
      ];
    }),
  );
  changes.sort((a, b) => a.at - b.at);
  const counts = levels.map((_, level) => (level === 0 ? seeds : 0));
  const steps: BandStep[] = [];
  for (const [index, { at, level, by }] of changes.entries()) {
    counts[level]! += by;
    counts[0]! -= by;
    if (changes[index + 1]?.at === at) continue;
    const heights = bandPercents.map((percent) => heightBelow(counts, (percent * seeds) / 100));
    const last = steps.at(-1)?.heights;
    if (!last || heights.some((height, place) => height !== last[place]))
      steps.push({ at, heights: heights as unknown as BandHeights });
  }
  return steps;
}

/** The lowest height that at least `wanted` of the seeds do not exceed. */
function heightBelow(counts: readonly number[], wanted: number): number {
  let seen = 0;
  for (const [level, count] of counts.entries()) {
    seen += count;
    if (seen >= wanted) return levels[level]!;
  }
  return levels.at(-1)!;
}
