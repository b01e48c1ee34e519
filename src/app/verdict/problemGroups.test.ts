import { describe, expect, it } from 'vitest';
import { prepareRun } from '#cluster/prepareRun.ts';
import { headline, problemGroups } from './problemGroups.ts';
import { problemKey } from './problemKey.ts';

function judged(text: string) {
  const { verdicts, diagnostics } = prepareRun(text);
  const groups = problemGroups(verdicts, diagnostics);
  return { verdicts, diagnostics, groups, words: headline(groups, verdicts, diagnostics) };
}

const pod = (name: string, spec = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n  containers: [{name: a, image: nginx}]\n${spec}`;
const broken = pod('bad', '  restartPolicy: Sometimes\n');
const changed = pod('less', '  hostUsers: false\n');
const widget = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\n';
const old = 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: old}\n';

describe('problemGroups', () => {
  it('keeps a line for each document, in the order of the text, with the answer', () => {
    const { groups } = judged([pod('a'), broken, changed, widget, old, 'kind: [\n'].join('---\n'));
    expect(
      groups.map(({ title, answer, tone, problems }) => [title.en, answer.en, tone, problems.length]),
    ).toEqual([
      ['Pod a', 'created', 'in', 0],
      ['Pod bad', '422 Invalid', 'refused', 1],
      ['Pod less', 'created, one field dropped without a word', 'in', 1],
      ['Widget w', 'needs its CustomResourceDefinition', 'aside', 1],
      ['CronJob old', 'not served', 'refused', 1],
      ['Document 6', 'not read', 'refused', 1],
    ]);
  });

  it('gives each item of a List a line of its own', () => {
    const item = (text: string) => `- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`;
    const { groups } = judged(`apiVersion: v1\nkind: List\nitems:\n${item(pod('a'))}${item(broken)}`);
    expect(groups.map(({ title, problems }) => [title.en, problems.length])).toEqual([
      ['Pod a', 0],
      ['Pod bad', 1],
    ]);
  });

  it('tells each problem from the others', () => {
    const { diagnostics } = judged([broken, changed, broken].join('---\n'));
    expect(new Set(diagnostics.map(problemKey)).size).toBe(diagnostics.length);
  });
});

describe('headline', () => {
  it.each([
    [[pod('a')], 'Everything gets in.'],
    [[pod('a'), changed], 'Everything gets in, one of them not as written.'],
    [[changed], 'Everything gets in, but not as written.'],
    [[broken], 'It does not get in.'],
    [[broken, old], 'None of two gets in.'],
    [[pod('a'), broken, changed, old, widget], 'Two of four get in, one of them not as written.'],
    [[pod('a'), broken], 'One of two gets in.'],
  ])('counts in a sentence: %#', (documents, sentence) => {
    expect(judged(documents.join('---\n')).words.title.en).toBe(sentence);
  });

  it('counts what is below it', () => {
    expect(judged([broken, changed, widget].join('---\n')).words.counts.en).toBe(
      '1 error, 1 field dropped without a word, 1 thing to know.',
    );
  });
});
