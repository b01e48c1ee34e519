import { BoundedFrequencyRunner } from '#cluster/kube-proxy/boundedFrequencyRunner.ts';
import { Simulator } from '#simulation/simulator.ts';
import type { StoreFacts } from '#simulation/storeFacts.ts';
import { adapter } from './adapter.ts';

interface Input {
  readonly minSyncPeriod: number;
  readonly burst: number;
  readonly maxInterval: number;
  readonly retryAfter: number;
  readonly syncDuration: number;
  readonly failedRuns?: readonly number[];
  readonly requests?: readonly number[];
}

/** The vectors follow the runner for so long after the last request. */
const followedMs = 100_000;

/** proxy/syncTimes: the runner itself, on the engine, with syncs of the length given. */
export const syncTimes = adapter<Input>((input) => {
  const { failedRuns = [], requests = [] } = input;
  const simulator = new Simulator<StoreFacts>(0);
  const runs: unknown[] = [];
  const lastMs = Math.max(0, ...requests.map(ms));
  let started = 0;
  const runner = new BoundedFrequencyRunner(
    {
      minIntervalMs: ms(input.minSyncPeriod),
      maxIntervalMs: ms(input.maxInterval),
      burst: input.burst,
      retryAfterMs: ms(input.retryAfter),
    },
    {
      now: () => simulator.now,
      schedule: (delayMs, run) => simulator.schedule(delayMs, 0, run),
      start: (ended) => {
        const start = simulator.now;
        const ok = !failedRuns.includes(started);
        started += 1;
        const end = () => {
          if (start <= lastMs + followedMs) {
            runs.push({ start: start / 1000, end: simulator.now / 1000, ok });
          }
          ended(ok);
        };
        if (input.syncDuration === 0) end();
        else simulator.schedule(ms(input.syncDuration), 2, end);
      },
    },
  );
  // Those of one instant are one, and one that arrives as a run ends is in time for the next.
  for (const at of new Set(requests.map(ms))) simulator.scheduleAt(at, 1, () => runner.run());
  // A run that has started is followed to its end.
  const horizonMs = lastMs + followedMs + ms(input.syncDuration);
  simulator.run({ horizonMs, maxEvents: 1, interrupted: () => null });
  return { runs };
});

function ms(seconds: number): number {
  return Math.round(seconds * 1000);
}
