import { describe, expect, it } from 'vitest';
import { simulateText } from '#cluster/simulateText.ts';
import { jobSaid } from './jobSaid.ts';

const texts = Object.values(
  import.meta.glob<string>('/src/cluster/kube-controller-manager/job/examples/*.yaml', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

describe('the steps of a chain that controllers of Jobs take', () => {
  const events = texts.flatMap((text) =>
    simulateText(text).trace.events.filter(({ kind }) => /^(Job|CronJob|PodDisrupted)/.test(kind)),
  );

  it('have words in both languages, whatever an example shows', () => {
    for (const event of events) {
      const { title } = jobSaid(event);
      expect(title.en, event.kind).not.toBe(event.kind);
      if (event.kind !== 'JobConditionChanged') expect(title.zh, event.kind).not.toBe(title.en);
    }
  });

  it('say one pod as one', () => {
    const words = new Set(events.map((event) => jobSaid(event).title.en));
    expect(words).toContain('attempt 2 of index 4');
    expect(words).toContain('1 active pod to delete');
    expect(words).toContain('3 failures in a row: wait 40 s');
  });
});
