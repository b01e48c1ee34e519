import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Job, JobSpec } from '#api/batchTypes.ts';
import type { Pod } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { backoffDelayMs } from './backoff.ts';
import { finishedCondition } from './jobConditions.ts';
import { completionIndex, isPodActive } from './jobPod.ts';

/** One Job, how its pods end, and pods that are deleted on the way. */
interface Case {
  readonly spec: Partial<JobSpec>;
  readonly jobs: unknown;
  readonly deletions: readonly number[];
  readonly termSeconds: number;
  readonly nodes: number;
  readonly seed: number;
}

const outcome = fc.record({
  seconds: fc.integer({ min: 1, max: 15 }),
  exitCode: fc.constantFrom(0, 0, 1, 42),
});

const policy = fc.constantFrom(
  undefined,
  { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } }] },
  { rules: [{ action: 'Ignore', onExitCodes: { operator: 'In', values: [42] } }] },
  { rules: [] },
);

const indexed = fc.record({
  completionMode: fc.constant('Indexed'),
  completions: fc.integer({ min: 1, max: 6 }),
  parallelism: fc.integer({ min: 1, max: 5 }),
  backoffLimitPerIndex: fc.constantFrom(undefined, 0, 1, 2),
  podReplacementPolicy: fc.constantFrom(undefined, 'Failed'),
  podFailurePolicy: policy,
  backoffLimit: fc.constantFrom(undefined, 0, 2),
});

const nonIndexed = fc.record({
  completions: fc.constantFrom(undefined, 1, 2, 5),
  parallelism: fc.integer({ min: 1, max: 4 }),
  podFailurePolicy: policy,
  backoffLimit: fc.integer({ min: 0, max: 4 }),
  activeDeadlineSeconds: fc.constantFrom(undefined, 40),
});

const arbitraryCase: fc.Arbitrary<Case> = fc.record({
  spec: fc.oneof(indexed, nonIndexed) as unknown as fc.Arbitrary<Partial<JobSpec>>,
  jobs: fc.record({
    attempts: fc.array(outcome, { minLength: 1, maxLength: 4 }),
    indexes: fc.dictionary(fc.constantFrom('0', '1', '2'), fc.array(outcome, { minLength: 1, maxLength: 3 })),
    random: fc.constantFrom([], [{ share: 0.3, seconds: 4, exitCode: 1 }]),
  }),
  deletions: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 2 }),
  termSeconds: fc.nat(12),
  nodes: fc.integer({ min: 1, max: 3 }),
  seed: fc.nat(1000),
});

function play({ spec, jobs, deletions, termSeconds, nodes, seed }: Case): readonly ClusterEvent[] {
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'work' },
    spec: {
      ...spec,
      template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'work:1' }] } },
    },
  };
  const scenario = {
    apiVersion: 'sim.kymograph.dev/v1alpha1',
    kind: 'Scenario',
    spec: {
      cluster: { nodes, featureGates: { JobBackoffLimitPerIndex: true, JobPodReplacementPolicy: true } },
      seed,
      horizon: 2000,
      containers: { main: { onTerm: { seconds: termSeconds } } },
      jobs: { work: jobs },
      events: deletions.map((at) => ({ at, delete: 'pod/work-*' })),
    },
  };
  const run = simulateText(`# A Job.\n${JSON.stringify(job)}\n---\n${JSON.stringify(scenario)}\n`);
  expect(run.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(run.trace.truncated).toBeNull();
  return run.trace.events;
}

/** The Job and its pods after each write. */
function states(
  events: readonly ClusterEvent[],
): readonly { readonly job: Job; readonly pods: readonly Pod[] }[] {
  const pods = new Map<string, Pod>();
  let job: Job | null = null;
  const found: { readonly job: Job; readonly pods: readonly Pod[] }[] = [];
  for (const event of events) {
    if (event.kind !== 'ObjectCreated' && event.kind !== 'ObjectModified' && event.kind !== 'ObjectDeleted')
      continue;
    const { object } = event.detail;
    if (object.kind === 'Job') job = object as Job;
    else if (event.kind === 'ObjectDeleted') pods.delete(event.subject);
    else if (object.kind === 'Pod') pods.set(event.subject, object as Pod);
    if (job) found.push({ job, pods: [...pods.values()] });
  }
  return found;
}

