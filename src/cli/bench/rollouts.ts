import { prepareRun } from '#cluster/prepareRun.ts';
import { simulatePrepared } from '#cluster/simulateText.ts';
import { type Measured, measure, once } from './measure.ts';

/** A replica's life, twice, is some fifty events: what 10,000 of them take, with room. */
const manyEvents = 600_000;

/** Rollouts of one Deployment: all its pods made, and all replaced. */
export function rolloutRows(): readonly Measured[] {
  return [
    measure('100 replicas: created and rolled', 100, 20, rolled(100)),
    measure('1,000 replicas: created and rolled', 1000, 3, rolled(1000)),
    once('10,000 replicas: created and rolled, in 600,000 events', null, rolled(10_000)),
  ];
}

function rolled(replicas: number): () => void {
  const prepared = prepareRun(deployment(replicas));
  return () => {
    const { trace } = simulatePrepared(prepared, { maxEvents: manyEvents });
    const last = trace.events.findLast(({ kind }) => kind === 'DeploymentConditionChanged');
    const done =
      last?.kind === 'DeploymentConditionChanged' && last.detail.reason === 'NewReplicaSetAvailable';
    if (!done || trace.truncated !== null) throw new Error(`${replicas} replicas were not rolled to the end`);
  };
}

function deployment(replicas: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - {name: app, image: "shop/web:1.0"}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {nodes: 10}
  horizon: 60s
  events:
  - {at: 20, set: {image: {deployment/web: shop/web:2.0}}}
`;
}
