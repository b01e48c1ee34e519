import { describe, expect, it } from 'vitest';
import { outcomeOf } from '#cluster/kube-proxy/service-traffic/comparison/outcome.ts';
import text from '#cluster/kube-proxy/service-traffic/examples/classic-502s.yaml?raw';
import { simulateText } from '#cluster/simulateText.ts';
import { lossBands, seedLosses } from './lossBands.ts';

const web = 'Service/default/web';

describe('lossBands', () => {
  it('ends each seed where its outcome does', () => {
    for (const seed of [1, 2, 3]) {
      const run = simulateText(text, { seed });
      const losses = seedLosses(run.trace.events, run.trace.horizon);
      expect(losses.get(web)?.at(-1)).toBe(outcomeOf(run, web)?.lost);
    }
  });

  it('orders its edges, which only rise', () => {
    const runs = [1, 2, 3, 4, 5, 6].map((seed) => simulateText(text, { seed, jitter: 'upstream' }));
    const all = runs.map(({ trace }) => seedLosses(trace.events, trace.horizon));
    const bands = lossBands(all, 40_000)[web]!;
    expect(bands.seeds).toBe(6);
    for (const [place, step] of bands.steps.entries()) {
      expect(step).toEqual([...step].sort((a, b) => a - b));
      const before = bands.steps[place - 1] ?? [0, 0, 0, 0, 0];
      for (const [edge, value] of step.entries()) expect(value).toBeGreaterThanOrEqual(before[edge]!);
    }
    expect(bands.most).toBe(Math.max(...all.map((losses) => losses.get(web)!.at(-1)!)));
  });

  it('keeps Services apart', () => {
    const other = text.replace(
      / {2}- service: web\n {4}rate: 60/,
      '  - {service: gone, rate: 5, start: 8s}\n$&',
    );
    const all = [1, 2].map((seed) => seedLosses(simulateText(other, { seed }).trace.events, 40_000));
    const bands = lossBands(all, 40_000);
    expect(Object.keys(bands)).toEqual(['Service/default/gone', web]);
    expect(bands[web]!.most).toBe(Math.max(...all.map((losses) => losses.get(web)!.at(-1)!)));
    expect(bands['Service/default/gone']!.least).toBeGreaterThan(bands[web]!.most);
  });

  it('is empty where nobody asks', () => {
    expect(lossBands([seedLosses([], 1000)], 1000)).toEqual({});
  });
});
