import { describe, expect, it } from 'vitest';
import type { EndpointSlice } from '#api/discoveryTypes.ts';
import { explain } from '#cluster/kube-proxy/service-traffic/why/explain.ts';
import type { Run } from './run.ts';
import { simulateText } from './simulateText.ts';

interface Told {
  readonly pods: readonly { readonly name: string; readonly labels?: object; readonly port?: string }[];
  readonly services: Readonly<Record<string, object>>;
  readonly traffic?: readonly object[];
  readonly events?: readonly object[];
  readonly container?: object;
  readonly cluster?: object;
}

function play({ pods, services, traffic = [], events = [], container = {}, cluster = {} }: Told): Run {
  const documents = [
    ...pods.map(({ name, labels = { app: 'web' }, port }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, labels },
      spec: {
        nodeName: 'node-1',
        containers: [
          {
            name: 'app',
            image: 'app:1',
            ...(port === undefined ? {} : { ports: [{ name: port, containerPort: 8080 }] }),
            ...container,
          },
        ],
      },
    })),
    ...Object.entries(services).map(([name, spec]) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec,
    })),
    {
      apiVersion: 'sim.kymograph.dev/v1alpha1',
      kind: 'Scenario',
      spec: { horizon: '20s', cluster: { nodes: 2, ...cluster }, traffic, events },
    },
  ];
  // A text that begins with a brace is read as JSON alone.
  return simulateText(documents.map((one) => `---\n${JSON.stringify(one)}\n`).join(''));
}

