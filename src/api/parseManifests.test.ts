import { describe, expect, it } from 'vitest';
import { defaultManifestLimits } from '#api/yaml/limits.ts';
import type { TextRange } from './diagnostic.ts';
import { parseManifests } from './parseManifests.ts';

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: web\n    image: nginx:1.25\n';

const values = (text: string) => parseManifests(text).documents.map(({ value }) => value);
const codes = (text: string) => parseManifests(text).diagnostics.map(({ code }) => code);
const slice = (text: string, { start, end }: TextRange) => text.slice(start.offset, end.offset);

describe('the documents of a text', () => {
  it('are counted over those that are not empty', () => {
    const { documents, diagnostics } = parseManifests(
      '---\n# a comment\n---\nkind: A\n---\n---\nnull\n---\nkind: B\n',
    );
    expect(documents.map(({ index, kind }) => [index, kind])).toEqual([
      [0, 'A'],
      [1, 'B'],
    ]);
    expect(diagnostics).toEqual([]);
  });

  it('say who they are, as text whatever they are', () => {
    const [document] = parseManifests(
      'apiVersion: v1\nkind: Pod\nmetadata: {name: 5, namespace: yes}\n',
    ).documents;
    expect(document).toMatchObject({ apiVersion: 'v1', kind: 'Pod', name: '5', namespace: 'true' });
  });

  it('without kind are delivered for the server to refuse', () => {
    expect(parseManifests('a: 1').documents[0]).toMatchObject({ kind: '', apiVersion: '', value: { a: 1 } });
  });

  it.each(['hello', '- 1', '[a]', '5'])('that are no mapping are no objects: %s', (text) => {
    const { documents, diagnostics } = parseManifests(`${text}\n---\n${pod}`);
    expect(diagnostics.map(({ code, document }) => [code, document])).toEqual([['not-an-object', 0]]);
    expect(documents.map(({ index }) => index)).toEqual([1]);
  });

  it('end at "...", and what follows is never read', () => {
    const text = 'kind: A\n...\nkind: B\n---\nkind: C\n';
    const { documents, diagnostics } = parseManifests(text);
    expect(documents.map(({ kind }) => kind)).toEqual(['A', 'C']);
    expect(diagnostics).toMatchObject([{ code: 'unread', severity: 'warning' }]);
    expect(diagnostics.map(({ range }) => slice(text, range))).toEqual(['kind: B']);
  });
});

describe('scalars mean what YAML 1.1 makes of them', () => {
  it.each([
    ['yes', true],
    ['Off', false],
    ['n', false],
    ['010', 8],
    ['0o17', 15],
    ['08', 8],
    ['1_000', 1000],
    ['1e3', 1000],
    ['0x1F', 31],
    ['~', null],
    ['', null],
    ['1:30', '1:30'],
    ['2023-08-15', '2023-08-15'],
    ['"010"', '010'],
    ["'yes'", 'yes'],
    ['1.28', 1.28],
    ['100m', '100m'],
    ['!!str 1', '1'],
    ['!!binary aGk=', 'hi'],
  ])('%s', (written, value) => {
    expect(values(`v: ${written}`)).toEqual([{ v: value }]);
  });

  it('also as keys', () => {
    expect(values('m: {y: 2, 010: 3, 1.50: 4}')).toEqual([{ m: { true: 2, 8: 3, 1.5: 4 } }]);
  });

  it('and __proto__ is a key like any other', () => {
    const [value] = values('__proto__: {a: 1}');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect((value as { a?: unknown }).a).toBeUndefined();
  });
});

describe('a repeated key', () => {
  it('is lost without a word, so we have one', () => {
    const text = 'a:\n  k: 1\n  l: 2\n  k: 3\n  k: 4\n';
    const { documents, diagnostics } = parseManifests(text);
    expect(documents[0]?.value).toEqual({ a: { k: 4, l: 2 } });
    expect(
      diagnostics.map(({ code, severity, path, range }) => [code, severity, path, range.start.line]),
    ).toEqual([
      ['repeated-key', 'warning', 'a.k', 2],
      ['repeated-key', 'warning', 'a.k', 4],
    ]);
    for (const { message } of diagnostics) expect(message.en).toContain('line 5');
  });

  it('is found in JSON, too', () => expect(codes('{"kind": "A", "kind": "B"}')).toEqual(['repeated-key']));

  it('is no mistake beside a merge key', () => {
    expect(codes('base: &b {k: 1}\nd:\n  <<: *b\n  k: 2\n')).toEqual([]);
  });
});

