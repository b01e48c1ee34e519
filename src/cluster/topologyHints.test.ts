import { describe, expect, it } from 'vitest';
import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Run } from './run.ts';
import { simulateText } from './simulateText.ts';

function play(nodesOfPods: readonly string[], annotation: string, events: readonly string[] = []): Run {
  const pods = nodesOfPods.map(
    (node, index) => `apiVersion: v1
kind: Pod
metadata: {name: web-${index + 1}, labels: {app: web}}
spec:
  nodeName: ${node}
  containers: [{name: app, image: "app:1"}]
`,
  );
  const service = `apiVersion: v1
kind: Service
metadata: {name: web, annotations: {service.kubernetes.io/topology-mode: ${annotation}}}
spec: {selector: {app: web}, ports: [{port: 80}], type: LoadBalancer}
`;
  const scenario = `apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  horizon: 40s
  cluster: {nodes: 2, zones: [a, b]}
  events: [${events.join(', ')}]
  traffic: [{service: web, rate: 20, start: 15s}]
`;
  const run = simulateText([...pods, service, scenario].join('---\n'));
  expect(run.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return run;
}

function lastSlice({ trace: { events } }: Run): EndpointSlice {
  const written = events.findLast(
    (event) =>
      (event.kind === 'ObjectCreated' || event.kind === 'ObjectModified') &&
      event.detail.object.kind === 'EndpointSlice',
  );
  return (written as { readonly detail: { readonly object: unknown } }).detail.object as EndpointSlice;
}

/** The zones hinted at, by the zone an endpoint is in. */
function hintsOf(slice: EndpointSlice): readonly string[] {
  return (slice.endpoints ?? []).map(
    ({ zone = '', hints }) => `${zone}: ${hints?.forZones?.map(({ name }) => name).join() ?? 'none'}`,
  );
}

/** How many requests stayed in the zone where they came in, and how many did not. */
function zonesKept(run: Run): { readonly kept: number; readonly left: number } {
  const nodeOf = new Map(
    (lastSlice(run).endpoints ?? []).map(({ addresses, nodeName = '' }) => [addresses[0], nodeName]),
  );
  const kept = run.trace.events.flatMap(({ kind, detail }) => {
    if (kind !== 'RequestDecided') return [];
    const { node, endpoint } = detail as { readonly node: string | null; readonly endpoint: string | null };
    return endpoint === null ? [] : [nodeOf.get(endpoint.split(':')[0]) === node];
  });
  return { kept: kept.filter(Boolean).length, left: kept.filter((same) => !same).length };
}

describe('topology hints', () => {
  it('keep requests in their zone, where the Service asks for them', () => {
    const run = play(['node-1', 'node-2'], 'Auto');
    expect(hintsOf(lastSlice(run)).toSorted()).toEqual(['a: a', 'b: b']);
    const { kept, left } = zonesKept(run);
    expect(kept).toBeGreaterThan(100);
    expect(left).toBe(0);
  });

  it('are not given where the Service does not ask, and requests go anywhere', () => {
    const run = play(['node-1', 'node-2'], 'Disabled');
    expect(hintsOf(lastSlice(run)).toSorted()).toEqual(['a: none', 'b: none']);
    expect(zonesKept(run).left).toBeGreaterThan(0);
  });

  it('lend an endpoint to a zone that has too few', () => {
    const run = play(['node-1', 'node-1', 'node-1', 'node-1'], 'Auto');
    expect(hintsOf(lastSlice(run)).toSorted()).toEqual(['a: a', 'a: a', 'a: b', 'a: b']);
  });

  it('are not given where a zone would be overloaded: two for one half, of three', () => {
    const run = play(['node-1', 'node-1', 'node-2'], 'Auto');
    expect(hintsOf(lastSlice(run)).toSorted()).toEqual(['a: none', 'a: none', 'b: none']);
  });

  it('are taken away when too few endpoints are left', () => {
    const run = play(['node-1', 'node-2'], 'Auto', ['{at: 20s, delete: pod/web-2}']);
    expect(hintsOf(lastSlice(run))).toEqual(['a: none']);
  });
});
