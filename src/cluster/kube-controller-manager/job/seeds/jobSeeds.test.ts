import { describe, expect, it } from 'vitest';
import { prepareRun } from '#cluster/prepareRun.ts';
import { seedSummarizer } from '#cluster/seedSummary.ts';
import { simulatePrepared } from '#cluster/simulateText.ts';
import { jobSeeds, quantile } from './jobSeeds.ts';

describe('how a Job ends under many seeds', () => {
  it('keeps when it was complete and when it had failed apart', () => {
    const end = (kind: 'complete' | 'failed', at: number) =>
      [{ subject: 'Job/default/etl', kind, at }] as const;
    expect(jobSeeds([end('complete', 30), end('failed', 12), end('complete', 20), []])).toEqual([
      { subject: 'Job/default/etl', seeds: 4, complete: [20, 30], failed: [12] },
    ]);
  });

  it('is told of real runs: by chance some fail', () => {
    const prepared = prepareRun(`apiVersion: batch/v1
kind: Job
metadata: {name: etl}
spec:
  backoffLimit: 0
  template: {spec: {restartPolicy: Never, containers: [{name: main, image: example/etl:7}]}}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  horizon: 60s
  jobs: {etl: {random: [{share: 0.5, seconds: 3, exitCode: 1}], attempts: [{seconds: 9}]}}
`);
    const { add, summary } = seedSummarizer(simulatePrepared(prepared));
    for (let seed = 1; seed <= 40; seed += 1) add(simulatePrepared(prepared, {}, seed));
    const [etl] = summary().jobs;
    expect(etl?.seeds).toBe(40);
    expect(etl!.complete.length + etl!.failed.length).toBe(40);
    expect(Math.min(etl!.complete.length, etl!.failed.length)).toBeGreaterThan(8);
    expect(quantile(etl!.failed, 0.5)).toBeLessThan(quantile(etl!.complete, 0.5)!);
  });

  it('has quantiles of what there is', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect([0, 0.25, 0.5, 0.95].map((part) => quantile([1, 2, 3, 4], part))).toEqual([1, 2, 3, 4]);
  });
});