describe('a List', () => {
  it('is its items', () => {
    const text = 'apiVersion: v1\nkind: List\nitems:\n- kind: A\n- kind: B\n  metadata: {name: x}\n';
    const { documents } = parseManifests(text);
    expect(documents.map(({ index, objectPath, kind }) => [index, objectPath, kind])).toEqual([
      [0, ['items', 0], 'A'],
      [0, ['items', 1], 'B'],
    ]);
    const range = documents[1]?.rangeOf(['metadata', 'name']);
    expect(range && slice(text, range)).toBe('x');
    expect(range?.start).toEqual({ line: 6, column: 20, offset: text.indexOf('x}') });
  });

  it('of one kind gives it to its items', () => {
    expect(values('kind: PodList\napiVersion: v1\nitems:\n- metadata: {name: a}\n')).toEqual([
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } },
    ]);
  });

  it('may hold lists, which come last, and nothing else but objects', () => {
    const { documents, diagnostics } = parseManifests(
      'apiVersion: v1\nkind: List\nitems:\n- kind: List\n  items: [{kind: C}]\n- kind: A\n- 5\n',
    );
    expect(documents.map(({ kind }) => kind)).toEqual(['A', 'C']);
    expect(diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ['list-in-list', 'items[0]'],
      ['not-an-object', 'items[2]'],
    ]);
  });

  it('of a kind kubectl does not know is one object, of which nothing is sent', () => {
    expect(values('kind: List\nitems: [{kind: A}]\n')).toEqual([{ kind: 'List', items: [{ kind: 'A' }] }]);
    const cars = 'apiVersion: example.com/v1\nkind: CarList\nitems: [{metadata: {name: a}}]\n';
    expect(parseManifests(cars).documents).toMatchObject([{ kind: 'CarList' }]);
  });

  it('needs a list', () =>
    expect(codes('apiVersion: v1\nkind: List\nitems: {a: 1}\n')).toEqual(['list-items']));
});

describe('what kubectl get -o yaml gives', () => {
  const live = `apiVersion: v1
kind: Pod
metadata:
  creationTimestamp: "2023-08-15T10:00:00Z"
  labels: {app: web}
  managedFields:
  - manager: kubectl
  name: web
  resourceVersion: "12"
  uid: 0e1
spec:
  containers: []
status:
  phase: Running
`;

  it('is set aside where only a server writes, with one line', () => {
    const { documents, diagnostics } = parseManifests(live);
    const value = documents[0]?.value;
    expect(value).not.toHaveProperty('metadata.resourceVersion');
    // The server reads these before it writes its own.
    expect(value).toMatchObject({ metadata: { name: 'web' }, status: { phase: 'Running' } });
    expect(diagnostics).toMatchObject([
      { code: 'set-aside', severity: 'info', path: 'metadata.creationTimestamp' },
    ]);
    expect(diagnostics[0]?.message.en).toContain(
      'metadata.creationTimestamp, metadata.managedFields, metadata.resourceVersion, metadata.uid, status',
    );
  });

  it('has one line for all items of a List', () => {
    const items = [live, live].map((text) => `- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`).join('');
    expect(codes(`apiVersion: v1\nkind: List\nitems:\n${items}`)).toEqual(['set-aside']);
  });

  it.each(['metadata: {creationTimestamp: null}', 'status: {}', 'status: {loadBalancer: {}}'])(
    'is left alone where nothing stands: %s',
    (text) => expect(codes(`kind: Service\n${text}\n`)).toEqual([]),
  );

  it("is a Node's own to write", () => {
    expect(values('kind: Node\nstatus: {capacity: {cpu: 4}}')).toEqual([
      { kind: 'Node', status: { capacity: { cpu: 4 } } },
    ]);
  });
});

