import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateText } from '#cluster/simulateText.ts';

const service = (name: string, spec: object) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec });
const nodePort = (name: string, ...ports: readonly object[]) => service(name, { type: 'NodePort', ports });
const scenario = (spec: object) =>
  JSON.stringify({ apiVersion: 'sim.kymograph.dev/v1alpha1', kind: 'Scenario', spec });
const run = (...documents: readonly string[]) => simulateText(['# YAML', ...documents].join('\n---\n'));
const told = (events: readonly ClusterEvent[]) =>
  events.flatMap((event): readonly string[] => {
    const name = event.subject.split('/').at(-1);
    switch (event.kind) {
      case 'NodePortAllocated':
        return [`${name} ${event.detail.how} ${event.detail.band}`];
      case 'NodePortReleased':
        return [`${name} ${event.detail.why} ${event.detail.port}`];
      case 'ServiceRefused':
        return [`${name} refused ${event.detail.code}`];
      case 'NodePortRepairFound':
        return [`${name} ${event.detail.reason} at ${event.at / 1000}`];
      default:
        return [];
    }
  });
const drawn = (events: readonly ClusterEvent[], name: string) =>
  events.flatMap((event) =>
    event.kind === 'NodePortAllocated' && event.subject.endsWith(`/${name}`) ? [event.detail.port] : [],
  );

describe('Services of a text', () => {
  it('get their ports in text order, and the second to ask for a port is refused at its line', () => {
    const { trace, documents, diagnostics } = run(
      nodePort('first', { port: 80, nodePort: 30_080 }),
      nodePort('second', { port: 80, nodePort: 30_080 }),
    );
    expect(told(trace.events)).toEqual(['first asked static', 'second refused 422']);
    expect(documents.map(({ outcome }) => outcome)).toEqual(['simulated', 'rejected']);
    expect(diagnostics.map(({ message, path, document }) => [document, path, message.en])).toEqual([
      [1, 'spec.ports[0].nodePort', 'Invalid value: 30080: provided port is already allocated'],
    ]);
  });

  it('share one port among TCP and UDP, and take a second for health checks', () => {
    const { trace } = run(
      nodePort('dns', { name: 't', port: 53 }, { name: 'u', port: 53, protocol: 'UDP' }),
      service('edge', { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports: [{ port: 443 }] }),
    );
    const allocated = trace.events.flatMap((event) =>
      event.kind === 'NodePortAllocated' ? [[event.detail.path, event.detail.users.length]] : [],
    );
    expect(allocated).toEqual([
      ['spec.ports[0].nodePort', 2],
      ['spec.ports[0].nodePort', 1],
      ['spec.healthCheckNodePort', 0],
    ]);
  });

  it('give back what a refused request had taken', () => {
    const { trace } = run(nodePort('a', { name: 'x', port: 80 }, { name: 'y', port: 81, nodePort: 80 }));
    const [port] = drawn(trace.events, 'a');
    expect(told(trace.events)).toEqual(['a drawn dynamic', 'a refused 422', `a rolledBack ${port}`]);
  });

  it('are told of the allocation before the rules', () => {
    const both = run(service('a', { type: 'NodePort', ports: [{ port: 0, nodePort: 70_000 }] }));
    expect(both.diagnostics.map(({ message }) => message.en)).toEqual([
      'Invalid value: 70000: provided port is not in the valid range. The range of valid ports is 30000-32767',
    ]);
    const rule = run(service('a', { type: 'NodePort', ports: [{ port: 0, targetPort: 80 }] }));
    expect(rule.diagnostics.map(({ path }) => path)).toEqual(['spec.ports[0].port']);
  });

  it('keep their draws when another Service is edited, and change them with the seed', () => {
    const portOf = (...documents: readonly string[]) => drawn(run(...documents).trace.events, 'kept');
    const alone = portOf(nodePort('kept', { port: 80 }));
    const beside = portOf(nodePort('other', { port: 80 }), nodePort('kept', { port: 80 }));
    expect(beside).toEqual(alone);
    expect(portOf(nodePort('kept', { port: 80 }), scenario({ seed: 7 }))).not.toEqual(alone);
  });

  it.each([
    ['v1.27', 'dynamic'],
    ['v1.28', 'static'],
    ['v1.29', 'static'],
  ])('know the static band in %s or not', (version, band) => {
    const { trace } = run(
      nodePort('a', { port: 80, nodePort: 30_080 }),
      scenario({
        cluster: { version, featureGates: { ServiceNodePortStaticSubrange: version === 'v1.28' } },
      }),
    );
    expect(told(trace.events)).toEqual([`a asked ${band}`]);
  });
});

describe('kubectl apply of a Service that is there', () => {
  it('keeps the port it has, draws for what is new, and takes away what is no longer said', () => {
    const { trace, diagnostics } = run(
      nodePort('web', { name: 'http', port: 80 }),
      nodePort('web', { name: 'http', port: 80 }, { name: 'metrics', port: 9090, nodePort: 30_033 }),
      service('web', { type: 'ClusterIP', ports: [{ name: 'http', port: 80 }] }),
    );
    expect(diagnostics).toEqual([]);
    const [port] = drawn(trace.events, 'web');
    expect(told(trace.events)).toEqual([
      'web drawn dynamic',
      'web asked static',
      `web updated ${port}`,
      'web updated 30033',
    ]);
  });

  it('sends nothing when nothing differs', () => {
    const web = nodePort('web', { name: 'http', port: 80 });
    expect(told(run(web, web).trace.events)).toEqual(['web drawn dynamic']);
  });
});

