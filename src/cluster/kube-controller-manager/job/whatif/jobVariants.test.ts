import { describe, expect, it } from 'vitest';
import { differences } from '#cluster/kube-controller-manager/job/comparison/differences.ts';
import { deriveJobs } from '#cluster/kube-controller-manager/job/timeline/deriveJobs.ts';
import { prepareRun } from '#cluster/prepareRun.ts';
import { simulatePrepared, simulateText } from '#cluster/simulateText.ts';
import { withEdits } from '#scenario/fieldEdit.ts';
import { jobVariants } from './jobVariants.ts';
import { soonestFailure } from './soonestFailure.ts';

const files = import.meta.glob<string>('/src/cluster/kube-controller-manager/job/examples/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const examples = Object.entries(files).map(([path, text]) => ({
  name: path.split('/').at(-1) ?? path,
  text,
}));

/** A text's Job beside each of the other policies that are offered for it. */
function playedVariants(text: string) {
  const run = simulateText(text);
  const model = deriveJobs(run);
  const above = { run, model, label: 'this text' };
  return model.jobs.slice(0, 1).flatMap((job) =>
    jobVariants(run, job).map(({ id, edits, overrides, label }) => {
      const other = simulatePrepared(prepareRun(withEdits(text, edits), overrides));
      const below = { run: other, model: deriveJobs(other), label: label.en };
      return { id, job, below, told: differences(above, below) };
    }),
  );
}

describe.each(examples)('$name', ({ text }) => {
  const variants = playedVariants(text);

  it('is offered policies that the API server takes, under the same name', () => {
    for (const { id, job, below } of variants)
      expect(
        below.model.jobs.map(({ subject }) => subject),
        id,
      ).toContain(job.subject);
  });

  it('differs from them in whole sentences and a headline of eight words', () => {
    for (const { id, below, told } of variants) {
      expect(JSON.stringify(told), id).not.toMatch(/undefined|NaN|\[object/);
      expect(told.headline.en.replace(below.label, 'x').split(' ').length, id).toBeLessThanOrEqual(8);
      for (const { en, zh } of told.sentences)
        expect([en, zh], id).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/。$/)]);
    }
  });

  it('can be asked at any time what would make it fail soonest', () => {
    const model = deriveJobs(simulateText(text));
    for (const job of model.jobs)
      for (let at = 0; at <= model.end; at += Math.ceil(model.end / 20)) {
        const said = soonestFailure(job, at);
        expect(said.length).toBeGreaterThan(0);
        expect(JSON.stringify(said)).not.toMatch(/undefined|NaN|-\d/);
      }
  });
});

it('alarms at the side that does worse: never to end is worse than to complete', () => {
  const classic = examples.find(({ name }) => name === 'job-never-completes.yaml')!;
  const [native] = playedVariants(classic.text);
  expect(native?.id).toBe('native');
  expect(native?.told.rows[0]).toMatchObject({ above: '–', below: 'Complete', alarming: 'above' });
});
