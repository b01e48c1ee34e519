import { describe, expect, it } from 'vitest';
import classic from '#cluster/kube-proxy/service-traffic/examples/classic-502s.yaml?raw';
import { deriveRollout, stageOf } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { failureMarks } from './failureMarks.ts';
import { flowGeometry, pointOn } from './flowGeometry.ts';
import { nodeSilhouette } from './nodeSilhouette.ts';
import { particlesAt } from './particles.ts';
import { pictureLayout } from './pictureLayout.ts';
import { answeredSteps, binMs } from './requestBins.ts';
import { stackPaths } from './stackPaths.ts';

/** As `ui` makes them. */
function timeScale(
  { from, to }: { readonly from: number; readonly to: number },
  left: number,
  right: number,
) {
  return { from, to, left, right, x: (ms: number) => left + ((ms - from) * (right - left)) / (to - from) };
}

const stage = stageOf(deriveRollout(simulateText(classic)))!;
const input = { comparing: false, opened: new Set<string>(), healthNodes: [0, 1, 2] };
const sizes = [
  [1396, 768],
  [1124, 620],
  [1008, 434],
  [820, 500],
  [390, 420],
] as const;

describe.each(sizes)('at %d × %d', (width, height) => {
  const layout = pictureLayout(stage, { ...input, width, height });

  it('stands inside its width, and nothing stands on another', () => {
    expect(layout.record.right).toBeLessThanOrEqual(width);
    expect(layout.flow.left).toBeGreaterThanOrEqual(0);
    expect(layout.namesRight).toBeLessThan(layout.record.left);
    const { replicas, requests, health, rows } = layout;
    const bottoms = [
      Math.max(...rows.map(({ bottom }) => bottom)),
      replicas.baseline,
      requests!.baseline + requests!.below,
    ];
    const tops = [replicas.top, requests!.top, health!.top];
    for (const [index, top] of tops.entries()) expect(top).toBeGreaterThan(bottoms[index]!);
  });

  it('has a lane for every pod and a line to each', () => {
    const lanes = layout.rows.flatMap((row) => (row.kind === 'pod' ? [row.pod] : []));
    expect([...lanes].sort((a, b) => a - b)).toEqual(stage.pods.map((_, place) => place));
    const geometry = flowGeometry(stage, layout);
    for (const place of lanes) expect(geometry.toPod(0, place)).not.toBeNull();
  });
});

it('makes one silhouette a node when lanes do not fit', () => {
  const many = { ...stage, pods: Array.from({ length: 400 }, (_, index) => stage.pods[index % 12]!) };
  const rows = pictureLayout(many, { ...input, width: 1124, height: 620 }).rows;
  expect(rows.filter(({ kind }) => kind === 'node')).toHaveLength(3);
  const opened = pictureLayout(many, {
    ...input,
    opened: new Set(['node-2']),
    width: 1124,
    height: 620,
  }).rows;
  expect(opened.filter(({ kind }) => kind === 'pod').length).toBeGreaterThan(100);
});

