import { describe, expect, it } from 'vitest';
import { badDayPod, badDayTimeline } from '#cluster/kubelet/pod-lifecycle/picture/badDayTimeline.ts';
import type { ViewRange } from '#cluster/scene.ts';
import { measureRange } from './measureRange.ts';

const model = badDayTimeline();
const valuesOf = (range: ViewRange) =>
  Object.fromEntries(measureRange(model, range).map(({ what, value }) => [what.en, value]));

describe('the numbers of a range', () => {
  it('are those of the sidecar’s bad day', () => {
    expect(valuesOf({ from: 20_000, to: 50_000 })).toEqual({
      'istio-proxy ready': '11.9 / 30.0 s',
      'web ready': '30.0 / 30.0 s',
      'Pod Ready': '12.8 / 30.0 s',
      restarts: '2',
      'in back-off': '10.0 s',
      'failed probes': '2',
      'exits with an error': '2',
      'STATUS changes': '6',
    });
  });

  it('count what is inside, each moment in one of two neighbouring ranges', () => {
    const whole = valuesOf({ from: 0, to: 95_000 });
    const halves = [valuesOf({ from: 0, to: 31_500 }), valuesOf({ from: 31_500, to: 95_000 })];
    for (const key of ['restarts', 'failed probes', 'exits with an error', 'STATUS changes'])
      expect(
        halves.reduce((sum, half) => sum + Number(half[key]), 0),
        key,
      ).toBe(Number(whole[key]));
  });

  it('are a mean where there are many containers', () => {
    const pods = ['a', 'b', 'c', 'd'].map(badDayPod);
    const [mean] = measureRange({ ...model, pods }, { from: 50_000, to: 60_000 });
    expect(mean).toMatchObject({ what: { en: 'containers ready, mean' }, value: '8.0 / 8' });
  });
});