describe('JSON', () => {
  const json = JSON.stringify({ kind: 'A', metadata: { name: 'x' } });

  it('is a stream of documents', () => {
    expect(parseManifests(`\n ${json}\n{"kind": "B"} null`).documents.map(({ kind }) => kind)).toEqual([
      'A',
      'B',
    ]);
  });

  it('has places', () => {
    const [document] = parseManifests(json).documents;
    expect(document && slice(json, document.rangeOf(['metadata', 'name']))).toBe('"x"');
    expect(document && slice(json, document.keyRangeOf(['metadata', 'name']))).toBe('"name"');
  });

  it('knows no --- , but is read on behind it', () => {
    const { documents, diagnostics } = parseManifests(`${json}\n---\n{"kind": "B"}\n---\nkind: C\n`);
    expect(documents.map(({ index, kind }) => [index, kind])).toEqual([
      [0, 'A'],
      [1, 'B'],
      [2, 'C'],
    ]);
    expect(diagnostics.map(({ code, range }) => [code, range.start.line])).toEqual([
      ['json-separator', 2],
      ['json-separator', 4],
    ]);
  });

  it('is told where it breaks', () => {
    const { documents, diagnostics } = parseManifests('{"kind": "A",}\n---\nkind: B\n');
    expect(documents.map(({ kind }) => kind)).toEqual(['B']);
    expect(diagnostics).toMatchObject([
      { code: 'json', speaker: 'kubectl', range: { start: { line: 1, column: 14 } } },
    ]);
    expect(diagnostics[0]?.message.en).toBe(
      "json: offset 14: invalid character '}' looking for beginning of object key string",
    );
  });
});

describe('a text that is not finished', () => {
  it.each([
    ['twoKeys', 'a: b: c\n', 1, 5, 'mapping values are not allowed in this context'],
    ['keyBelowValue', 'a: b\n  c: d\n', 2, 4, 'line 2: mapping values are not allowed in this context'],
    ['colonMissing', 'a: 1\nspec\n', 2, 1, "line 3: could not find expected ':'"],
    ['badIndent', 'a:\n  b: 1\n c: 2\n', 3, 2, 'line 2: did not find expected key'],
    ['dashExpected', 'a:\n  - b\n  c: 1\n', 3, 3, "line 2: did not find expected '-' indicator"],
    ['afterValue', 'a: "x" y\n', 1, 8, 'did not find expected key'],
    ['badStart', 'image: @foo\n', 1, 8, 'found character that cannot start any token'],
    ['quoteOpen', 'a: "x\nb: 1\n', 1, 4, 'line 3: found unexpected end of stream'],
    ['listOpen', 'a: [1, 2\nb: 3\n', 1, 4, "line 1: did not find expected ',' or ']'"],
    ['escape', 'a: "\\d"\n', 1, 5, 'found unknown escape character'],
    ['anchor', 'schedule: * * * * *\n', 1, 11, 'did not find expected alphabetic or numeric character'],
    ['unknownAnchor', 'a: *b\n', 1, 4, "unknown anchor 'b' referenced"],
    ['blockHeader', 'a: | x\n', 1, 6, 'did not find expected comment or line break'],
    ['control', 'a: \u0007x\n', 1, 4, 'control characters are not allowed'],
  ])('%s: one message at the place, and kubectl’s words', (_, text, line, column, kubectl) => {
    const { documents, diagnostics } = parseManifests(`${text}---\n${pod}`);
    expect(documents.map(({ index, kind }) => [index, kind])).toEqual([[1, 'Pod']]);
    expect(diagnostics).toMatchObject([
      { severity: 'error', speaker: 'kymograph', range: { start: { line, column } } },
    ]);
    expect(diagnostics[0]?.note?.en).toContain(`"error converting YAML to JSON: yaml: ${kubectl}"`);
  });

  it('says only once that kubectl stops', () => {
    const { diagnostics } = parseManifests('a: b: c\n---\na: b: c\n');
    expect(diagnostics.map(({ note }) => note?.en.includes('kubectl stops here'))).toEqual([true, undefined]);
  });

  it('with tabs can be mended in one step', () => {
    const text = `${pod}---\nkind: Pod\nmetadata:\n\tname: x\n\tlabels:\n\t\tapp: web\n`;
    const { documents, diagnostics } = parseManifests(text);
    expect(documents.length).toBe(1);
    expect(diagnostics).toMatchObject([{ code: 'yaml-tab', range: { start: { line: 12, column: 1 } } }]);
    const fix = diagnostics[0]?.fix;
    const mended = fix && text.slice(0, fix.range.start.offset) + fix.text + text.slice(fix.range.end.offset);
    expect(values(mended ?? '')[1]).toEqual({ kind: 'Pod', metadata: { name: 'x', labels: { app: 'web' } } });
  });

  it('with a line of dashes that parts nothing', () => {
    const { documents, diagnostics } = parseManifests('kind: A\n--- foo\nkind: B\n---\nkind: C\n');
    expect(documents.map(({ kind }) => kind)).toEqual(['C']);
    expect(diagnostics).toMatchObject([
      { code: 'separator', range: { start: { line: 2 }, end: { line: 2, column: 8 } } },
    ]);
  });
});

