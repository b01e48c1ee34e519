import { prepareRun } from '#cluster/prepareRun.ts';
import { simulatePrepared } from '#cluster/simulateText.ts';
import { type Measured, measure, once } from './measure.ts';

/** An Indexed Job on ten nodes, one attempt in twenty of which fails. */
function indexedJob(completions: number, parallelism: number): string {
  return `apiVersion: batch/v1
kind: Job
metadata: {name: batch}
spec:
  completions: ${completions}
  parallelism: ${parallelism}
  completionMode: Indexed
  backoffLimit: ${completions}
  template:
    spec:
      restartPolicy: Never
      containers:
      - {name: main, image: example/batch:1.0}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  horizon: 2h
  cluster: {nodes: 10}
  jobs:
    batch:
      random: [{share: 0.05, seconds: 7, exitCode: 1}]
      attempts: [{seconds: 10}]
`;
}

/** Ten thousand indexes give some 340,000 events. */
const maxEvents = 500_000;

export function jobRows(): readonly Measured[] {
  const thousand = prepareRun(indexedJob(1000, 100));
  const tenThousand = prepareRun(indexedJob(10_000, 1000));
  return [
    measure('a Job of 1,000 indexes with retries', 200, 10, () => {
      simulatePrepared(thousand);
    }),
    once('a Job of 10,000 indexes with retries', null, () => {
      const { trace } = simulatePrepared(tenThousand, { maxEvents });
      if (trace.truncated !== null) throw new Error(`stopped by the limit on ${trace.truncated}`);
    }),
  ];
}
