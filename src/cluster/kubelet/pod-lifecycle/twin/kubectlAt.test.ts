import { describe, expect, it } from 'vitest';
import { deriveTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/deriveTimeline.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { alignedText } from './alignedText.ts';
import { badDayText, quietPods } from './badDayText.ts';
import { kubectlAt, kubectlCells, kubectlList } from './kubectlAt.ts';

function listOf(text: string) {
  const run = simulateText(text);
  return kubectlList(run, deriveTimeline(run));
}

const badDay = listOf(badDayText);

describe('kubectl get pod at an instant', () => {
  it.each([
    [0, null],
    [20, ['web', '0/2', 'Pending', '0', '0s']],
    [3_100, ['web', '0/2', 'Init:1/2', '0', '3s']],
    [6_100, ['web', '1/2', 'PodInitializing', '0', '6s']],
    [7_100, ['web', '2/2', 'Running', '0', '7s']],
    [20_100, ['web', '1/2', 'Init:Error', '0', '20s']],
    [21_100, ['web', '1/2', 'Init:1/2', '1 (2s ago)', '21s']],
    [25_900, ['web', '1/2', 'Init:Error', '1 (6s ago)', '25s']],
    [26_100, ['web', '1/2', 'Init:CrashLoopBackOff', '1 (2s ago)', '26s']],
    [36_200, ['web', '1/2', 'Init:CrashLoopBackOff', '1 (12s ago)', '36s']],
    [61_000, ['web', '2/2', 'Running', '2 (37s ago)', '61s']],
    [62_500, ['web', '2/2', 'Terminating', '2 (38s ago)', '62s']],
    [76_500, ['web', '0/2', 'Terminating', '2 (52s ago)', '76s']],
    [77_500, null],
  ])('at %i ms it prints %j', (now, want) => {
    const [, line] = kubectlCells(kubectlAt(badDay, now), false);
    expect(line ?? null).toEqual(want);
  });

  it('marks what fails, and names the event that made the line', () => {
    const [failing] = kubectlAt(badDay, 30_000);
    const [running] = kubectlAt(badDay, 61_000);
    expect(failing).toMatchObject({ failing: true });
    expect(running).toMatchObject({ failing: false });
    expect(failing!.event).toBeLessThan(running!.event!);
  });

  it('carries the conditions of that instant', () => {
    const conditionsAt = (now: number) =>
      Object.fromEntries(
        kubectlAt(badDay, now)[0]!.conditions.map(({ type, status, reason }) => [type, reason ?? status]),
      );
    expect(conditionsAt(30_000)).toMatchObject({ Initialized: 'True', Ready: 'ContainersNotReady' });
    expect(conditionsAt(61_000)).toMatchObject({ Initialized: 'True', Ready: 'True' });
  });

  it('is laid out as kubectl lays it out', () => {
    expect(alignedText(kubectlCells(kubectlAt(badDay, 36_200), false))).toBe(
      [
        'NAME   READY   STATUS                  RESTARTS      AGE',
        'web    1/2     Init:CrashLoopBackOff   1 (12s ago)   36s',
      ].join('\n'),
    );
  });
});

describe('namespaces', () => {
  const list = listOf(quietPods('shop/b', 'shop/a', 'default/c'));

  it('lists by namespace, then by name, with a column for the namespace', () => {
    const cells = kubectlCells(kubectlAt(list, 5_000), list.namespaces.length > 1);
    expect(cells.map(([namespace, name]) => `${namespace} ${name}`)).toEqual([
      'NAMESPACE NAME',
      'default c',
      'shop a',
      'shop b',
    ]);
  });

  it('asks in the default namespace where there is no pod', () => {
    expect(listOf('').namespaces).toEqual(['default']);
  });
});
