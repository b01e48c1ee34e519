import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { equal } from '#base/equal.ts';
import { scenarioEdits } from '#i18n/scenarioEdits.ts';
import {
  setBehaviour,
  setContainerBehaviour,
  setFeatureGate,
  setField,
  setScenarioValue,
  setSeed,
  setVersion,
} from './edit.ts';
import type { FieldPath } from './place.ts';
import { withValue } from './withValue.ts';
import { yamlDocuments } from './yamlDocuments.ts';

const pod = `# a pod
apiVersion: v1
kind: Pod
metadata: {name: web}   # its name
spec:
  terminationGracePeriodSeconds: 30 # seconds
  containers:
  - name: web
    image: nginx:1.25
`;
const scenario = `# what happens
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {version: v1.28, featureGates: {SidecarContainers: true}} # alpha
  seed: 42       # any
  containers:
    # the proxy
    istio-proxy: {runs: [{seconds: 24.6, exitCode: 1}, {seconds: null}], pullSeconds: 3}
    web:
      readyAfter: 2 # slow
  # then
  events:
  - at: 62s
    delete: pod/web
`;

describe('the empty document at the end', () => {
  test.each([
    ['', ''],
    [pod, `${pod}---\n`],
    [pod.trimEnd(), `${pod.trimEnd()}\n---\n`],
    [`${pod}---\n`, `${pod}---\n`],
    [`${pod}---\n# to come`, `${pod}---\n# to come\n`],
    ['# nothing yet\n', '# nothing yet\n'],
    ['\uFEFF', '\uFEFF'],
    ['{"kind": "Pod"}', '{"kind": "Pod"}\n---\n'],
  ])('%j is completed', (text, before) => {
    expect(setSeed(text, 7)).toMatchObject({
      kind: 'edited',
      text: `${before}apiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\nspec:\n  seed: 7\n`,
    });
  });

  test('its lines end as the lines of the text do', () => {
    const edit = setFeatureGate(pod.replaceAll('\n', '\r\n'), 'SidecarContainers', true);
    expect(edit.text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(edit.text).toContain('    featureGates:\r\n      SidecarContainers: true\r\n');
  });

  test('nothing is added to take something out', () => {
    expect(setSeed(pod, undefined)).toMatchObject({ kind: 'unchanged', text: pod });
  });
});

describe('a value in the Scenario', () => {
  const text = `${pod}---\n${scenario}`;
  test.each<[string, (text: string) => { text: string }, string, string]>([
    ['a scalar', (t) => setSeed(t, 7), 'seed: 42 ', 'seed: 7 '],
    ['in a flow mapping', (t) => setVersion(t, 'v1.29+'), 'version: v1.28', 'version: v1.29+'],
    ['a gate', (t) => setFeatureGate(t, 'SidecarContainers', false), 'iners: true', 'iners: false'],
    ['one more gate', (t) => setFeatureGate(t, 'A', true), ': true}}', ': true, A: true}}'],
    [
      'a gate out',
      (t) => setFeatureGate(t, 'SidecarContainers', undefined),
      '{SidecarContainers: true}',
      '{}',
    ],
    ['the version out', (t) => setVersion(t, undefined), 'version: v1.28, ', ''],
    [
      'the last of a flow mapping out',
      (t) => setScenarioValue(t, ['spec', 'cluster', 'featureGates'], undefined),
      ', featureGates: {SidecarContainers: true}}',
      '}',
    ],
    [
      'a new key',
      (t) => setBehaviour(t, 'announced'),
      '    delete: pod/web\n',
      '    delete: pod/web\n  behaviour: announced\n',
    ],
    [
      'a word that YAML 1.1 would misread',
      (t) => setScenarioValue(t, ['spec', 'jitter'], 'off'),
      '    delete: pod/web\n',
      '    delete: pod/web\n  jitter: "off"\n',
    ],
    ['a key with its line out', (t) => setSeed(t, undefined), '  seed: 42       # any\n', ''],
    [
      'a block mapping below a comment',
      (t) => setContainerBehaviour(t, 'web', ['readyAfter', null]),
      'readyAfter: 2 #',
      'readyAfter: null #',
    ],
    [
      'a word of a container',
      (t) => setContainerBehaviour(t, 'web', ['onTerm', { seconds: 9, exitCode: 0 }]),
      'readyAfter: 2 # slow\n',
      'readyAfter: 2 # slow\n      onTerm: {seconds: 9, exitCode: 0}\n',
    ],
    [
      'the only word of a container out',
      (t) => setContainerBehaviour(t, 'web', ['readyAfter', undefined]),
      'web:\n      readyAfter: 2 # slow\n',
      'web: {} # slow\n',
    ],
    [
      'a new container',
      (t) => setContainerBehaviour(t, 'web/vault', ['pullSeconds', 1.5]),
      '# slow\n',
      '# slow\n    web/vault:\n      pullSeconds: 1.5\n',
    ],
    [
      'an image as a key',
      (t) => setContainerBehaviour(t, 'nginx:1.25', ['pullFails', null]),
      '# slow\n',
      '# slow\n    "nginx:1.25":\n      pullFails: null\n',
    ],
    [
      'a run',
      (t) => setScenarioValue(t, ['spec', 'containers', 'istio-proxy', 'runs', 0, 'seconds'], 12),
      'seconds: 24.6',
      'seconds: 12',
    ],
    [
      'a run more',
      (t) => setScenarioValue(t, ['spec', 'containers', 'istio-proxy', 'runs', 2], { seconds: 1 }),
      '{seconds: null}]',
      '{seconds: null}, {seconds: 1}]',
    ],
    [
      'a run less',
      (t) => setScenarioValue(t, ['spec', 'containers', 'istio-proxy', 'runs', 0], undefined),
      '{seconds: 24.6, exitCode: 1}, ',
      '',
    ],
    ['an event', (t) => setScenarioValue(t, ['spec', 'events', 0, 'at'], '30s'), 'at: 62s', 'at: 30s'],
    [
      'an event more',
      (t) => setScenarioValue(t, ['spec', 'events', 1], { at: '70s', delete: 'pod/web-2' }),
      '    delete: pod/web\n',
      '    delete: pod/web\n  - {at: 70s, delete: pod/web-2}\n',
    ],
    [
      'the only event out',
      (t) => setScenarioValue(t, ['spec', 'events', 0], undefined),
      'events:\n  - at: 62s\n    delete: pod/web\n',
      'events: []\n',
    ],
    [
      'the first line of an event out',
      (t) => setScenarioValue(t, ['spec', 'events', 0, 'at'], undefined),
      'at: 62s\n    delete',
      'delete',
    ],
    [
      'a block mapping by a flow mapping',
      (t) => setScenarioValue(t, ['spec', 'containers', 'web'], { readyAfter: 1 }),
      'web:\n      readyAfter: 2 # slow\n',
      'web: {readyAfter: 1} # slow\n',
    ],
  ])('%s', (_, edit, old, now) => {
    expect(text.split(old)).toHaveLength(2);
    expect(edit(text).text).toBe(text.replace(old, now));
    const windows = text.replaceAll('\n', '\r\n');
    expect(edit(windows).text).toBe(text.replace(old, now).replaceAll('\n', '\r\n'));
  });

  test.each([
    ['spec:\n', 'spec:\n  seed: 7\n'],
    ['spec: # soon\n', 'spec: # soon\n  seed: 7\n'],
    ['spec: {}\n', 'spec: {seed: 7}\n'],
    ['spec: ~\n', 'spec: {seed: 7}\n'],
    ['spec:', 'spec:\n  seed: 7'],
    ['', 'spec:\n  seed: 7\n'],
  ])('below %j', (old, now) => {
    const head = 'apiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\n';
    expect(setSeed(head + old, 7).text).toBe(head + now);
  });

  test('in JSON it stays JSON', () => {
    const json = '{"apiVersion": "sim.kymograph.dev/v1alpha1", "kind": "Scenario", "spec": {"seed": 1}}';
    expect(JSON.parse(setVersion(json, 'v1.27').text)).toMatchObject({
      spec: { seed: 1, cluster: { version: 'v1.27' } },
    });
  });

  test('the first Scenario is the one', () => {
    const edit = setSeed(`${text}---\n${scenario}`, 7);
    expect(edit.text).toBe(`${text.replace('seed: 42', 'seed: 7')}---\n${scenario}`);
  });

  test('a Scenario inside a text block is none', () => {
    const map = `apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    kind: Scenario\n    seed: 1\n`;
    expect(setSeed(map, 7).text.startsWith(`${map}---\n`)).toBe(true);
  });
});

describe('what cannot be edited', () => {
  const head = 'apiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\nspec:\n';
  test.each([
    ['a half typed flow mapping', `${head}  cluster: {version\n  seed: 1\n`],
    ['a tab', `${head}\tseed: 1\n`],
    ['a scalar where a mapping belongs', head.replace('spec:', 'spec: 5')],
    ['an alias on the way', `x: &x {seed: 1}\n${head.replace('spec:\n', 'spec: *x\n')}`],
    ['a value with an anchor used elsewhere', `${head}  seed: &s 1\n  horizon: *s\n`],
  ])('%s', (_, text) => {
    const edit = setSeed(text, 7);
    expect(edit).toMatchObject({ kind: 'unchanged', text });
    expect(edit.kind === 'unchanged' && edit.reason.en.length > 10 && edit.reason.zh.length > 4).toBe(true);
  });

  test('a broken document elsewhere is no hindrance', () => {
    const broken = `kind: Pod\nmetadata: {name\n---\n${head}  seed: 1\n`;
    expect(setSeed(broken, 7).text).toBe(broken.replace('seed: 1', 'seed: 7'));
  });

  test('saying what the text says', () => {
    const text = `${head}  seed: 7\n`;
    expect(setSeed(text, 7)).toMatchObject({ kind: 'unchanged', text });
  });
});

describe('a field of any document', () => {
  const text = `---\n# only a comment\n---\n${pod}---\n${scenario}`;
  test('replaced', () => {
    const edit = setField(text, 0, ['spec', 'terminationGracePeriodSeconds'], 60);
    expect(edit.text).toBe(text.replace('Seconds: 30 #', 'Seconds: 60 #'));
    expect(edit.kind === 'edited' && edit.text.slice(edit.start, edit.newEnd)).toBe('60');
  });
  test('added', () => {
    expect(setField(text, 0, ['spec', 'containers', 0, 'startupProbe', 'periodSeconds'], 5).text).toBe(
      text.replace('image: nginx:1.25\n', 'image: nginx:1.25\n    startupProbe:\n      periodSeconds: 5\n'),
    );
  });
  test('of a document that is not there', () => {
    expect(setField(text, 2, ['spec'], 1)).toMatchObject({ kind: 'unchanged', text });
  });
});

const word = fc.constantFrom('spec', 'seed', 'a', 'b-c', 'web/app', 'nginx:1', 'on', '1', 'x y');
const scalar = fc.oneof(
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(
    null,
    1.5,
    'text',
    '90s',
    'off',
    'a: b',
    '# no',
    "it's",
    '"q"',
    '',
    'two\nlines',
    '中文',
    '1:30',
  ),
);
const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(word, tie('node'), { maxKeys: 4 }),
  ),
})).node;
const path = fc.array(fc.oneof({ weight: 3, arbitrary: word }, fc.nat({ max: 3 })), {
  minLength: 1,
  maxLength: 4,
});

