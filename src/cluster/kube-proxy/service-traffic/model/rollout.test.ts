import { describe, expect, it } from 'vitest';
import classic from '#cluster/kube-proxy/service-traffic/examples/classic-502s.yaml?raw';
import {
  deriveRollout,
  focusRollout,
  stageOf,
} from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { countUntil, spanAt } from './countUntil.ts';
import { flowState } from './flowState.ts';
import { sceneMarks } from './sceneMarks.ts';
import { sum, totalsOf } from './totals.ts';

const run = simulateText(classic);
const model = deriveRollout(run);
const stage = stageOf(model)!;

describe('the stage', () => {
  it('has old and new pods on all nodes, old before new on each', () => {
    expect(stage.revisions.map(({ role }) => role)).toEqual(['old', 'new']);
    expect(stage.pods).toHaveLength(12);
    const order = stage.pods.map(({ node, revision }) => `${node} ${revision}`);
    expect(order).toEqual([...order].sort());
  });

  it('has spans that follow one another without overlap', () => {
    for (const { spans, createdAt, until } of stage.pods) {
      expect(spans[0]?.from).toBe(createdAt);
      for (const [index, span] of spans.entries()) {
        expect(span.to).toBeGreaterThan(span.from);
        if (index > 0) expect(span.from).toBeGreaterThanOrEqual(spans[index - 1]!.to);
        expect(span.to).toBeLessThanOrEqual(Math.max(until, run.trace.end));
      }
    }
  });

  it('counts replicas as the strategy allows', () => {
    for (const { ready, starting } of stage.replicas)
      expect(sum(ready) + sum(starting)).toBeLessThanOrEqual(8);
    expect(stage.limits.at(-1)).toMatchObject({ wanted: 6, most: 8, leastReady: 5 });
  });

  it('has every request once, in order, with a node and a pod', () => {
    const { sentAt, fate, failed, pod, node } = stage.requests;
    const decided = run.trace.events.filter(({ kind }) => kind === 'RequestDecided');
    expect(sentAt).toHaveLength(decided.length);
    expect([...sentAt].sort((a, b) => a - b)).toEqual(sentAt);
    expect(failed.map((place) => fate[place])).not.toContain('served');
    expect(failed.length + fate.filter((one) => one === 'served').length).toBe(sentAt.length);
    expect(Math.min(...pod, ...node)).toBeGreaterThanOrEqual(0);
  });
});

describe('the flow at an instant', () => {
  it('is the same however it is come to', () => {
    const there = [9000, 12_100, 17_300, 30_000].map((at) => flowState(model, stage, at));
    const back = [30_000, 17_300, 12_100, 9000].map((at) => flowState(model, stage, at)).reverse();
    expect(back).toEqual(there);
  });

  it('sends every node to the endpoints its rules name', () => {
    const { links, nodes } = flowState(model, stage, 11_000);
    expect(nodes.map(({ inService, stale, health }) => [inService, stale, health?.healthz])).toEqual(
      Array.from({ length: 3 }, () => [true, false, 200]),
    );
    expect(links.filter(({ addressed }) => addressed)).toHaveLength(18);
  });

  it('knows a way on which requests are lost, and that its rules are stale', () => {
    const { links, nodes } = flowState(model, stage, 17_300);
    const dead = links.filter(({ lost }) => lost > 0);
    expect(dead.length).toBeGreaterThan(0);
    expect(dead.every(({ lostBy }) => lostBy === 'refused')).toBe(true);
    expect(nodes.some(({ stale }) => stale)).toBe(true);
  });

  it('counts a second of requests', () => {
    expect(flowState(model, stage, 30_000).outsideRate).toBe(60);
    expect(flowState(model, stage, 5000).outsideRate).toBe(0);
  });
});

it('adds up what was lost, in parts as in the whole', () => {
  const whole = totalsOf(stage);
  const parts = [totalsOf(stage, 0, 17_000), totalsOf(stage, 17_001)];
  expect(parts[0]!.failed + parts[1]!.failed).toBe(whole.failed);
  expect(whole).toMatchObject({ failed: 23, failedBefore: 0, mostPods: 11, leastReady: 5 });
});

it('marks what the user did and each burst of losses, in order', () => {
  const marks = sceneMarks(model);
  expect(marks.map(({ at }) => at)).toEqual([...marks.map(({ at }) => at)].sort((a, b) => a - b));
  expect(marks.filter(({ label }) => /fail/.test(label.en)).length).toBeGreaterThan(0);
  expect(marks.some(({ label }) => label.en.startsWith('setImage'))).toBe(true);
});

it('finds by halving what a search from the front finds', () => {
  const instants = [1, 4, 4, 9];
  for (const at of [0, 1, 3, 4, 8, 9, 10]) {
    expect(countUntil(instants, at)).toBe(instants.filter((one) => one <= at).length);
  }
  const spans = [
    { from: 0, to: 2 },
    { from: 5, to: 6 },
  ];
  expect([1, 2, 5, 6].map((at) => spanAt(spans, at)?.from)).toEqual([0, undefined, 5, undefined]);
});

it('offers what is asked first, and a Deployment without a Service last', () => {
  const extra = (name: string) =>
    `---\n${classic
      .split('---')[0]!
      .replaceAll('web', name)
      .replaceAll(/^#.*\n/gm, '')}`;
  const both = simulateText(`${extra('lone')}${extra('other')}---\n${classic}`, { horizonMs: 3000 });
  expect(deriveRollout(both).choices.map(({ name, service }) => [name, service !== null])).toEqual([
    ['web', true],
    ['lone', false],
    ['other', false],
  ]);
  const base = deriveRollout(both);
  const other = focusRollout(base, 'Deployment/default/other');
  expect(stageOf(base)?.choice.name).toBe('web');
  expect(stageOf(other)?.choice.name).toBe('other');
  expect(other.choices).toBe(base.choices);
  expect(focusRollout(base, 'Deployment/default/none')).toBe(base);
});
