import { expect, it } from 'vitest';
import { PlayedPod, statusOf } from './playedPod.ts';

it('a deletion does not pass for the success of a startup probe that still fails', () => {
  const probed = {
    name: 'probed',
    image: 'busybox:1.36',
    restartPolicy: 'Always',
    startupProbe: { exec: { command: ['true'] }, periodSeconds: 1, failureThreshold: 100 },
  };
  const played = new PlayedPod(
    { initContainers: [probed], containers: [{ name: 'main', image: 'pause:3.9' }] },
    {
      containers: { probed: { startupOKAfter: null, onTerm: { seconds: null } } },
      events: [{ at: '10s', delete: 'pod/test' }],
    },
  );
  const deleting = played.pods.filter(({ metadata }) => metadata.deletionTimestamp !== undefined);
  const running = deleting.filter((pod) => statusOf(pod, 'probed')?.state?.running);
  expect(running.length).toBeGreaterThan(0);
  expect(running.map((pod) => statusOf(pod, 'probed')?.started ?? false)).not.toContain(true);
});
