import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { kinds } from '#api/fields.ts';
import { completionsAt } from './completion.ts';

/** What is offered at the `¦` of a text. */
function at(marked: string) {
  const offset = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  const found = completionsAt(text, offset, 'en');
  return {
    labels: found?.items.map(({ label }) => label) ?? [],
    item: (label: string) => found!.items.find((item) => item.label === label)!,
    /** The text with one of the items put in, its snippet's stops emptied. */
    with: (label: string) => {
      const insert = found!.items.find((item) => item.label === label)!.insert;
      const plain = insert
        .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')
        .replaceAll(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
        .replaceAll(/\$\d+/g, '')
        .replaceAll(/\\([\\$}])/g, '$1');
      return text.slice(0, found!.start) + plain + text.slice(found!.end);
    },
  };
}

const pod = 'apiVersion: v1\nkind: Pod\n';
const container = `${pod}spec:\n  containers:\n  - name: web\n`;
const scenario = `apiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\nspec:\n`;

describe('completionsAt', () => {
  it('never throws, and what it replaces holds the cursor', () => {
    const piece = fc.constantFrom(
      ...[
        'apiVersion: v1\n',
        'kind: Pod\n',
        'kind: Scenario\n',
        'spec:\n',
        '  ',
        'containers:\n',
        '- ',
        'name: a\n',
      ],
      ...[
        '{',
        '}',
        '[',
        ']',
        '"',
        ': ',
        ',',
        '\n',
        '---\n',
        'events:\n',
        'featureGates: ',
        'a',
        '#',
        'items:\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(200), (pieces, where) => {
        const text = pieces.join('');
        const offset = Math.min(where, text.length);
        const found = completionsAt(text, offset, 'zh');
        if (found === null) return;
        expect(found.items.length).toBeGreaterThan(0);
        expect(found.start).toBeLessThanOrEqual(offset);
        expect(found.end).toBeGreaterThanOrEqual(offset);
      }),
      { numRuns: 1000 },
    );
  });

  it('offers the fields of a mapping that it does not have yet, the required ones first', () => {
    const { labels, item } = at(`${container}    ¦\n    image: web:1\n`);
    expect(labels).toContain('restartPolicy');
    expect(labels).not.toContain('name');
    expect(labels).not.toContain('image');
    expect(item('readinessProbe').detail).toBe('Probe');
    expect(at(`${pod}spec:\n  ¦\n  nodeName: a\n`).labels[0]).toBe('containers');
    expect(at(`${pod}spec:\n  ¦\n  nodeName: a\n`).item('containers').detail).toBe('[]Container, required');
  });

  it('leaves out what only the system writes', () => {
    expect(at(`${pod}¦`).labels).toEqual(['metadata', 'spec']);
    expect(at(`${pod}metadata:\n  name: a\n  ¦`).labels).not.toContain('uid');
  });

  it('replaces an existing key by the name alone, and a typed word wholly', () => {
    expect(at(`${container}    imag¦e: web:1`).with('image')).toBe(`${container}    image: web:1`);
    expect(at(`${container}    ima¦`).with('imagePullPolicy')).toBe(`${container}    imagePullPolicy: `);
  });

  describe('begins with the right indentation', () => {
    it.each([
      ['a mapping', `${container}    ¦`, 'resources', `${container}    resources:\n      `],
      [
        'a mapping with what it needs',
        `${container}    livenessProbe:\n      ¦`,
        'httpGet',
        `${container}    livenessProbe:\n      httpGet:\n        path: \n        port: `,
      ],
      ['a list', `${container}    ¦`, 'env', `${container}    env:\n    - name: \n      value: `],
      [
        'a list in a list item',
        `${pod}spec:\n  containers:\n  - ¦`,
        'ports',
        `${pod}spec:\n  containers:\n  - ports:\n    - containerPort: `,
      ],
      [
        'behind a dash without a blank',
        `${pod}spec:\n  containers:\n  -¦`,
        'name, image',
        `${pod}spec:\n  containers:\n  - name: \n    image: `,
      ],
      ['a further item', `${container}  ¦`, '- name:', `${container}  - name: \n    image: `],
      [
        'an indented further item',
        `${pod}spec:\n  containers:\n    - name: a\n    ¦`,
        '- name:',
        `${pod}spec:\n  containers:\n    - name: a\n    - name: \n      image: `,
      ],
      [
        'what a Pod cannot do without',
        `${pod}¦`,
        'spec',
        `${pod}spec:\n  containers:\n  - name: \n    image: `,
      ],
      ['in flow style', 'kind: Pod\nspec: {¦}', 'securityContext', 'kind: Pod\nspec: {securityContext: {}}'],
      ['in JSON', '{"kind": "Pod", "spec": {"¦"}}', 'nodeName', '{"kind": "Pod", "spec": {"nodeName": ""}}'],
      [
        'in JSON, a list',
        '{"kind": "Pod", "spec": {"¦"}}',
        'volumes',
        '{"kind": "Pod", "spec": {"volumes": []}}',
      ],
    ])('%s', (_, marked, label, expected) => {
      expect(at(marked).with(label)).toBe(expected);
    });
  });

  it.each([
    ['restartPolicy of a Pod', `${pod}spec:\n  restartPolicy: ¦`, ['Always', 'OnFailure', 'Never']],
    ['of an init container', `${pod}spec:\n  initContainers:\n  - restartPolicy: A¦`, ['Always']],
    ['booleans', `${pod}spec:\n  hostUsers: ¦`, ['true', 'false']],
    ['items of a list', 'kind: Service\nspec:\n  ipFamilies:\n  - ¦', ['IPv4', 'IPv6']],
    ['items in flow style', 'kind: Service\nspec:\n  ipFamilies: [¦]', ['IPv4', 'IPv6']],
    [
      'versions of a kind',
      'kind: HorizontalPodAutoscaler\napiVersion: ¦',
      ['autoscaling/v1', 'autoscaling/v2'],
    ],
    ['Scenario versions', `${scenario}  cluster:\n    version: ¦`, ['v1.27', 'v1.28', 'v1.29+']],
    ['Scenario behaviour', `${scenario}  behaviour: ¦`, ['source', 'announced']],
    ['nothing for a free text', `${container}    image: ¦`, []],
    ['nothing for an unknown kind', 'kind: Widget\nspec:\n  ¦', []],
    ['nothing in a comment', `${pod}# ¦`, []],
  ])('lists values: %s', (_, marked, expected) => {
    expect(at(marked).labels).toEqual(expected);
  });

  it('puts the blank that is missing behind a colon', () => {
    expect(at(`${pod}spec:\n  restartPolicy:¦`).with('Never')).toBe(`${pod}spec:\n  restartPolicy: Never`);
  });

  it('quotes what YAML would take for something else, and all texts in JSON', () => {
    const pattern =
      'apiVersion: batch/v1\nkind: Job\nspec:\n  podFailurePolicy:\n    rules:\n    - onPodConditions:\n      - status: ¦';
    expect(at(pattern).item('True').insert).toBe('"True"');
    expect(at('{"kind": "Pod", "spec": {"restartPolicy": ¦}}').item('Never').insert).toBe('"Never"');
    expect(at('{"kind": "Pod", "spec": {"restartPolicy": "N¦"}}').with('Never')).toBe(
      '{"kind": "Pod", "spec": {"restartPolicy": "Never"}}',
    );
    expect(at('{"kind": "Pod", "spec": {"hostNetwork": ¦}}').item('true').insert).toBe('true');
  });

  it('knows kinds, and those of a version first', () => {
    expect(at('kind: ¦').labels).toEqual(
      expect.arrayContaining(['Pod', 'Deployment', 'Scenario', 'List'].slice(0, 3)),
    );
    expect(at('apiVersion: batch/v1\nkind: ¦').labels).toEqual(['CronJob', 'Job', 'CronJobList', 'JobList']);
  });

  it("names a Pod's volumes where they are mounted", () => {
    const text = `${pod}spec:\n  volumes:\n  - name: data\n  - {name: tmp}\n  containers:\n  - name: a\n    volumeMounts:\n    - name: ¦`;
    expect(at(text).labels).toEqual(['data', 'tmp']);
  });

  describe('in a Scenario', () => {
    const objects = `${pod}metadata: {name: web}\nspec:\n  initContainers: [{name: proxy}]\n  containers:\n  - name: app\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  template:\n    spec:\n      containers:\n      - name: app\n---\n`;

    it('offers its words with our descriptions', () => {
      const { labels, item } = at(`${scenario}  ¦`);
      expect(labels).toEqual(
        expect.arrayContaining(['cluster', 'behaviour', 'seed', 'horizon', 'containers', 'events']),
      );
      expect(item('horizon').info!.description!.zh).toMatch(/\p{Script=Han}/u);
    });

    it('names the containers of the other documents, with their Pods where one name stands twice', () => {
      const { labels } = at(`${objects}${scenario}  containers:\n    ¦`);
      expect(labels).toEqual(['proxy', 'app', 'web/app', 'shop-*/app']);
      expect(at(`${objects}${scenario}  containers:\n    app: {}\n    ¦`).labels).not.toContain('app');
    });

    it('names the objects that events are about', () => {
      expect(at(`${objects}${scenario}  events:\n  - at: 3s\n    delete: ¦`).labels).toEqual([
        'pod/web',
        'deployment/shop',
      ]);
    });

    it('names the feature gates with stage and default', () => {
      const { item } = at(`${scenario}  cluster: {featureGates: {Side¦}}`);
      expect(item('SidecarContainers')).toMatchObject({
        detail: 'alpha, off',
        insert: 'SidecarContainers: $0',
      });
      expect(at(`${scenario}  cluster:\n    featureGates:\n      SidecarContainers: ¦`).labels).toEqual([
        'true',
        'false',
      ]);
    });

    it('begins a run and an event with what they need', () => {
      expect(at(`${scenario}  containers:\n    app:\n      ¦`).with('runs')).toContain(
        '      runs:\n      - seconds: \n        exitCode: ',
      );
      expect(at(`${scenario}  ¦`).with('events')).toBe(`${scenario}  events:\n  - at: `);
    });
  });

  describe('on an empty document', () => {
    const empty = at(`${pod}---\n¦`);

    it('offers the first fields, our three examples and every kind that is served', () => {
      expect(empty.labels.slice(0, 7)).toEqual([
        'apiVersion',
        'kind',
        'metadata',
        'spec',
        'Pod with a sidecar',
        'NodePort Service',
        'Scenario',
      ]);
      const resources = kinds.filter(({ resource, served }) => resource !== null && served);
      expect(empty.labels.length).toBe(7 + resources.length);
    });

    it('begins documents that are YAML, of the kind they say', () => {
      for (const label of empty.labels.slice(4)) {
        const document = parseDocument(empty.with(label).split('---\n')[1]!);
        expect(document.errors, label).toEqual([]);
        const kindOf: Readonly<Record<string, string>> = {
          'Pod with a sidecar': 'Pod',
          'NodePort Service': 'Service',
        };
        expect(document.get('kind')).toBe(kindOf[label] ?? label);
      }
    });
  });
});
