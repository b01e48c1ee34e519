import { describe, expect, it } from 'vitest';
import { tableRows } from '#cluster/kubelet/pod-lifecycle/twin/tableRows.ts';
import { explain } from '#cluster/kubelet/pod-lifecycle/why/explain.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { deriveTimeline } from './deriveTimeline.ts';

const pod = `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
  - name: web
    image: web:1
    ports: [{containerPort: 8080}]
    readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
    lifecycle: {preStop: {exec: {command: [sleep, "4"]}}}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  horizon: 40s
  containers:
    web: {readyAfter: 3, onTerm: {seconds: 2, exitCode: 0}}
  events:
  - {at: 15s, delete: pod/web}
`;
const service = `---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
`;

describe('the Endpoint lane', () => {
  it('is the last of a pod that a Service selects: an outline, full, then hatched while it terminates', () => {
    const run = simulateText(`${pod}${service}`);
    const lanes = deriveTimeline(run).pods[0]!.lanes;
    expect(lanes.map(({ name, role }) => [name, role])).toEqual([
      ['web', 'main'],
      ['Endpoint', 'endpoint'],
    ]);
    const [waiting, ready, terminating] = lanes[1]!.spans;
    expect([waiting?.state, ready?.state, terminating?.state]).toEqual(['waiting', 'ready', 'running']);
    expect(ready!.from).toBeGreaterThan(3000);
    expect(ready!.to).toBeGreaterThanOrEqual(15_000);
    expect(ready!.to).toBeLessThan(15_200);
    expect(terminating?.label?.en).toBe('serving, terminating');
    const told = explain(run, terminating!.event)!;
    expect(told.headline.en).toBe('The endpoints of web: 0 ready, 1 serving while terminating, 0 neither.');
    expect(run.trace.events[told.chain[0]!.event]?.cause).toBeNull();
  });

  it('stands in the table too', () => {
    const model = deriveTimeline(simulateText(`${pod}${service}`));
    const rows = tableRows([{ model, label: '', selectable: true }]);
    const told = rows.filter(({ what }) => what.en === 'Endpoint').map(({ words }) => words.en);
    expect(told.some((text) => text.includes('serving, terminating'))).toBe(true);
  });

  it('is not there where no Service selects the pod', () => {
    const model = deriveTimeline(simulateText(pod));
    expect(model.pods[0]!.lanes.map(({ name }) => name)).toEqual(['web']);
  });
});
