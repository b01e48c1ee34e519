import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preparation, prepareRun } from './prepareRun.ts';
import { storedDocuments } from './storedDocuments.ts';

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n  initContainers:\n  - {name: s, image: e, restartPolicy: Always}\n  containers: [{name: a, image: nginx}]\n`;
const scenario =
  'apiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\nspec: {cluster: {featureGates: {SidecarContainers: true}}}\n';
const many = Array.from({ length: 40 }, (_, index) => pod(`p${index}`)).join('---\n');

/** What each step knew, and what came of it; `stopAt` is the step that is answered with a stop. */
function steps(text: string, stopAt = Number.POSITIVE_INFINITY) {
  const preparing = preparation(text);
  const known: number[] = [];
  let step = preparing.next();
  while (!step.done) {
    known.push(step.value.verdicts().length);
    step = preparing.next(known.length >= stopAt ? 'stop' : undefined);
  }
  return { known, prepared: step.value };
}

describe('preparation', () => {
  it('knows more verdicts with each step, from the first document on', () => {
    const { known, prepared } = steps(many);
    expect(known[0]).toBe(1);
    expect([...known].sort((a, b) => a - b)).toEqual(known);
    expect(prepared.verdicts).toEqual(prepareRun(many).verdicts);
  });

  it('judges nothing before it has read the Scenario, wherever that stands', () => {
    const { known, prepared } = steps(`${many}---\n${scenario}`);
    expect(known.slice(0, 40).every((count) => count === 0)).toBe(true);
    expect(prepared.diagnostics.filter(({ code }) => code === 'dropped-field')).toEqual([]);
    expect(prepared.verdicts).toHaveLength(41);
  });

  it('can be stopped: what has been read is judged, and the rest is said to be unread', () => {
    const { prepared } = steps(many, 5);
    expect(prepared.verdicts).toHaveLength(5);
    expect(prepared.manifests).toHaveLength(5);
    expect(prepared.diagnostics.filter(({ code }) => code === 'stopped')).toHaveLength(1);
  });

  it('judges again only what changed', () => {
    const before = prepareRun(many);
    const after = prepareRun(many.replace('name: p7}', 'name: seven}'));
    const objects = after.manifests.map(({ object }) => object);
    const same = objects.filter((object, index) => object.spec === before.manifests[index]?.object.spec);
    expect(same).toHaveLength(39);
  });

  it('takes any text, however it is torn', () => {
    const texts = [
      many.slice(0, 900),
      scenario,
      'kind: List\nitems: [1, {}]\n',
      '{"kind": "Pod"',
      '- a\n- b\n',
    ];
    const whole = texts.join('---\n');
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(whole.length),
            fc.nat(40),
            fc.constantFrom(
              '',
              '\n',
              ': ',
              '- ',
              '{',
              '"',
              '\t',
              '[]',
              'null',
              '0x',
              '&a',
              '*a',
              '---\n',
              '\u0000',
            ),
          ),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        (cuts) => {
          const torn = cuts.reduce(
            (text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length),
            whole,
          );
          const prepared = prepareRun(torn);
          const { documents, verdicts, diagnostics } = prepared;
          const stored = storedDocuments(prepared, { events: [], end: 0, horizon: 0, truncated: null });
          expect(verdicts).toHaveLength(documents.length);
          expect(stored).toHaveLength(documents.length);
          for (const { range } of diagnostics) expect(range.start.offset).toBeLessThanOrEqual(torn.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the limit on what is played', () => {
  const pods = Array.from(
    { length: 5 },
    (_, index) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: p-${index}}\nspec: {containers: [{name: c, image: c}]}\n`,
  );
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {ports: [{port: 80}]}\n';
  const last = (most: number) => {
    const steps = preparation([...pods, service].join('---\n'), {}, most);
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
  };

  it('leaves later objects judged alone and says where, but plays every Service', () => {
    const { documents, manifests, verdicts, diagnostics } = last(3);
    expect(documents.map(({ outcome }) => outcome)).toEqual([
      ...['simulated', 'simulated', 'simulated', 'listed', 'listed', 'simulated'],
    ]);
    expect(manifests).toHaveLength(4);
    expect(verdicts.every(({ answer }) => answer.kind === 'created')).toBe(true);
    expect(diagnostics.map(({ code, document, range }) => [code, document, range.start.line])).toEqual([
      ['not-played', 3, 17],
    ]);
  });

  it('says nothing where all are played', () => {
    expect(last(5).diagnostics).toEqual([]);
  });
});