describe('what the Scenario does to Services', () => {
  it('replaces, deletes and creates them', () => {
    const clusterIP = { spec: { type: 'ClusterIP', ports: [{ port: 80 }] } };
    const again = { spec: { type: 'NodePort', ports: [{ port: 80 }] } };
    const { trace, diagnostics } = run(
      nodePort('web', { port: 80 }),
      scenario({
        events: [
          { at: 1, replace: { 'service/web': clusterIP } },
          { at: 2, replace: { 'service/web': again } },
          { at: 3, delete: 'service/web' },
          { at: 4, create: { services: 2, name: 'team' } },
        ],
      }),
    );
    expect(diagnostics).toEqual([]);
    const [first, second] = drawn(trace.events, 'web');
    expect(second).not.toBe(first);
    expect(told(trace.events)).toEqual([
      'web drawn dynamic',
      `web updated ${first}`,
      'web drawn dynamic',
      `web deleted ${second}`,
      'team-1 drawn dynamic',
      'team-2 drawn dynamic',
    ]);
  });

  it('says a meaningless number in a dry run, and takes nothing', () => {
    const { trace } = run(
      nodePort('web', { port: 80 }),
      scenario({
        events: [
          { at: 1, apply: 'service/new', dryRun: true },
          { at: 2, delete: 'service/web' },
        ],
      }),
      nodePort('new', { port: 80 }),
    );
    const dry = trace.events.find(({ kind }) => kind === 'ServiceDryRun');
    expect(dry).toMatchObject({ subject: 'Service/default/new', detail: { ports: [32_769] } });
    expect(drawn(trace.events, 'new')).toEqual([]);
  });

  it('keeps a leaked bit for two rounds of repair and frees it in the third', () => {
    const { trace } = run(scenario({ horizon: '10m', cluster: { leakedNodePorts: [30_100] } }));
    const rounds = trace.events.flatMap((event) =>
      event.kind === 'NodePortRepairRan' ? [[event.at / 1000, event.detail.leaks.length]] : [],
    );
    expect(rounds).toEqual([
      [0, 1],
      [180, 1],
      [360, 0],
      [540, 0],
    ]);
  });

  it('warns of Services outside a changed range in every round', () => {
    const { trace } = run(
      nodePort('web', { port: 80, nodePort: 30_080 }),
      scenario({
        horizon: '5m',
        events: [{ at: 10, restart: { 'kube-apiserver': { serviceNodePortRange: '31000-31999' } } }],
      }),
    );
    expect(told(trace.events)).toEqual([
      'web asked static',
      'web PortOutOfRange at 10',
      'web outOfRange 30080',
      'web PortOutOfRange at 180',
    ]);
  });

  it('finds two Services on one number, as an ExternalName that became a NodePort leaves them', () => {
    const { trace } = run(
      service('a', {
        type: 'ExternalName',
        externalName: 'example.com',
        ports: [{ port: 80, nodePort: 30_020 }],
      }),
      nodePort('b', { port: 80, nodePort: 30_020 }),
      scenario({
        horizon: '4m',
        events: [
          {
            at: 1,
            replace: { 'service/a': { spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30_020 }] } } },
          },
        ],
      }),
    );
    expect(told(trace.events)).toEqual(['b asked static', 'b PortAlreadyAllocated at 180']);
  });

  it('fills the dynamic band first and refuses only when all is full', () => {
    const { trace } = run(
      scenario({
        cluster: { serviceNodePortRange: '30000-30016' },
        events: [{ at: 1, create: { services: 18 } }],
      }),
    );
    expect(told(trace.events).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'drawn dynamic',
      ...Array.from({ length: 16 }, () => 'drawn static'),
      'refused 500',
    ]);
  });
});

describe('whatever Services there are', () => {
  const port = fc.record(
    {
      port: fc.constantFrom(53, 80, 443),
      protocol: fc.constantFrom('TCP', 'UDP'),
      nodePort: fc.integer({ min: 29_998, max: 30_042 }),
    },
    { requiredKeys: ['port'] },
  );
  const spec = fc.record({
    type: fc.constantFrom('NodePort', 'LoadBalancer', 'ClusterIP'),
    ports: fc
      .array(port, { minLength: 1, maxLength: 3 })
      .map((ports) => ports.map((one, index) => ({ ...one, name: `p${index}` }))),
  });

  it('no port is ever held twice, and what is taken is what is stored', () => {
    fc.assert(
      fc.property(fc.array(spec, { maxLength: 8 }), fc.nat(), (specs, seed) => {
        const { trace } = run(
          ...specs.map((one, index) => service(`s${index}`, one)),
          scenario({ seed, cluster: { serviceNodePortRange: '30000-30039' } }),
        );
        const held = new Set<number>();
        const stored = new Set<number>();
        for (const event of trace.events) {
          if (event.kind === 'NodePortAllocated') {
            expect(held.has(event.detail.port)).toBe(false);
            held.add(event.detail.port);
          } else if (event.kind === 'NodePortReleased') {
            expect(held.delete(event.detail.port)).toBe(true);
          } else if (event.kind === 'ObjectCreated') {
            const { ports = [] } = event.detail.object.spec as {
              readonly ports?: readonly { readonly nodePort?: number }[];
            };
            for (const { nodePort: number } of ports) if (number) stored.add(number);
          }
        }
        expect([...held].sort()).toEqual([...stored].sort());
      }),
      { numRuns: 60 },
    );
  });
});
