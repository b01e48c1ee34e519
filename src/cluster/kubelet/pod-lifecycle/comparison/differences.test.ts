import { describe, expect, it } from 'vitest';
import { deriveTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/deriveTimeline.ts';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { badDayText, quietPods } from '#cluster/kubelet/pod-lifecycle/twin/badDayText.ts';
import type { RunOverrides } from '#cluster/run.ts';
import type { SceneDifferences, SceneSide } from '#cluster/scene.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { differences } from './differences.ts';

function side(text: string, label: string, overrides: RunOverrides = {}): SceneSide<Timeline> {
  const run = simulateText(text, overrides);
  return { run, model: deriveTimeline(run), label };
}

const rowsOf = ({ rows }: SceneDifferences) =>
  rows.map(({ what, above, below, alarming }) => [what.en, above, below, alarming]);

const now = side(badDayText, 'v1.28');
const later = side(badDayText, 'v1.29+', { version: 'v1.29+' });

describe('the order in which v1.28 and v1.29+ stop a pod', () => {
  const found = differences(now, later);

  it('is the headline', () => {
    expect(found.headline).toEqual({
      en: 'Sidecars leave first in v1.28, last in v1.29+',
      zh: '边车容器在 v1.28 中先走，在 v1.29+ 中后走',
    });
    expect(found.headline.en.split(' ').length).toBeLessThanOrEqual(8);
  });

  it('is the same pattern with the runs the other way round', () => {
    expect(differences(later, now).headline).toEqual(found.headline);
  });

  it('differs in these rows, the largest first', () => {
    expect(rowsOf(found)).toEqual([
      ['istio-proxy: SIGTERM', '62.0 s', '76.0 s', null],
      ['istio-proxy ends', '67.0 s', '81.0 s', null],
      ['app without istio-proxy', '9.0 s', '0 s', 'above'],
      ['Pod: phase Succeeded', '76.0 s', '81.0 s', null],
      ['Pod gone', '77.0 s', '82.0 s', null],
      ['Pod: grace left over', '16.0 s', '11.0 s', null],
    ]);
  });

  it('is told in sentences', () => {
    expect(found.sentences.map(({ en }) => en)).toEqual([
      'In v1.28 kubelet stops every container at once.',
      'In v1.29+ a sidecar gets SIGTERM only when the main containers have ended.',
      'In v1.29+ istio-proxy gets SIGTERM at 76.0 s instead of 62.0 s.',
      'In v1.29+ istio-proxy ends at 81.0 s instead of 67.0 s.',
      'In v1.28 app drains for 9.0 s without istio-proxy, in v1.29+ not at all.',
      'In v1.29+ the Pod reaches the phase Succeeded at 81.0 s instead of 76.0 s.',
    ]);
  });

  it('leads each row to its event in the run above', () => {
    const { events } = now.run.trace;
    const kinds = found.rows.map(({ eventAbove }) => events[eventAbove ?? -1]?.kind);
    expect(kinds.slice(0, 3)).toEqual(['ContainerSignalled', 'ContainerExited', 'ContainerExited']);
    expect(kinds[4]).toBe('ObjectDeleted');
  });
});

describe('other differences', () => {
  it('are none between a run and itself', () => {
    expect(differences(now, now)).toEqual({
      headline: { en: 'Nothing differs.', zh: '没有差异。' },
      rows: [],
      sentences: [],
    });
  });

  it('say what never happens, and what follows from it only once', () => {
    const failing = badDayText.replace(
      'istio-proxy:\n',
      'vault-agent: {runs: [{seconds: 2, exitCode: 1}]}\n    istio-proxy:\n',
    );
    const found = differences(now, side(failing, 'this text'));
    expect(rowsOf(found)).toContainEqual(['app starts', '6.2 s', '–', null]);
    expect(found.sentences.map(({ en }) => en)).toContain('In this text app never starts.');
    expect(found.rows.filter(({ what }) => what.en.startsWith('app'))).toHaveLength(1);
  });

  it('count another outcome before everything else', () => {
    const slow = badDayText.replace('{seconds: 9, exitCode: 0}', '{seconds: 40, exitCode: 0}');
    const found = differences(now, side(slow, 'this text'));
    expect(found.headline.en).toBe('app exits 137 in this text, 0 in v1.28');
    expect(rowsOf(found)[0]).toEqual(['app: exit code', '0', '137', 'below']);
    expect(rowsOf(found)).toContainEqual(['Pod: phase Failed', '–', '92.0 s', null]);
  });

  it('name the pod when there are several, and the one that only one run has', () => {
    const two = side(quietPods('default/a', 'default/b'), 'two');
    const three = side(quietPods('default/a', 'default/b', 'default/c'), 'three');
    const found = differences(two, three);
    expect(found.headline.en).toBe('Pod c only in three');
    expect(found.sentences[0]?.en).toBe('Pod c exists only in three.');
    expect(rowsOf(found)).toEqual([['Pod c created', '–', '0.0 s', null]]);
  });

  it('are none between pods whose generated names alone differ', () => {
    const deployment = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
      - {name: ${name}, image: shop/web:2.4}
`;
    const text = `${deployment('web')}---\n${deployment('db')}`;
    const [one, other] = [side(text, 'seed 1', { seed: 1 }), side(text, 'seed 2', { seed: 2 })];
    expect(one.model.pods[0]?.name).not.toBe(other.model.pods[0]?.name);
    expect(differences(one, other).rows).toEqual([]);
  });

  it('are at most twelve, with at most two in carmine', () => {
    const many = Array.from({ length: 8 }, (_, index) =>
      badDayText.split('---')[0]!.replace('name: web', `name: web-${index}`),
    );
    const scenario = badDayText.split('---')[1]!.replace('delete: pod/web', 'delete: pod/web-*');
    const text = [...many, scenario].join('---\n');
    const found = differences(side(text, 'v1.28'), side(text, 'v1.29+', { version: 'v1.29+' }));
    expect(found.rows).toHaveLength(12);
    expect(found.rows.filter(({ alarming }) => alarming !== null).length).toBeLessThanOrEqual(2);
    expect(found.rows[0]?.what.en).toMatch(/^web-\d\/istio-proxy/);
  });
});

const examples = import.meta.glob<string>('../examples/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe.each(Object.entries(examples))('%s', (_, text) => {
  const source = side(text, 'v1.28', { version: 'v1.28' });

  it.each([
    ['v1.29+', { version: 'v1.29+' }],
    ['announced', { behaviour: 'announced' }],
    ['gate off', { featureGates: { SidecarContainers: false } }],
  ] as const)('against %s is told in whole sentences, each row once', (label, overrides) => {
    const found = differences(source, side(text, label, { version: 'v1.28', ...overrides }));
    const said = [found.headline, ...found.sentences, ...found.rows.map(({ what }) => what)];
    for (const { en, zh } of said) {
      expect(`${en} ${zh}`).not.toMatch(/undefined|NaN|\[object/);
      expect(zh).not.toBe('');
    }
    expect(found.headline.en.split(' ').length).toBeLessThanOrEqual(10);
    for (const { en } of found.sentences) expect(en).toMatch(/^[A-Z].*\.$/);
    expect(new Set(found.rows.map(({ what }) => what.en)).size).toBe(found.rows.length);
    for (const { above, below } of found.rows) expect(above).not.toBe(below);
  });
});
