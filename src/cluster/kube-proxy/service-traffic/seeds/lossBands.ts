import type { ClusterEvent } from '#cluster/facts.ts';
import type { Milliseconds } from '#simulation/trace.ts';

/** How many requests to one Service are lost by when, over many seeds of one text. */
export interface LossBands {
  readonly seeds: number;
  readonly horizon: Milliseconds;
  /** At equal steps from 0 to the horizon: how many are lost in 5, 25, 50, 75 and 95 % of the seeds at the most. */
  readonly steps: readonly LossStep[];
  readonly least: number;
  readonly most: number;
}

export type LossStep = readonly [number, number, number, number, number];

const places = 120;
const percents = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** By Service: requests lost up to each place of the horizon. */
export type SeedLosses = ReadonlyMap<string, readonly number[]>;

/** What the bands need of one seed's run. What was sent before a Service had answered at all is no loss of a rollout. */
export function seedLosses(events: readonly ClusterEvent[], horizon: Milliseconds): SeedLosses {
  const decided = events.filter((event) => event.kind === 'RequestDecided');
  const upSince = new Map<string, Milliseconds>();
  for (const { subject, detail } of decided) {
    if (detail.fate !== 'served') continue;
    upSince.set(subject, Math.min(upSince.get(subject) ?? Number.POSITIVE_INFINITY, detail.sentAtMs));
  }
  const counts = new Map<string, number[]>();
  for (const { at, subject, detail } of decided) {
    const own = counts.get(subject) ?? Array.from({ length: places + 1 }, () => 0);
    counts.set(subject, own);
    if (detail.fate === 'served' || detail.sentAtMs < (upSince.get(subject) ?? 0)) continue;
    const place = Math.min(places, Math.ceil((at * places) / Math.max(1, horizon)));
    own[place] = (own[place] ?? 0) + 1;
  }
  return new Map([...counts].map(([service, own]) => [service, cumulative(own)]));
}

function cumulative(counts: readonly number[]): readonly number[] {
  let lost = 0;
  return counts.map((count) => {
    lost += count;
    return lost;
  });
}

/** The bands of each Service that somebody asks in any seed, by its key. */
export function lossBands(
  all: readonly SeedLosses[],
  horizon: Milliseconds,
): Readonly<Record<string, LossBands>> {
  const services = new Set(all.flatMap((losses) => [...losses.keys()]));
  return Object.fromEntries(
    [...services].sort().map((service) => {
      const seeds = all.flatMap((losses) => {
        const own = losses.get(service);
        return own ? [own] : [];
      });
      return [service, bandsOf(seeds, horizon)];
    }),
  );
}

function bandsOf(seeds: readonly (readonly number[])[], horizon: Milliseconds): LossBands {
  const steps = Array.from({ length: places + 1 }, (_, place): LossStep => {
    const sorted = seeds.map((losses) => losses[place] ?? 0).sort((a, b) => a - b);
    const [p5, p25, p50, p75, p95] = percents.map(
      (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0,
    );
    return [p5 ?? 0, p25 ?? 0, p50 ?? 0, p75 ?? 0, p95 ?? 0];
  });
  const totals = seeds.map((losses) => losses.at(-1) ?? 0);
  return {
    seeds: seeds.length,
    horizon,
    steps,
    least: totals.reduce((low, one) => Math.min(low, one), Number.POSITIVE_INFINITY),
    most: totals.reduce((high, one) => Math.max(high, one), 0),
  };
}
