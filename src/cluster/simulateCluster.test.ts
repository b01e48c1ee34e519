import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Limit } from '#simulation/trace.ts';
import { arbitraryInput } from './arbitraryInput.ts';
import { type ClusterInput, clusterOf, simulateCluster } from './index.ts';

const never = () => null;
const play = (input: ClusterInput, horizonMs: number, maxEvents = 20_000) =>
  simulateCluster(input, { horizonMs, maxEvents, interrupted: never });

describe('simulateCluster', () => {
  it('gives the same bytes for the same input, whatever ran in between', () => {
    fc.assert(
      fc.property(arbitraryInput, arbitraryInput, (one, other) => {
        const first = JSON.stringify(play(one, 60_000));
        play(other, 20_000);
        expect(JSON.stringify(play(one, 60_000))).toBe(first);
      }),
      { numRuns: 40 },
    );
  });

  it('causes precede effects, and every chain begins with something the user did', () => {
    fc.assert(
      fc.property(arbitraryInput, (one) => {
        const { events } = play(one, 60_000);
        const roots = new Set(['ManifestApplied', 'ScenarioActionTaken', 'ScenarioActionSkipped']);
        for (const event of events) {
          for (const cause of [event.cause, ...(event.alsoCausedBy ?? [])]) {
            if (cause !== null) expect(cause).toBeLessThan(event.id);
          }
          if (event.cause === null) expect(roots).toContain(event.kind);
          else expect(events[event.cause]!.at).toBeLessThanOrEqual(event.at);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has no event after its end, and a longer horizon only adds', () => {
    fc.assert(
      fc.property(arbitraryInput, fc.integer({ min: 1, max: 60_000 }), (one, horizonMs) => {
        const short = play(one, horizonMs);
        const long = play(one, 60_000);
        expect(short.events.every((event) => event.at <= short.end)).toBe(true);
        expect(JSON.stringify(long.events.slice(0, short.events.length))).toBe(JSON.stringify(short.events));
        expect(long.events.slice(short.events.length).every((event) => event.at > horizonMs)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('numbers its events in the order of time', () => {
    fc.assert(
      fc.property(arbitraryInput, (one) => {
        const { events } = play(one, 60_000);
        expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index));
        expect(
          events.every(({ at }, index) => Number.isInteger(at) && at >= (events[index - 1]?.at ?? 0)),
        ).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('stops at a limit on events with the beginning of the longer run, and goes on from there', () => {
    fc.assert(
      fc.property(arbitraryInput, fc.integer({ min: 1, max: 400 }), (one, maxEvents) => {
        const long = play(one, 60_000);
        const cluster = clusterOf(one);
        const first = cluster.run({ horizonMs: 60_000, maxEvents, interrupted: never });
        const told = first.events.length;
        expect(JSON.stringify(first.events)).toBe(JSON.stringify(long.events.slice(0, told)));
        if (first.truncated === null) expect(told).toBe(long.events.length);
        else {
          expect(first).toMatchObject({ truncated: 'events', horizon: 60_000 });
          expect(told).toBeGreaterThanOrEqual(maxEvents);
          expect(first.end).toBe(long.events[told - 1]!.at);
        }
        const whole = cluster.run({ horizonMs: 60_000, maxEvents: 20_000, interrupted: never });
        expect(JSON.stringify(whole)).toBe(JSON.stringify(long));
      }),
      { numRuns: 60 },
    );
  });

  it.each<Limit>(['stopped', 'wallTime', 'memory'])('ends when its caller says so: %s', (limit) => {
    fc.assert(
      fc.property(arbitraryInput, fc.integer({ min: 1, max: 3 }), (one, patience) => {
        const horizonMs = 3_600_000;
        let asked = 0;
        const interrupted = () => {
          asked += 1;
          return asked === patience ? limit : null;
        };
        const { events, end, truncated } = simulateCluster(one, {
          horizonMs,
          maxEvents: 20_000,
          interrupted,
        });
        if (asked < patience) expect(truncated).not.toBe(limit);
        else {
          expect(truncated).toBe(limit);
          expect(end).toBeLessThan(horizonMs);
          expect(events.every(({ at }) => at <= end)).toBe(true);
          const longer = play(one, horizonMs).events.slice(0, events.length);
          expect(JSON.stringify(events)).toBe(JSON.stringify(longer));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('runs a container only between its start and its exit, one instance at a time', () => {
    fc.assert(
      fc.property(arbitraryInput, (one) => {
        const alive = new Map<string, number>();
        for (const event of play(one, 90_000).events) {
          if (event.kind !== 'ContainerStarted' && event.kind !== 'ContainerExited') continue;
          const key = `${event.subject}/${event.detail.container}`;
          expect(alive.get(key)).toBe(event.kind === 'ContainerStarted' ? undefined : event.detail.attempt);
          if (event.kind === 'ContainerStarted') alive.set(key, event.detail.attempt);
          else alive.delete(key);
        }
      }),
      { numRuns: 60 },
    );
  });
});