describe('a template', () => {
  it('gets one message for the whole text, and what can be read is read', () => {
    const text = `{{- if .Values.on }}\nkind: A\nname: {{ .Values.a }}\n---\nname: {{ .Values.b }}\n{{- end }}\n---\n${pod}`;
    const { documents, diagnostics } = parseManifests(text);
    expect(documents.map(({ kind }) => kind)).toEqual(['Pod']);
    expect(diagnostics).toMatchObject([{ code: 'helm-template', severity: 'error' }]);
    expect(diagnostics.map(({ range }) => slice(text, range))).toEqual(['{{- if .Values.on }}']);
  });

  it('in quotes is taken as it is written', () => {
    const { documents, diagnostics } = parseManifests('kind: A\nname: "{{ .Values.a }}"\n');
    expect(documents[0]?.value).toEqual({ kind: 'A', name: '{{ .Values.a }}' });
    expect(diagnostics).toMatchObject([{ code: 'helm-in-values', severity: 'info' }]);
  });

  it.each(['text: "{{ $labels.pod }} is down"', '# {{ .Values.x }}', "args: ['{{inputs.parameters.x}}']"])(
    "of another's is none of our business: %s",
    (line) => {
      expect(codes(`kind: A\n${line}\n`)).toEqual([]);
      expect(codes(`kind: A\n${line}\na: b: c\n`)).toEqual(['yaml-syntax']);
    },
  );
});

describe('limits', () => {
  const limits = { ...defaultManifestLimits, textLength: 200, documents: 3, depth: 4, aliasedValues: 10 };
  it.each([
    ['limit-text', `a: ${'x'.repeat(300)}`, 0],
    ['limit-documents', 'kind: A\n---\n'.repeat(5), 3],
    ['limit-documents', `apiVersion: v1\nkind: List\nitems:\n${'- {kind: A}\n'.repeat(5)}`, 3],
    ['limit-depth', 'a: {b: {c: {d: {e: 1}}}}', 0],
    ['limit-depth', '{"a":{"b":{"c":{"d":{"e":1}}}}}', 0],
    ['limit-aliases', `a: &a [1, 2, 3]\nb: [${'*a, '.repeat(5)}]`, 0],
  ])('%s', (code, text, read) => {
    const { documents, diagnostics } = parseManifests(text, limits);
    expect(diagnostics.map((one) => [one.severity, one.code])).toEqual([['error', code]]);
    expect(documents.length).toBe(read);
  });

  it('do not fill a screen with repeated keys', () => {
    expect(codes('a: 1\n'.repeat(1000)).length).toBeLessThanOrEqual(100);
  });
});

describe('places', () => {
  it.each([
    ['LF', '\n', ''],
    ['CR LF', '\r\n', ''],
    ['LF behind a byte order mark', '\n', '\uFEFF'],
  ])('are exact with %s', (_, lineEnd, mark) => {
    const text =
      mark +
      `kind: Pod\n---\nkind: Job\nspec:\n  list:\n  - a: one\n    b: # nothing\n`.replaceAll('\n', lineEnd);
    const job = parseManifests(text).documents[1];
    expect(job?.rangeOf(['spec', 'list', 0, 'a']).start).toEqual({
      line: 6,
      column: 8,
      offset: text.indexOf('one'),
    });
    expect(job && slice(text, job.keyRangeOf(['spec', 'list', 0, 'a']))).toBe('a');
    // What is not written stands where its key stands; what is not there, where the nearest thing above it stands.
    expect(job?.rangeOf(['spec', 'list', 0, 'b'])).toEqual(job?.keyRangeOf(['spec', 'list', 0, 'b']));
    expect(job?.rangeOf(['spec', 'list', 7, 'x'])).toEqual(job?.rangeOf(['spec', 'list']));
    expect(job?.rangeOf(['none'])).toEqual(job?.range);
    expect(job?.range.start).toMatchObject({ line: 3, column: 1 });
  });
});

describe('parsing again', () => {
  it('gives an unchanged document the same value, wherever it moved', () => {
    const before = parseManifests(`${pod}---\nkind: A\n`).documents[0];
    const after = parseManifests(`kind: B\n---\n${pod}---\nkind: A\n`).documents[1];
    expect(after?.value).toBe(before?.value);
    expect(after?.rangeOf(['kind']).start.line).toBe(4);
  });
});
