import { describe, expect, it } from 'vitest';
import { parseManifests } from '#api/parseManifests.ts';
import { readScenarios } from './readScenario.ts';

function read(spec: string) {
  const text = `apiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\nspec:\n${spec}`;
  return readScenarios(parseManifests(text).documents);
}

describe('events', () => {
  it.each([
    ['scale: {deployment/web: 5}', { kind: 'scale', replicas: 5 }],
    ['patch: {job/etl: {spec: {suspend: true}}}', { kind: 'patch', patch: { spec: { suspend: true } } }],
    ['rollout: {undo: deployment/web, toRevision: 2}', { kind: 'rollout', verb: 'undo', toRevision: 2 }],
    ['cordon: node/node-2', { kind: 'cordon', node: 'node-2' }],
    [
      'drain: node-2\n    timeout: 60s\n    ignoreDaemonsets: true',
      {
        kind: 'drain',
        node: 'node-2',
        timeoutMs: 60_000,
        ignoreDaemonsets: true,
        force: false,
        gracePeriodSeconds: null,
      },
    ],
    ['taint: {node-2: "a=b:NoSchedule"}', { kind: 'taint', node: 'node-2', taint: 'a=b:NoSchedule' }],
    ['evict: pod/web-*', { kind: 'evict', gracePeriodSeconds: null }],
    ['terminate: node-3', { kind: 'terminate', node: 'node-3' }],
  ])('reads %s', (verb, event) => {
    const { scenario, diagnostics } = read(`  events:\n  - at: 5s\n    ${verb}`);
    expect(diagnostics).toEqual([]);
    expect(scenario.events).toMatchObject([{ atMs: 5000, path: 'spec.events[0]', ...event }]);
  });

  it('questions a key that means nothing beside its verb, at its place', () => {
    const { diagnostics } = read('  events:\n  - {at: 5, cordon: node-1, timeout: 3s}');
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['scenario-unused-key', 'warning'],
    ]);
  });
});

describe('the cluster and its traffic', () => {
  it('fills in what kube-proxy and the balancer do by default', () => {
    const { cluster } = read('  seed: 1').scenario;
    expect(cluster.kubeProxy).toMatchObject({ minSyncPeriodMs: 1000, syncPeriodMs: 30_000 });
    expect(cluster.loadBalancer).toMatchObject({ healthCheckIntervalMs: 8000, unhealthyThreshold: 3 });
    expect(cluster.zones).toEqual([]);
  });

  it('reads what differs', () => {
    const { scenario, diagnostics } = read(
      [
        '  cluster:',
        '    zones: [a, b]',
        '    kubeProxy: {minSyncPeriod: 200ms, lag: {node-2: 3s}}',
        '    loadBalancer: {healthCheckInterval: 5s, unhealthyThreshold: 2}',
        '  containers: {web: {onTerm: {seconds: 2, acceptsFor: 1.5}, serves: {errorShare: 0.5}}}',
        '  traffic:',
        '  - {service: web, rate: 60, keepAlive: true, retries: 2, timeout: 500ms, start: 3s}',
      ].join('\n'),
    );
    expect(diagnostics).toEqual([]);
    expect(scenario.cluster.kubeProxy).toMatchObject({ minSyncPeriodMs: 200, lagMs: { 'node-2': 3000 } });
    expect(scenario.cluster.loadBalancer).toMatchObject({
      healthCheckIntervalMs: 5000,
      unhealthyThreshold: 2,
    });
    expect(scenario.containers.web).toEqual({
      onTerm: { seconds: 2, exitCode: 143, acceptsFor: 1.5 },
      serves: { errorShare: 0.5, status: 500, errorsUntil: null },
    });
    expect(scenario.traffic).toMatchObject([
      {
        service: 'web',
        from: 'outside',
        rate: 60,
        retries: 2,
        timeoutSeconds: 0.5,
        startMs: 3000,
        endMs: null,
        path: 'spec.traffic[0]',
      },
    ]);
  });
});
