import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentAt, documentAt } from './documentAt.ts';

/** What is under the `|` of a text. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  return documentAt(marked.slice(0, offset) + marked.slice(offset + 1), offset);
}

/** In short: `Kind path key` of a key (`?` when nothing is typed), `Kind path = where` of a value. */
function inShort(found: DocumentAt | null): string | null {
  if (found === null) return null;
  const { kind, path, key, position } = found;
  const tail = position.kind === 'key' ? (key ?? '?') : `= ${position.where}`;
  return [kind ?? '-', path.join('.') || '/', tail].join(' ');
}

const short = (marked: string) => inShort(at(marked));

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  initContainers:
  - name: vault-agent
    image: hashicorp/vault:1.14
  - name: istio-proxy # the sidecar
    image: istio/proxyv2:1.19.0
    restartPolicy: Always
    startupProbe:
      httpGet: {path: /healthz/ready, port: 15021}
      periodSeconds: 1
  containers:
    - name: web
      image: "shop/web:2.4"
      command: [sh, -c, "sleep 5"]
      args:
        - >-
          restartPolicy: Never
          exec
`;

/** The Pod with one piece of it replaced by what holds the cursor. */
const edited = (piece: string, by: string) => {
  expect(pod).toContain(piece);
  return pod.replace(piece, by);
};

describe('documentAt', () => {
  it('never throws, whatever the text and the cursor, and its word holds the cursor', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...[
          'a: ',
          '- ',
          '\n',
          '  ',
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"',
          "'",
          '#',
          '|\n',
          '>-\n',
          '---\n',
          '\t',
        ],
        ...[
          '&x ',
          '!!str ',
          '*x',
          'kind: List\n',
          'items:\n',
          '\r\n',
          '\u{1f600}',
          '? ',
          '%',
          '{{ .Values }}',
        ],
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(400), (pieces, where) => {
        const text = pieces.join('');
        const offset = Math.min(where, text.length);
        const found = documentAt(text, offset);
        if (found === null) return;
        expect(found.word.start).toBeLessThanOrEqual(offset);
        expect(found.word.end).toBeGreaterThanOrEqual(offset);
        expect(found.word.text).toBe(text.slice(found.word.start, found.word.end));
        expect(found.column).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('counts the column from 0 also where the text starts with an empty line', () => {
    expect(documentAt('\n', 0)!.column).toBe(0);
  });

  it('says the same of a key wherever the cursor touches it', () => {
    const offset = pod.indexOf('restartPolicy');
    const all = [0, 5, 13].map((step) => documentAt(pod, offset + step));
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
    expect(documentAt(pod, offset + 15)?.position.kind).toBe('value');
  });

  it('is not disturbed by documents before and after', () => {
    const around = (text: string) => `---\n# nothing\n---\na: {\n---\n${text}\n---\nb: [`;
    const offset = pod.indexOf('restartPolicy');
    const alone = documentAt(pod, offset)!;
    const among = documentAt(around(pod), around('').length - 7 + offset)!;
    expect(among).toMatchObject({ kind: 'Pod', path: alone.path, key: alone.key, document: 1 });
  });

  it.each([
    ['res|tartPolicy: Always', 'restartPolicy: Always', 'Pod spec.initContainers.1 restartPolicy'],
    ['restartPolicy: Al|', 'restartPolicy: Always', 'Pod spec.initContainers.1.restartPolicy = inline'],
    ['restartPolicy: |', 'restartPolicy: Always', 'Pod spec.initContainers.1.restartPolicy = inline'],
    ['restartPolicy:|', 'restartPolicy: Always', 'Pod spec.initContainers.1.restartPolicy = inline'],
    ['rest|', 'restartPolicy: Always', 'Pod spec.initContainers.1 rest'],
    ['|\n    restartPolicy', 'restartPolicy', 'Pod spec.initContainers.1 ?'],
    ['- na|', '- name: istio-proxy # the sidecar', 'Pod spec.initContainers.1 na'],
    ['- |', '- name: istio-proxy # the sidecar', 'Pod spec.initContainers.1 = dash'],
    ['-|', '- name: istio-proxy # the sidecar', 'Pod spec.initContainers.1 = dash'],
    ['# the |sidecar', '# the sidecar', null],
    [
      '{path: |}',
      '{path: /healthz/ready, port: 15021}',
      'Pod spec.initContainers.1.startupProbe.httpGet.path = flow',
    ],
    [
      '{path: /, po|}',
      '{path: /healthz/ready, port: 15021}',
      'Pod spec.initContainers.1.startupProbe.httpGet po',
    ],
    [
      '{path: /, |',
      '{path: /healthz/ready, port: 15021}',
      'Pod spec.initContainers.1.startupProbe.httpGet ?',
    ],
    ['{|}', '{path: /healthz/ready, port: 15021}', 'Pod spec.initContainers.1.startupProbe.httpGet ?'],
    ['[sh, |, "sleep 5"]', '[sh, -c, "sleep 5"]', 'Pod spec.containers.0.command.1 = flow'],
    ['[sh, -c, "sle|ep 5"]', '[sh, -c, "sleep 5"]', 'Pod spec.containers.0.command.2 = flow'],
    ['image: "shop/|web', 'image: "shop/web:2.4"', 'Pod spec.containers.0.image = inline'],
    ['  name: web\n  |', '  name: web', 'Pod metadata ?'],
    ['kind: P|', 'kind: Pod', 'P kind = inline'],
    ['kind: Pod\n|', 'kind: Pod', 'Pod / ?'],
  ])('%j', (by, piece, expected) => {
    expect(short(edited(piece, by))).toBe(expected);
  });

  it.each([
    ['', '- / = own-line'],
    ['api', '- / = own-line'],
    ['kind: Pod\nspec:\n  ', 'Pod spec = own-line'],
    ['kind: Pod\nspec:\n  con', 'Pod spec = own-line'],
    ['kind: Pod\nspec:\n', 'Pod / ?'],
    ['kind: Pod\nspec:\n  containers:\n  - name: a\n    ', 'Pod spec.containers.0 ?'],
    ['kind: Pod\nspec:\n  containers:\n  - name: a\n  ', 'Pod spec ?'],
    ['kind: Pod\nspec:\n  containers:\n    - name: a\n    ', 'Pod spec.containers.1 = item'],
    ['kind: Pod\nspec:\n  containers:\n  -\n    ', 'Pod spec.containers.0 = own-line'],
    ['kind: Pod\nspec:\n  containers:\n  - - ', 'Pod spec.containers.0.0 = dash'],
    ['kind: Pod\nmetadata:\n  name: web\n      ', 'Pod metadata ?'],
    ['a: >\n  kind: Pod\n  b', null],
    ['a: |\n  text\n  ', null],
    ['a: &anchor\n  ', '- a = own-line'],
    ['a: !!map\n  b', '- a = own-line'],
    ['? ', null],
  ])('at the end of %j', (text, expected) => {
    expect(inShort(documentAt(text, text.length))).toBe(expected);
  });

  it("offers the next item beside the next key where the list stands in its key's column", () => {
    const found = at('spec:\n  containers:\n  - name: a\n  |\n')!;
    expect(found.position).toMatchObject({ kind: 'key', list: ['spec', 'containers'] });
    expect(at('spec:\n  containers:\n  |\n')!.position).toMatchObject({ list: ['spec', 'containers'] });
    expect(at('spec:\n  nodeName: a\n  |\n')!.position).toMatchObject({ list: null });
  });

  it('lets what is left unfinished spoil only its own line', () => {
    const text =
      'kind: Pod\nmetadata: {name: [we\nspec:\n  nodeName: "a\n  containers:\n  - name: web\n    im|\n';
    expect(short(text)).toBe('Pod spec.containers.0 im');
  });

  it('keeps reading a quoted text over its deeper lines', () => {
    const text = 'metadata:\n  annotations:\n    note: "one: 1\n      two: 2"\n  na|me: web\n';
    expect(short(text)).toBe('- metadata name');
  });

  it('reads the column of a key from its line, and of a new mapping from the cursor', () => {
    expect(at(edited('restartPolicy', 'restart|Policy'))!.column).toBe(4);
    expect(at('spec:\n    |')!.column).toBe(4);
    expect(at('spec:\n- |')!.column).toBe(2);
  });

  it('takes an item of a List for the object around the cursor', () => {
    const text = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Service
  spec:
    ty|
- apiVersion: apps/v1
  kind: Deployment
`;
    expect(at(text)).toMatchObject({ apiVersion: 'v1', kind: 'Service', path: ['spec'] });
    expect(
      short(text.replace('ty|', 'x').replace('- apiVersion: apps/v1\n', '- api|Version: apps/v1\n')),
    ).toBe('Deployment / apiVersion');
    expect(short('kind: PodList\nite|ms: []')).toBe('PodList / items');
  });

  it('does not take a reference for an object', () => {
    const text = 'kind: HorizontalPodAutoscaler\nspec:\n  scaleTargetRef:\n    kind: Deployment\n    na|';
    expect(short(text)).toBe('HorizontalPodAutoscaler spec.scaleTargetRef na');
  });

  describe('in JSON', () => {
    const json = `{
  "apiVersion": "v1",
  "kind": "Pod",
  "spec": {
    "restartPolicy": "Always",
    "containers": [
      {"name": "web", "image": "web:1"},
      {"name": "log"}
    ]
  }
}`;
    const where = (piece: string, by: string) => short(json.replace(piece, by));

    it('finds keys, values and the places between', () => {
      expect(where('"name": "log"', '"na|me": "log"')).toBe('Pod spec.containers.1 name');
      expect(where('"Always"', '"Al|ways"')).toBe('Pod spec.restartPolicy = flow');
      expect(where('"Always"', '|')).toBe('Pod spec.restartPolicy = flow');
      expect(where('{"name": "log"}', '{|}')).toBe('Pod spec.containers.1 ?');
      expect(where('{"name": "log"}', '|')).toBe('Pod spec.containers.1 = flow');
      expect(where('"containers"', '|\n"containers"')).toBe('Pod spec ?');
      expect(where('"spec": {', '"spec": {"no|"')).toBe('Pod spec no');
    });

    it('goes on where a comma, a quote or a bracket is missing', () => {
      expect(where('"Always",', '"Always"\n    "no|"')).toBe('Pod spec no');
      expect(where('"Always",', '"Always"\n    |')).toBe('Pod spec ?');
      expect(where('"Always",', '"Alw|')).toBe('Pod spec.restartPolicy = flow');
      expect(where('{"name": "log"}\n    ]\n  }\n}', '{"name": "log", "im|')).toBe(
        'Pod spec.containers.1 im',
      );
    });

    it('knows that keys want quotes, and that flow style in YAML does not', () => {
      expect(at(json.replace('"Always"', '|'))!.json).toBe(true);
      expect(at('metadata: {na|}')!.json).toBe(false);
      expect(at('{|}')!.json).toBe(true);
    });
  });

  it('comes to an end soon in a document of 20,000 lines and in hostile nesting', () => {
    const items = Array.from(
      { length: 4000 },
      (_, index) => `- kind: Pod\n  metadata:\n    name: p${index}\n  spec:\n    nodeName: a`,
    );
    const texts = [
      `kind: List\nitems:\n${items.join('\n')}\n    re`,
      `a: ${'{b: '.repeat(20_000)}`,
      `a: ${'['.repeat(30_000)}${']'.repeat(30_000)}`,
      '- '.repeat(30_000),
      Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth % 400)}a: "`).join('\n'),
    ];
    for (const text of texts) {
      const found = documentAt(text, text.length);
      expect(found === null || found.word.end === text.length).toBe(true);
    }
    expect(documentAt(texts[0]!, texts[0]!.length)).toMatchObject({ kind: 'Pod', path: ['spec'], key: 're' });
  });
});
