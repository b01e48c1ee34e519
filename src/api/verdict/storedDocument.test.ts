import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admit } from '#api/admission/admit.ts';
import { featureGateDefaults } from '#api/featureGates.ts';
import { parseManifests } from '#api/parseManifests.ts';
import { storedDocument } from './storedDocument.ts';
import type { StoredRow } from './storedRow.ts';

const gates = featureGateDefaults('v1.28');

function stored(text: string, on: readonly string[] = []) {
  const [document] = parseManifests(text).documents;
  if (!document) throw new Error('no document');
  const gateEnabled = (name: string) => on.includes(name) || gates(name);
  return storedDocument(
    document,
    admit(document, { version: 'v1.28', gateEnabled }),
    text.split('\n'),
    (path) => (path.at(-1) === 'nodePort' ? 2682 : null),
  );
}

/** A row as it is drawn: added in guillemets, struck between tildes. */
function drawn({ parts }: StoredRow): string {
  return parts
    .map(({ text, ink }) => (ink === 'written' ? text : ink === 'dropped' ? `~${text}~` : `«${text}»`))
    .join('');
}

const sidecar = `apiVersion: v1
kind: Pod
metadata: {name: report}
spec:
  hostUsers: false
  initContainers:
  - name: proxy
    image: envoy:1
    restartPolicy: Always
  containers:
  - name: main
    image: shop/report:7
    resources:
      requests: {cpu: 0.5}
`;

describe('storedDocument', () => {
  it('stands row for row beside the text', () => {
    const { rows } = stored(sidecar);
    expect(rows.map(drawn)).toEqual([
      'apiVersion: v1',
      'kind: Pod',
      'metadata: {name: report«, namespace: default»}',
      'spec:',
      '  ~hostUsers: false~',
      '  initContainers:',
      '  - name: proxy',
      '    image: envoy:1',
      '    ~restartPolicy: Always~',
      '«    imagePullPolicy: IfNotPresent»',
      '  containers:',
      '  - name: main',
      '    image: shop/report:7',
      '    resources:',
      '      requests: {cpu: «500m»}',
      '«    imagePullPolicy: IfNotPresent»',
      '«  serviceAccountName: default»',
      '«  serviceAccount: default»',
      '«  restartPolicy: Always»',
    ]);
    expect(rows.filter(({ line }) => line !== null).map(({ line }) => line)).toEqual(
      Array.from({ length: 14 }, (_, index) => index + 1),
    );
  });

  it('says why a row is not as it was written, and folds plain defaults into the most telling one', () => {
    const reasons = stored(sidecar).rows.flatMap(({ reason }) => (reason ? [reason] : []));
    expect(reasons).toEqual([
      { kind: 'request' },
      { kind: 'gateOff', gate: 'UserNamespacesSupport' },
      { kind: 'gateOff', gate: 'SidecarContainers' },
      { kind: 'default', more: 2 },
      { kind: 'rewritten' },
      { kind: 'default', more: 2 },
      { kind: 'admission' },
      { kind: 'from', field: 'serviceAccountName' },
      { kind: 'default', more: 5 },
    ]);
  });

  it('keeps what a gate keeps', () => {
    const { rows, dropped } = stored(sidecar, ['SidecarContainers', 'UserNamespacesSupport']);
    expect(dropped).toBe(0);
    expect(rows.map(drawn)).toContain('    restartPolicy: Always');
  });

  it('tells what is drawn, from how many', () => {
    const { rows, drawn: count } = stored(
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  type: NodePort\n  selector: {a: b}\n  ports:\n  - port: 80\n',
    );
    const chance = rows.filter(({ reason }) => reason?.kind === 'drawn');
    expect(chance.map(({ reason }) => reason)).toEqual([
      { kind: 'drawn', of: 2682 },
      { kind: 'drawn', of: null },
    ]);
    expect(chance.map((row) => drawn(row).split(':')[0])).toEqual(['«    nodePort', '«  clusterIP']);
    expect(count).toBe(3);
  });

  it('strikes zeros the server does not write, and texts it moves', () => {
    const rows = stored(
      'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  password: hunter2\n  user: me\n',
    ).rows.map(drawn);
    expect(rows.slice(3, 6)).toEqual(['~stringData:~', '  ~password: hunter2~', '  ~user: me~']);
    expect(rows.at(-1)).toBe('«data: {password: aHVudGVyMg==, user: bWU=}»');
    expect(
      stored(
        'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  hostPID: false\n  containers: [{name: a, image: b}]\n',
      ).rows[4],
    ).toMatchObject({ reason: { kind: 'zero' }, parts: [{ text: '  ' }, { ink: 'dropped' }] });
  });

  it('stores nothing of what is refused', () => {
    const refused = stored('apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {}\n');
    expect(refused).toMatchObject({ state: 'refused', errors: 1, rows: [], yaml: '', first: 1, last: 4 });
    expect(stored('apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: p}\n').state).toBe(
      'notKubernetes',
    );
  });

  it('can be copied: what it writes is read and stored as itself', () => {
    const { yaml } = stored(sidecar);
    const again = stored(yaml);
    expect(again.yaml).toBe(yaml);
    expect(again).toMatchObject({ state: 'stored', added: 0, dropped: 0 });
  });

  it('keeps every line of the text in its place, whatever the text', () => {
    const lines = fc.constantFrom(
      ...[
        '  hostNetwork: false',
        '  restartPolicy: Never',
        '  volumes: []',
        '  # a remark',
        '',
        '  hostUsers: true',
      ],
      ...['  tolerations:', '  - {key: a, operator: Exists}', '  containers: [{name: a, image: "b"}]'],
    );
    fc.assert(
      fc.property(fc.uniqueArray(lines, { maxLength: 9 }), (spec) => {
        const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n${spec.join('\n')}\n`;
        if (parseManifests(text).documents.length === 0) return;
        const { rows, first, last } = stored(text);
        if (rows.length === 0) return;
        const numbered = rows.filter(({ line }) => line !== null);
        expect(numbered.map(({ line }) => line)).toEqual(
          Array.from({ length: last - first + 1 }, (_, index) => first + index),
        );
        for (const { line, parts } of numbered) {
          const written = parts.filter(({ ink }) => ink === 'written' || ink === 'dropped');
          expect((text.split('\n')[(line ?? 1) - 1] ?? '').startsWith(written[0]?.text ?? '')).toBe(true);
        }
      }),
    );
  });
});