/** How many requests came to each end, by endpoint. */
function fates({ trace }: Run): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const event of trace.events) {
    if (event.kind !== 'RequestDecided') continue;
    const key = `${event.detail.fate} ${event.detail.why.kind}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** The last state of the slices: their ports, and each endpoint's pod with whether it is ready. */
function slices({ trace }: Run) {
  const last = new Map<string, EndpointSlice>();
  for (const event of trace.events) {
    if (event.kind !== 'ObjectCreated' && event.kind !== 'ObjectModified') continue;
    if (event.detail.object.kind === 'EndpointSlice')
      last.set(event.subject, event.detail.object as unknown as EndpointSlice);
  }
  return [...last.values()].map(({ metadata, ports, endpoints }) => ({
    service: metadata.labels?.['kubernetes.io/service-name'],
    ports: (ports ?? []).map(({ port }) => port),
    pods: (endpoints ?? []).map(({ targetRef, conditions }) => `${targetRef?.name} ${conditions?.ready}`),
  }));
}

const warnings = ({ diagnostics }: Run) =>
  diagnostics.map(({ severity, path, fix }) => [severity, path, fix?.text ?? null]);
const web = { app: 'web' };
const clients = { service: 'web', from: 'inside', rate: 5, start: '5s' };

describe('an EndpointSlice', () => {
  it('has a slice without ports for pods that do not have the named port, and no request goes there', () => {
    const ports = [{ port: 80, targetPort: 'http' }];
    const run = play({
      pods: [{ name: 'a', port: 'http' }, { name: 'b' }],
      services: { web: { selector: web, ports } },
      traffic: [clients],
    });
    const found = slices(run).sort((x, y) => x.ports.length - y.ports.length);
    expect(found.map(({ ports: those, pods }) => [those, pods])).toEqual([
      [[], ['b true']],
      [[8080], ['a true']],
    ]);
    expect(Object.keys(fates(run))).toEqual(['served answered']);
    const nowhere = play({
      pods: [{ name: 'b' }],
      services: { web: { selector: web, ports } },
      traffic: [clients],
    });
    expect(Object.keys(fates(nowhere))).toEqual(['refused noEndpoints']);
  });

  it('calls every pod ready where not-ready addresses are published', () => {
    const never = { readinessProbe: { httpGet: { port: 80 }, initialDelaySeconds: 60 } };
    const ports = [{ port: 80 }];
    const run = play({
      pods: [{ name: 'a' }],
      services: {
        open: { selector: web, ports, publishNotReadyAddresses: true },
        web: { selector: web, ports },
      },
      container: never,
      traffic: [clients, { ...clients, service: 'open' }],
    });
    expect(slices(run).map(({ service, pods }) => [service, pods])).toEqual([
      ['open', ['a true']],
      ['web', ['a false']],
    ]);
    expect(Object.keys(fates(run)).sort()).toEqual(['refused noEndpoints', 'served answered']);
  });

  it('holds the pods of one Service whoever made them, and a pod of two Services in both', () => {
    const run = play({
      pods: [
        { name: 'a', labels: { app: 'web', track: 'stable' } },
        { name: 'b', labels: { app: 'web', track: 'canary' } },
      ],
      services: {
        canary: { selector: { track: 'canary' }, ports: [{ port: 81 }] },
        web: { selector: web, ports: [{ port: 80 }] },
      },
    });
    expect(slices(run)).toEqual([
      { service: 'canary', ports: [81], pods: ['b true'] },
      { service: 'web', ports: [80], pods: ['a true', 'b true'] },
    ]);
  });

  it('is made for a selector that matches nothing, and for none it is not', () => {
    const ports = [{ port: 80 }];
    const matchless = play({
      pods: [{ name: 'a' }],
      services: { web: { selector: { app: 'other' }, ports } },
      traffic: [clients],
    });
    expect(slices(matchless)).toEqual([{ service: 'web', ports: [], pods: [] }]);
    const selectorless = play({ pods: [{ name: 'a' }], services: { web: { ports } }, traffic: [clients] });
    expect(slices(selectorless)).toEqual([]);
    for (const run of [matchless, selectorless])
      expect(Object.keys(fates(run))).toEqual(['refused noEndpoints']);
  });
});

describe('a Service that clients are sent to', () => {
  const services = { web: { selector: web, ports: [{ port: 80 }] } };
  const pods = [{ name: 'a' }];

  it('is questioned by name and port where the text does not have it, and so is their node', () => {
    const traffic = [
      { ...clients, service: 'wbe' },
      { ...clients, namespace: 'shop' },
      { ...clients, port: 81 },
      { ...clients, node: 'node-9' },
      { ...clients, port: 80, node: 'node-2' },
    ];
    const run = play({ pods, services, traffic });
    expect(warnings(run)).toEqual([
      ['warning', 'spec.traffic[0].service', 'web'],
      ['warning', 'spec.traffic[1].service', null],
      ['warning', 'spec.traffic[2].port', '80'],
      ['warning', 'spec.traffic[3].node', expect.stringMatching(/^node-[12]$/)],
    ]);
    expect(Object.keys(fates(run)).sort()).toEqual(['refused noSuchService', 'served answered']);
  });

  it('is not questioned when an event makes it', () => {
    const events = [{ at: '1s', create: { services: 2, name: 'team' } }];
    expect(warnings(play({ pods, services, events, traffic: [{ ...clients, service: 'team-2' }] }))).toEqual(
      [],
    );
  });

  it('is refused without ports, and said so once', () => {
    const run = play({ pods, services: { web: { selector: web } }, traffic: [clients] });
    expect(warnings(run)).toEqual([['error', 'spec.ports', null]]);
  });
});

describe('a Service whose name leads past every rule', () => {
  const direct = { selector: web, clusterIP: 'None', ports: [{ port: 8080 }] };
  const asked = { ...clients, service: 'direct' };
  const requests = ({ trace }: Run) =>
    trace.events.flatMap((event) => (event.kind === 'RequestDecided' ? [event.detail] : []));

  it('is headless: its pods are asked by their own addresses, each new connection any of them', () => {
    const run = play({
      pods: [{ name: 'a' }, { name: 'b' }],
      services: { direct },
      traffic: [{ ...asked, start: '2s' }],
    });
    expect(warnings(run)).toEqual([]);
    expect(fates(run)).toEqual({ 'served answered': expect.any(Number) });
    expect(new Set(requests(run).map(({ pod }) => pod))).toEqual(new Set(['Pod/default/a', 'Pod/default/b']));
    for (const { rules, node, clientNode, endpoint, resolvedAtMs } of requests(run)) {
      expect([rules, node, endpoint?.endsWith(':8080')]).toEqual([null, clientNode, true]);
      expect(resolvedAtMs).toBe(2000);
    }
  });

  it('is answered from the cache after a pod is gone, for as long as the Scenario says', () => {
    const lost = (cluster: object) => {
      const run = play({
        pods: [{ name: 'a' }, { name: 'b' }],
        services: { direct },
        cluster,
        traffic: [{ ...asked, start: '2s' }],
        events: [{ at: '5s', delete: 'pod/a', gracePeriodSeconds: 1 }],
      });
      return requests(run).filter(({ fate }) => fate !== 'served');
    };
    const [kept, short, none] = [lost({}), lost({ dnsCache: '5s' }), lost({ dnsCache: 0 })];
    expect(kept.length).toBeGreaterThan(short.length);
    expect(short.length).toBeGreaterThan(none.length);
    expect(kept.every(({ pod, resolvedAtMs }) => pod === 'Pod/default/a' && resolvedAtMs === 2000)).toBe(
      true,
    );
    expect(Math.max(...short.map(({ sentAtMs }) => sentAtMs))).toBeLessThan(7000);
  });

  it('has no address without a ready pod, and keeps that in the cache', () => {
    const run = play({ pods: [], services: { direct }, traffic: [asked] });
    expect(fates(run)).toEqual({ 'refused noAddress': expect.any(Number) });
  });

  it('changes no port, and says so', () => {
    const moved = { ...direct, ports: [{ port: 80, targetPort: 8080 }] };
    const run = play({
      pods: [{ name: 'a' }],
      services: { direct: moved },
      traffic: [{ ...asked, start: '2s' }],
    });
    expect(warnings(run)).toEqual([['warning', 'spec.traffic[0].service', null]]);
    expect(fates(run)).toEqual({ 'refused portNotTranslated': expect.any(Number) });
    const straight = play({
      pods: [{ name: 'a' }],
      services: { direct: moved },
      traffic: [{ ...asked, port: 8080, start: '2s' }],
    });
    expect([warnings(straight), fates(straight)]).toEqual([[], { 'served answered': expect.any(Number) }]);
  });

  it('leads out of the cluster, where all is taken to be well', () => {
    const out = { type: 'ExternalName', externalName: 'example.org' };
    const run = play({ pods: [], services: { out }, traffic: [{ ...clients, service: 'out' }] });
    expect([warnings(run), fates(run)]).toEqual([[], { 'served answered': expect.any(Number) }]);
    const event = run.trace.events.find(({ kind }) => kind === 'RequestDecided')!;
    expect(explain(run, event.id)?.headline.en).toMatch(/^Served by example\.org in/);
  });
});
