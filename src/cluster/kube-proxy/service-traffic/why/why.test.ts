import { describe, expect, it } from 'vitest';
import type { ClusterEvent, NetworkFacts, WorkloadFacts } from '#cluster/facts.ts';
import { deriveRollout } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import type { Run } from '#cluster/run.ts';
import { simulateText } from '#cluster/simulateText.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { explain } from './explain.ts';
import { placeOf } from './placeOf.ts';

const files = import.meta.glob<string>('/src/cluster/kube-proxy/service-traffic/examples/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const textOf = (name: string) =>
  Object.entries(files).find(([path]) => path.endsWith(`/${name}.yaml`))?.[1] ?? '';
/** What the examples do not meet: adoption, no history kept, an owner that goes, pods of a node that is gone. */
const leftovers = `apiVersion: v1
kind: Pod
metadata: {name: stray, labels: {app: kept}}
spec: {containers: [{name: app, image: app:1}]}
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: kept}
spec:
  replicas: 2
  selector: {matchLabels: {app: kept}}
  template:
    metadata: {labels: {app: kept}}
    spec: {containers: [{name: app, image: app:1}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 4
  revisionHistoryLimit: 0
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web:1}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  horizon: 600s
  cluster: {nodes: 2}
  traffic: [{service: web, from: inside, rate: 1, end: 20s}]
  events:
  - {at: 20s, set: {image: {deployment/web: {web: "web:2"}}}}
  - {at: 60s, terminate: node-2}
  - {at: 500s, delete: deployment/web}
`;
const runs = [
  ...Object.entries(files).map(([path, text]) => ({ path, run: simulateText(text) })),
  { path: 'leftovers', run: simulateText(leftovers) },
];

/** Of a kind that comes by the thousand the first few of each reason are looked at. */
const mostOfAKind = 5;

function sampled({ trace }: Run): readonly ClusterEvent[] {
  const counts = new Map<string, number>();
  return trace.events.filter((event) => {
    const reason = event.kind === 'RequestDecided' ? event.detail.why.kind : '';
    const key = `${event.kind} ${reason}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key)! <= mostOfAKind;
  });
}

/** Kinds of rollouts and of the network, and whether an example has one; the compiler asks for those that are new. */
const met: Readonly<Record<keyof (WorkloadFacts & NetworkFacts), boolean>> = {
  EventRecorded: true,
  SyncFailed: true,
  NewReplicaSetDecided: true,
  ReplicaSetReused: true,
  ScalingDecided: true,
  RecreateWaited: true,
  DeploymentConditionChanged: true,
  OldReplicaSetDeleted: true,
  TemplateHashCollided: false,
  ProgressCheckScheduled: true,
  ReplicaSetClaimed: false,
  PodCreationsDecided: true,
  PodDeletionsDecided: true,
  PodClaimed: true,
  DisruptionBudgetChanged: true,
  DependentCollected: true,
  DependentOrphaned: false,
  EvictionAllowed: true,
  EvictionRefused: true,
  DrainStarted: true,
  DrainEnded: true,
  ProxyRulesSynced: true,
  ProxyHealthChanged: true,
  LoadBalancerProvisioned: true,
  LoadBalancerNodesChanged: true,
  HealthCheckAnswered: true,
  LoadBalancerBackendChanged: true,
  MachineTerminated: true,
  NodeNotReported: true,
  NodeGoneInCloud: true,
  OrphanedPodCollected: true,
  RequestDecided: true,
};

/** Kinds that another scene explains. */
const elsewhere = new Set<string>(['NodePortAllocated', 'NodePortRepairRan']);

describe('explain', () => {
  it('is tried on every kind that rollouts and the network have', () => {
    const kinds = new Set<string>(runs.flatMap(({ run }) => run.trace.events.map(({ kind }) => kind)));
    const unmet = Object.keys(met).filter((kind) => !kinds.has(kind));
    expect(unmet).toEqual(Object.entries(met).flatMap(([kind, seen]) => (seen ? [] : [kind])));
  });

  it.each(runs)('has a reason for the events of $path, in both languages and from a root', ({ run }) => {
    for (const event of sampled(run)) {
      const told = explain(run, event.id);
      if (elsewhere.has(event.kind)) {
        expect(told).toBeNull();
        continue;
      }
      expect(told, event.kind).not.toBeNull();
      const { headline, detail, otherwise, chain, fields } = told!;
      for (const sentence of [headline, detail, otherwise])
        if (sentence) expectSentence(sentence, event.kind);
      const ids = chain.map((step) => step.event);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      expect(new Set(ids).size).toBe(ids.length);
      expect(chain.length).toBeLessThanOrEqual(10);
      expect(chain.filter(({ role }) => role === 'self').map((step) => step.event)).toEqual([event.id]);
      expect(run.trace.events[ids[0]!]?.cause ?? null, event.kind).toBeNull();
      for (const { title } of chain) expectPlain(title);
      for (const { document, path, line, text, assumed } of fields) {
        const source = run.documents.find(({ index }) => index === document)!;
        expect(line).toBeGreaterThan(0);
        if (text !== null) expect(source.lines[path]?.[0], path).toBe(line);
        else expect(assumed).not.toBeNull();
        if (text !== null) expectPlain({ en: text, zh: text });
      }
    }
  });

  it('gives a refused request its numbers, and says that a preStop would have helped', () => {
    const run = simulateText(textOf('classic-502s'));
    const event = run.trace.events.find(
      (one) => one.kind === 'RequestDecided' && one.detail.why.kind === 'notListening',
    )!;
    const told = explain(run, event.id)!;
    expect(told.headline.en).toMatch(/^Refused: web-\S+ had stopped accepting at 1\d(\.\d)? s\.$/);
    expect(told.detail?.en).toMatch(
      /SIGTERM came at 1\d(\.\d)? s, and the process stopped accepting at once\..* left the rules of node-\d \d(\.\d)? s after SIGTERM\.$/,
    );
    expect(told.otherwise?.en).toMatch(/^With a preStop sleep of \d s or more/);
    expect(told.chain[0]?.note?.en).toMatch(/^scenario, line \d+$/);
    expect(told.chain[0]?.title.en).toMatch(/^kubectl set image deployment\/web/);
    expect(told.fields.map(({ text, assumed }) => text ?? assumed?.en)).toContain(
      'no preStop: SIGTERM comes at once',
    );
  });

  it('tells KEP-1669 where a terminating endpoint serves, and what is otherwise with the gate off', () => {
    const run = simulateText(textOf('terminating-endpoints'));
    const event = run.trace.events.find(
      (one) =>
        one.kind === 'RequestDecided' &&
        one.detail.fate === 'served' &&
        explain(run, one.id)?.feature?.kep === 1669,
    );
    expect(event).toBeDefined();
    expect(explain(run, event!.id)?.headline.en).toContain('no ready endpoint was left');
    expect(explain(run, event!.id)?.feature?.state.en).toBe('stable in v1.28, on here');
  });

  it('tells KEP-3836 where a node says that it leaves', () => {
    const run = simulateText(textOf('node-leaves'));
    const event = run.trace.events.find(
      (one) => one.kind === 'ProxyHealthChanged' && one.detail.healthz === 503,
    )!;
    const told = explain(run, event.id)!;
    expect(told.headline.en).toBe('node-3 answers 503 on /healthz: it is about to be taken away.');
    expect(told.feature).toMatchObject({ kep: 3836, state: { en: 'alpha in v1.28, on here' } });
  });

  it('gives the arithmetic of a scaling', () => {
    const run = simulateText(textOf('zero-loss'));
    const event = run.trace.events.find((one) => one.kind === 'ScalingDecided')!;
    const told = explain(run, event.id)!;
    expect(told.headline.en).toMatch(/^web-\w+ goes from 6 to \d|^web-\w+ goes from \d to \d/);
    expect(told.fields.map(({ text }) => text)).toEqual(['maxSurge: 2', 'maxUnavailable: 0', 'replicas: 6']);
  });
});

describe('placeOf', () => {
  it('leads to lines that a document has', () => {
    for (const { run } of runs) {
      const model = deriveRollout(run);
      for (const event of sampled(run)) {
        const place = placeOf(run, model, event.id);
        if (!place) continue;
        const document = run.documents.find(({ index }) => index === place.document)!;
        if (place.path !== '') expect(document.lines[place.path]).toBeDefined();
      }
    }
  });
});

function expectSentence(sentence: Sentence, kind: string): void {
  expectPlain(sentence);
  expect(sentence.en, kind).toMatch(/[.!]$/);
  expect(sentence.zh, kind).toMatch(/[。.!！]$/);
}

function expectPlain({ en, zh }: Sentence): void {
  for (const text of [en, zh]) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/undefined|NaN|\[object|Infinity| {2}/);
  }
}