const runs = { numRuns: 60 };

describe('whatever a Job is and however its pods end', () => {
  it('never has more active pods than parallelism, nor two of an index', () => {
    fc.assert(
      fc.property(arbitraryCase, (one) => {
        for (const { job, pods } of states(play(one))) {
          const active = pods.filter(isPodActive);
          expect(active.length).toBeLessThanOrEqual(job.spec.parallelism ?? 1);
          const indexes = active.map(completionIndex).filter((index) => index !== null);
          expect(new Set(indexes).size).toBe(indexes.length);
          if (job.spec.podReplacementPolicy !== 'Failed') continue;
          const alive = pods.filter(
            ({ status }) => status?.phase === 'Pending' || status?.phase === 'Running',
          );
          const held = alive.map(completionIndex).filter((index) => index !== null);
          expect(new Set(held).size).toBe(held.length);
        }
      }),
      runs,
    );
  });

  it('counts each pod once, and its numbers only rise', () => {
    fc.assert(
      fc.property(arbitraryCase, (one) => {
        const events = play(one);
        const counted = events.filter((event) => event.kind === 'JobPodCounted');
        expect(new Set(counted.map(({ detail }) => detail.pod)).size).toBe(counted.length);
        let before = { succeeded: 0, failed: 0 };
        for (const { job } of states(events)) {
          const { succeeded = 0, failed = 0 } = job.status ?? {};
          expect(succeeded).toBeGreaterThanOrEqual(before.succeeded);
          expect(failed).toBeGreaterThanOrEqual(before.failed);
          before = { succeeded, failed };
        }
        const as = (wanted: string) => counted.filter(({ detail }) => detail.as === wanted).length;
        const last = states(events).at(-1)?.job.status;
        if (finishedCondition(last?.conditions ?? []) === null) return;
        expect(before).toEqual({ succeeded: as('succeeded'), failed: as('failed') });
      }),
      runs,
    );
  });

  it('once finished, has one end, keeps no finalizer, and starts nothing more', () => {
    fc.assert(
      fc.property(arbitraryCase, (one) => {
        const events = play(one);
        const { job, pods } = states(events).at(-1)!;
        const ends = (job.status?.conditions ?? []).filter(
          ({ type }) => type === 'Complete' || type === 'Failed',
        );
        expect(ends.length).toBeLessThanOrEqual(1);
        if (ends.length === 0) return;
        expect(pods.flatMap(({ metadata }) => metadata.finalizers ?? [])).toEqual([]);
        const finishedAt = events.findLast((event) => event.kind === 'JobConditionChanged')?.at ?? 0;
        const created = events.filter((event) => event.kind === 'JobPodCreated');
        expect(created.filter(({ at }) => at > finishedAt)).toEqual([]);
        const { completions } = job.spec;
        if (ends[0]?.type === 'Complete' && completions !== undefined) {
          expect(job.status?.succeeded ?? 0).toBeGreaterThanOrEqual(completions);
        }
      }),
      runs,
    );
  });

  it('goes the same way again under the same seed', () => {
    fc.assert(
      fc.property(arbitraryCase, (one) => {
        expect(JSON.stringify(play(one))).toBe(JSON.stringify(play(one)));
      }),
      { numRuns: 10 },
    );
  });
});

it('waits out each failure of a Job that runs one pod at a time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }), (failures, seconds) => {
      const attempts = [
        ...Array.from({ length: failures }, () => ({ seconds, exitCode: 1 })),
        { seconds: 1 },
      ];
      const events = play({
        spec: { backoffLimit: 10 },
        jobs: { attempts },
        deletions: [],
        termSeconds: 0,
        nodes: 1,
        seed: 1,
      });
      const created = events.filter((event) => event.kind === 'JobPodCreated');
      const waits = events.filter((event) => event.kind === 'JobBackoffStarted');
      expect(created).toHaveLength(failures + 1);
      for (const [place, { detail }] of waits.entries()) {
        expect(detail).toMatchObject({ index: null, failures: place + 1 });
        expect(detail.untilMs - detail.fromMs).toBe(backoffDelayMs(place + 1));
        expect(created[place + 1]?.at).toBeGreaterThanOrEqual(detail.untilMs);
      }
    }),
    { numRuns: 10 },
  );
});
