import { describe, expect, it } from 'vitest';
import { type LifecycleRows, lifecycleTraceDifference } from './lifecycleTraceDifference.ts';

const want: LifecycleRows = {
  events: [
    { t: 0, type: 'sandboxStarted', attempt: 0 },
    { t: 0, type: 'started', container: 's', attempt: 0 },
    { t: 1, type: 'started', container: 'c', attempt: 0 },
    { t: 9, type: 'exited', container: 'c', attempt: 0, exitCode: 1, cause: 'self' },
  ],
  statuses: [
    { phase: 'Pending', status: 'Init:0/1' },
    { phase: 'Running', status: 'Running' },
    { phase: 'Running', status: 'Error' },
  ],
};

describe('lifecycleTraceDifference', () => {
  it('agrees within a second, in any order across containers, with repeated statuses', () => {
    const [sandbox, sidecar, main, exit] = want.events ?? [];
    const events = [main!, sandbox!, { ...exit!, t: 10 }, { ...sidecar!, t: 1 }];
    const statuses = (want.statuses ?? []).flatMap((row) => [row, row]);
    expect(lifecycleTraceDifference({ events, statuses }, want)).toBeNull();
  });

  it.each([
    ['a time more than a second away', { t: 10.5 }],
    ['another exit code', { exitCode: 0 }],
    ['another cause', { cause: 'sigkill' }],
    ['another attempt', { attempt: 1 }],
  ])('sees %s', (_, change) => {
    const events = (want.events ?? []).map((row) => (row.type === 'exited' ? { ...row, ...change } : row));
    expect(lifecycleTraceDifference({ ...want, events }, want)).not.toBeNull();
  });

  it('sees events that are missing, too many, or in another order within a container', () => {
    const events = want.events ?? [];
    expect(lifecycleTraceDifference({ ...want, events: events.slice(0, -1) }, want)).not.toBeNull();
    expect(lifecycleTraceDifference({ ...want, events: [...events, events[1]!] }, want)).not.toBeNull();
    const swapped = [...events.slice(0, 2), { ...events[3]!, t: 1 }, { ...events[2]!, t: 9 }];
    expect(lifecycleTraceDifference({ ...want, events: swapped }, want)).not.toBeNull();
  });

  it('sees another sequence of phases or of STATUS', () => {
    const [first, ...others] = want.statuses ?? [];
    expect(lifecycleTraceDifference({ ...want, statuses: others }, want)?.path).toMatch(/^phase/);
    const renamed = [first!, { phase: 'Running', status: 'Completed' }, others[1]!];
    expect(lifecycleTraceDifference({ ...want, statuses: renamed }, want)?.path).toMatch(/^status/);
  });
});