describe('requests on their way', () => {
  const geometry = flowGeometry(stage, pictureLayout(stage, { ...input, width: 1124, height: 620 }));

  it('are the same however their instant is come to, and few enough to be told apart', () => {
    const forth = [10_000, 17_300, 22_000].map((at) => particlesAt(stage, geometry, at));
    const back = [22_000, 17_300, 10_000].map((at) => particlesAt(stage, geometry, at)).reverse();
    expect(back).toEqual(forth);
    for (const { particles } of forth)
      expect(particles.filter(({ kind }) => kind === 'dot').length).toBeLessThanOrEqual(120);
  });

  it('never lose a cross to aggregation', () => {
    const sent = stage.requests.failed.map((place) => stage.requests.sentAt[place]!);
    const at = sent[0]! + 200;
    const crosses = particlesAt(stage, geometry, at).particles.filter(({ kind }) => kind === 'cross');
    expect(crosses.length).toBeGreaterThanOrEqual(sent.filter((one) => one <= at && one > at - 600).length);
  });

  it('move at one speed', () => {
    const way = geometry.toPod(0, 0)!;
    const step = (distance: number) => {
      const [a, b] = [pointOn(way, distance), pointOn(way, distance + 9)];
      return Math.hypot(b.x - a.x, b.y - a.y);
    };
    for (const distance of [0, way.length / 3, way.length / 2]) expect(step(distance)).toBeCloseTo(9, -1);
  });

  it('are found among fifteen thousand without reading them all', () => {
    const count = 15_000;
    const list = <T>(value: (index: number) => T) =>
      Array.from({ length: count }, (_, index) => value(index));
    const requests = {
      ...stage.requests,
      ratePerSecond: 375,
      sentAt: list((index) => Math.floor((index * 40_000) / count)),
      endedAt: list((index) => Math.floor((index * 40_000) / count) + 100),
      event: list((index) => index),
      node: list((index) => index % 3),
      pod: list((index) => index % 12),
      outside: list(() => true),
      fate: list((index) => (index % 20 === 0 ? ('refused' as const) : ('served' as const))),
      failed: list((index) => index).filter((index) => index % 20 === 0),
      firstServed: 0,
    };
    let read = 0;
    const sentAt = new Proxy(requests.sentAt, {
      get: (of, key) => {
        read += 1;
        return Reflect.get(of, key);
      },
    });
    const inFlight = requests.ratePerSecond * 20;
    for (let frame = 0; frame < 60; frame += 1) {
      read = 0;
      particlesAt({ ...stage, requests: { ...requests, sentAt } }, geometry, frame * 600);
      expect(read, 'a frame reads what is on its way, not all there is').toBeLessThan(inFlight);
    }
  });
});

describe('lost requests', () => {
  const scale = timeScale({ from: 0, to: 40_000 }, 100, 600);

  it('have a mark each', () => {
    const { marks, each } = failureMarks(stage.requests, scale, 34);
    expect(each).toBe(1);
    expect(marks.map(({ place }) => place).sort((a, b) => a - b)).toEqual(stage.requests.failed);
    const places = new Set(marks.map(({ x, y }) => `${x} ${y}`));
    expect(places.size).toBe(marks.length);
  });

  it('say for how many a mark stands where they do not fit', () => {
    const at = stage.requests.sentAt.map(() => 5000);
    const all = stage.requests.sentAt.map((_, place) => place);
    const { marks, each } = failureMarks(
      { ...stage.requests, endedAt: at, failed: all, firstServed: 0 },
      scale,
      34,
    );
    expect(each).toBeGreaterThan(1);
    expect(marks.length).toBeLessThanOrEqual(17);
  });
});

it('chooses round steps that hold enough requests for a rate', () => {
  expect([binMs(60, 12), binMs(1, 12), binMs(2000, 1000)]).toEqual([500, 20_000, 100]);
  const steps = answeredSteps(stage, 1000, { from: 0, to: 40_000 });
  const answered = steps.reduce((total, { layers }) => total + layers.reduce((a, b) => a + b, 0), 0);
  expect(Math.abs(answered - (stage.requests.sentAt.length - stage.requests.failed.length))).toBeLessThan(60);
});

it('draws a stack as closed steps, and hangs it below', () => {
  const scale = timeScale({ from: 0, to: 10 }, 0, 100);
  const steps = [
    { at: 0, layers: [2, 1] },
    { at: 5, layers: [0, 3] },
  ];
  const place = { baseline: 50, pxPerUnit: 10 };
  expect(stackPaths(steps, scale, { ...place, up: 1 })).toEqual([
    'M0 50V30H50V50Z',
    'M0 30V20H50V30ZM50 50V20H100V50Z',
  ]);
  expect(stackPaths(steps, scale, { ...place, up: -1 })[0]).toBe('M0 50V70H50V50Z');
});

it('counts a terminating pod as nothing in a silhouette', () => {
  const [pod] = stage.pods;
  const spans = [
    { state: 'ready' as const, from: 0, to: 10, event: 0 },
    { state: 'terminating' as const, from: 10, to: 20, event: 1 },
  ];
  expect(nodeSilhouette([{ ...pod!, revision: 0, spans }], 1)).toEqual([
    { at: 0, heights: [1] },
    { at: 10, heights: [0] },
  ]);
});
