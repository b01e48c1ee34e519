import { expect, it } from 'vitest';
import { PlayedPod, statusOf } from './playedPod.ts';

it('a sidecar shows its last end only until the next sync has removed that instance', () => {
  const sidecar = { name: 'side', image: 'side:1', restartPolicy: 'Always' };
  const played = new PlayedPod(
    { initContainers: [sidecar], containers: [{ name: 'main', image: 'main:1' }] },
    { containers: { side: { runs: [{ seconds: 5, exitCode: 0 }] } }, horizon: '40s' },
  );
  const ends = played.pods
    .map((pod) => statusOf(pod, 'side'))
    .filter((status) => status?.restartCount === 1 && status.state?.terminated)
    .map((status) => status?.lastState?.terminated !== undefined);
  expect(ends[0]).toBe(true);
  expect(ends.at(-1)).toBe(false);
});
