import { expect } from 'vitest';
import type { Job, JobStatus } from '#api/batchTypes.ts';
import type { KubernetesObject, Pod } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateText } from '#cluster/simulateText.ts';

interface Story {
  /** Of the Job, in flow style. */
  readonly spec: string;
  /** Of its pod template. */
  readonly pod?: string;
  readonly scenario: string;
}

/** What is left of each object in the end; an object that is gone has none. */
export interface Outcome {
  readonly events: readonly ClusterEvent[];
  readonly job: Job | undefined;
  readonly status: JobStatus;
  /** Pods that still exist. */
  readonly pods: readonly Pod[];
  /** Every pod there ever was. */
  readonly created: number;
}

/** Plays one Job and tells what is left of it; the text is taken without an error, and the run comes to its end. */
export function play({ spec, pod = 'restartPolicy: Never', scenario }: Story): Outcome {
  const text = `
apiVersion: batch/v1
kind: Job
metadata: {name: work}
spec: {${spec === '' ? '' : `${spec}, `}template: {spec: {${pod}, containers: [{name: main, image: "work:1"}]}}}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec: {${scenario}}
`;
  const run = simulateText(text);
  expect(run.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(run.trace.truncated).toBeNull();
  return outcome(run.trace.events);
}

function outcome(events: readonly ClusterEvent[]): Outcome {
  const objects = new Map<string, KubernetesObject>();
  let created = 0;
  for (const event of events) {
    if (event.kind === 'ObjectDeleted') objects.delete(event.subject ?? '');
    if (event.kind === 'ObjectCreated' || event.kind === 'ObjectModified')
      objects.set(event.subject ?? '', event.detail.object);
    if (event.kind === 'ObjectCreated' && event.detail.object.kind === 'Pod') created += 1;
  }
  const job = objects.get('Job/default/work') as Job | undefined;
  const pods = [...objects.values()].filter(({ kind }) => kind === 'Pod') as readonly Pod[];
  return { events, job, status: job?.status ?? {}, pods, created };
}

export const conditions = ({ status }: Outcome) =>
  (status.conditions ?? []).map(({ type, status: value, reason }) =>
    reason === undefined ? `${type}=${value}` : `${type}=${value} ${reason}`,
  );
export const eventReasons = ({ events }: Outcome) =>
  events.flatMap((event) => (event.kind === 'EventRecorded' ? [event.detail.reason] : []));
export const phases = ({ pods }: Outcome) => pods.map(({ status }) => status?.phase ?? '').sort();