/** A path to something that is in the tree. */
function pathInto(value: unknown, choice: () => number): FieldPath {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Object.keys(value);
  const key = keys[choice() % Math.max(1, keys.length)];
  if (key === undefined) return [];
  const rest = choice() % 3 === 0 ? [] : pathInto((value as Record<string, unknown>)[key], choice);
  return [Array.isArray(value) ? Number(key) : key, ...rest];
}

/** A plain tree as YAML in a layout that `choice` decides, with a comment on each line that can carry one. */
function written(value: unknown, choice: () => number, indent = ''): string {
  if (typeof value !== 'object' || value === null || choice() % 3 === 0)
    return ` ${JSON.stringify(value)} # c${choice()}\n`;
  const entries = Object.entries(value as object);
  if (entries.length === 0) return ` ${Array.isArray(value) ? '[]' : '{}'} # e\n`;
  const lines = entries.map(([key, inner]) => {
    const comment = choice() % 4 === 0 ? `${indent}# above ${choice()}\n` : '';
    const head = Array.isArray(value) ? '-' : `${JSON.stringify(key)}:`;
    return `${comment}${indent}${head}${written(inner, choice, `${indent}  `)}`;
  });
  return ` # block\n${lines.join('')}`;
}

describe('properties', () => {
  test('an edit changes what it says and nothing else', () => {
    let edited = 0;
    fc.assert(
      fc.property(
        fc.dictionary(word, tree, { minKeys: 1 }),
        fc.option(path as fc.Arbitrary<FieldPath>, { nil: null }),
        fc.option(tree, { nil: undefined }),
        fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        (root, random, value, dice, windows) => {
          let next = 0;
          const choice = () => dice[next++ % dice.length]!;
          const place = random ?? pathInto(root, choice);
          const body = written(root, choice)
            .replace(/^ # block\n/, '')
            .trimStart();
          const lf = `# first\nkind: A\n---\n# head\n${body}# tail\n---\nkind: B # last\n`;
          const text = windows ? lf.replaceAll('\n', '\r\n') : lf;
          const edit = setField(text, 1, place, value);
          if (edit.kind === 'unchanged') {
            expect(edit.text).toBe(text);
            expect(edit.reason).not.toBe(scenarioEdits.entangled);
            return;
          }
          edited += 1;
          const { start, oldEnd, newEnd } = edit;
          expect(edit.text.slice(0, start)).toBe(text.slice(0, start));
          expect(edit.text.slice(newEnd)).toBe(text.slice(oldEnd));
          const [first, , last] = yamlDocuments(text);
          expect(start).toBeGreaterThanOrEqual(first!.end);
          expect(oldEnd).toBeLessThanOrEqual(last!.start);
          const own = yamlDocuments(edit.text)[1]!;
          const after = parseDocument(edit.text.slice(own.start, own.end), { version: '1.1' });
          expect(after.errors).toEqual([]);
          expect(equal(after.toJS(), withValue(root, place, value))).toBe(true);
          if (windows) expect(edit.text.replaceAll('\r\n', '')).not.toContain('\n');
          if (value !== undefined && !text.slice(start, oldEnd).includes('#')) {
            expect(edit.text.match(/# (?:c|above|e|block|head|tail|first|last)/g)).toEqual(
              expect.arrayContaining(text.match(/# (?:c|above|e|block|head|tail|first|last)/g)!),
            );
          }
        },
      ),
      { numRuns: 2000, seed: 1 },
    );
    expect(edited).toBeGreaterThan(500);
  });

  test('an edit and its opposite give the first text back', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000 }), fc.nat({ max: 10_000 }), (one, other) => {
        const text = `${pod}---\n${scenario.replace('seed: 42', `seed: ${one}`)}`;
        expect(setSeed(setSeed(text, other).text, one).text).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  test('any text at all comes back whole or edited, never broken', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            ':',
            ' ',
            '\n',
            '-',
            '{',
            '}',
            '"',
            '|',
            '&',
            '*',
            '#',
            '\t',
            '---\n',
            'kind: Scenario\n',
          ),
        }),
        (text) => {
          const edit = setSeed(text, 7);
          if (edit.kind === 'unchanged') expect(edit.text).toBe(text);
          else {
            expect(
              edit.text.slice(0, edit.start) +
                text.slice(edit.start, edit.oldEnd) +
                edit.text.slice(edit.newEnd),
            ).toBe(text);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
