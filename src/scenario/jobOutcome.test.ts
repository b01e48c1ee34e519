import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobOutcome } from './jobOutcome.ts';
import { readJob } from './readJobs.ts';

const main = { name: 'main', isFirst: true };
const pod = (index: number | null, attempt: number, job = 'etl') => ({
  job,
  namespace: 'default',
  index,
  attempt,
});
const fails = { seconds: 8, exitCode: 42 };
const succeeds = { seconds: 5, exitCode: 0 };

describe('outcomes of a Job by index and attempt', () => {
  const jobs = { etl: readJob({ indexes: { '2': [fails, { seconds: 5 }] }, attempts: [{ seconds: 1 }] }) };
  const scenario = { jobs, seed: 1 };

  it('takes the entry of the attempt, and repeats the last', () => {
    expect(jobOutcome(scenario, pod(2, 0), main)).toEqual({
      runs: [fails, succeeds],
      disruption: null,
      path: 'spec.jobs.etl.indexes.2[0]',
    });
    expect(jobOutcome(scenario, pod(2, 1), main)?.runs).toEqual([succeeds]);
    expect(jobOutcome(scenario, pod(2, 9), main)?.runs).toEqual([succeeds]);
  });

  it('leaves what it does not name to the attempts of all, and other containers and Jobs alone', () => {
    expect(jobOutcome(scenario, pod(3, 4), main)?.path).toBe('spec.jobs.etl.attempts[0]');
    expect(jobOutcome(scenario, pod(2, 0), { name: 'proxy', isFirst: false })).toBeNull();
    expect(jobOutcome(scenario, pod(2, 0, 'other'), main)).toBeNull();
  });

  it('finds the Jobs of a CronJob by its name', () => {
    expect(jobOutcome(scenario, pod(null, 0, 'etl-28201234'), main)?.path).toBe('spec.jobs.etl.attempts[0]');
  });
});

it('lets a process whose pod is taken away run on until then', () => {
  const attempts = [{ seconds: 8, disruption: 'preemption' as const }, { seconds: 5 }];
  const found = jobOutcome({ jobs: { etl: readJob({ attempts }) }, seed: 1 }, pod(null, 0), main);
  expect(found?.disruption).toEqual({ by: 'preemption', afterSeconds: 8 });
  expect(found?.runs).toEqual([{ seconds: null, exitCode: 0 }, succeeds]);
});

describe('outcomes left to the dice', () => {
  it('come in the share that was asked for, and depend on nothing but the key of the draw', () => {
    const jobs = { etl: readJob({ random: [{ share: 0.25, seconds: 8, exitCode: 42 }] }) };
    const failed = (seed: number) =>
      Array.from({ length: 2000 }, (_, index) => jobOutcome({ jobs, seed }, pod(index, 0), main) !== null);
    const share = failed(7).filter(Boolean).length / 2000;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.3);
    expect(failed(7)).toEqual(failed(7));
    expect(failed(8)).not.toEqual(failed(7));
  });

  it('always or never happen at the ends of the range', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(1000), fc.nat(5), (seed, index, attempt) => {
        const always = { etl: readJob({ random: [{ share: 1, ...fails }], attempts: [succeeds] }) };
        const never = { etl: readJob({ random: [{ share: 0, ...fails }], attempts: [succeeds] }) };
        expect(jobOutcome({ jobs: always, seed }, pod(index, attempt), main)?.runs[0]).toEqual(fails);
        expect(jobOutcome({ jobs: never, seed }, pod(index, attempt), main)?.runs[0]).toEqual(succeeds);
      }),
      { numRuns: 50 },
    );
  });
});
