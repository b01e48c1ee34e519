import { rulesInForce } from '#cluster/kube-proxy/rulesInForce.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { type Measured, measure } from './measure.ts';

const text = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 6
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: app, image: "shop/web:1"}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {nodes: 3}
  horizon: 160s
  events:
  - {at: 60s, set: {image: {deployment/web: "shop/web:2"}}}
  traffic:
  - {service: web, rate: 100, start: 10s}
`;

/** 15,000 requests through a rolling update, and the rules of its nodes while they are scrubbed. */
export function trafficRows(): readonly Measured[] {
  const run = simulateText(text);
  const nodes = ['node-1', 'node-2', 'node-3'];
  let atMs = 0;
  return [
    measure('15,000 requests through a rolling update', null, 10, () => {
      simulateText(text);
    }),
    measure('rules of three nodes at one instant', 16, 100, () => {
      atMs = (atMs + 7919) % 160_000;
      for (const node of nodes) rulesInForce(run, node, atMs).restore().lines();
    }),
  ];
}
