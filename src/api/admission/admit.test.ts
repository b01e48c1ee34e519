import { describe, expect, it } from 'vitest';
import { featureGateDefaults, type KubernetesVersion } from '#api/featureGates.ts';
import { pathText } from '#api/fieldPath.ts';
import { parseManifests } from '#api/parseManifests.ts';
import { admit } from './admit.ts';

const pod = (spec: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
${spec}`;

const main = `  containers:
  - name: app
    image: nginx:1.25
`;

function judged(
  text: string,
  version: KubernetesVersion = 'v1.28',
  gates: Readonly<Record<string, boolean>> = {},
) {
  const [document] = parseManifests(text).documents;
  if (!document) throw new Error('no document');
  const defaults = featureGateDefaults(version);
  const admission = admit(document, { version, gateEnabled: (name) => gates[name] ?? defaults(name) });
  const marks = admission.diagnostics.map(({ path, message, range, severity, speaker, code }) => ({
    said: `${path}: ${message.en}`,
    marked: text.slice(range.start.offset, range.end.offset),
    line: range.start.line,
    severity,
    speaker,
    code,
  }));
  return { ...admission, marks };
}

describe('admit', () => {
  it('fills in and tells what it filled in', () => {
    const { outcome, object, defaulted, diagnostics } = judged(pod(main));
    expect(outcome).toBe('accepted');
    expect(diagnostics).toEqual([]);
    expect(object?.metadata.namespace).toBe('default');
    expect(object?.spec).toMatchObject({ restartPolicy: 'Always', serviceAccountName: 'default' });
    expect(defaulted.map(pathText)).toContain('spec.containers[0].imagePullPolicy');
    expect(defaulted.map(pathText)).not.toContain('spec.containers[0].image');
  });

  it('marks a wrong value at the value, a missing one at the key above', () => {
    const { outcome, marks } = judged(
      pod(`  restartPolicy: Sometimes
  containers:
  - image: nginx
    ports:
    - name: http
`),
    );
    expect(outcome).toBe('rejected');
    expect(marks).toMatchObject([
      { said: 'spec.containers[0].name: Required value', marked: 'image', line: 8 },
      { said: 'spec.containers[0].ports[0].containerPort: Required value', marked: 'name', line: 10 },
      {
        said: 'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
        marked: 'Sometimes',
        code: 'FieldValueNotSupported',
        speaker: 'kube-apiserver',
      },
    ]);
  });

  it('refuses unknown fields before it validates, and offers the name that was meant', () => {
    const { marks, diagnostics } = judged(
      pod(`  restartpolicy: Never
  containers: []
`),
    );
    expect(marks).toMatchObject([
      { said: 'spec.restartpolicy: unknown field "spec.restartpolicy"', marked: 'restartpolicy' },
    ]);
    expect(diagnostics[0]?.fix).toMatchObject({ text: 'restartPolicy' });
  });

  it('tells the first value of a wrong type alone, in the order kubectl sends the keys', () => {
    const { marks, diagnostics } = judged(
      pod(`  terminationGracePeriodSeconds: "30"
  containers:
  - name: app
    env: [{name: DEBUG, value: true}]
`),
    );
    expect(marks).toMatchObject([
      {
        said: 'spec.containers[0].env[0].value: Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal bool into Go struct field EnvVar.spec.containers.env.value of type string',
        marked: 'true',
        code: 'BadRequest',
      },
    ]);
    expect(diagnostics[0]?.fix?.text).toBe('"true"');
  });

  describe('with a sidecar', () => {
    const text = pod(`  initContainers:
  - name: proxy
    image: envoy
    restartPolicy: Always
${main}`);

    it('drops the field without the gate, and says what remains', () => {
      const { outcome, object, dropped, marks } = judged(text);
      expect(outcome).toBe('accepted');
      expect(dropped.map(({ path }) => pathText(path))).toEqual(['spec.initContainers[0].restartPolicy']);
      expect(object?.spec).not.toHaveProperty(['initContainers', 0, 'restartPolicy']);
      expect(marks).toMatchObject([
        {
          said: 'spec.initContainers[0].restartPolicy: Dropped without a word: the gate SidecarContainers is alpha and off by default in v1.28.',
          marked: 'restartPolicy',
          severity: 'warning',
          speaker: 'kymograph',
        },
      ]);
    });

    it('keeps the field with the gate, and in later versions', () => {
      for (const one of [judged(text, 'v1.28', { SidecarContainers: true }), judged(text, 'v1.29+')]) {
        expect(one.marks).toEqual([]);
        expect(one.object?.spec).toHaveProperty(['initContainers', 0, 'restartPolicy'], 'Always');
      }
    });

    it('plays v1.27, which does not know the field, without it', () => {
      const { outcome, object, dropped, marks } = judged(text, 'v1.27');
      expect(outcome).toBe('accepted');
      expect(object?.spec).not.toHaveProperty(['initContainers', 0, 'restartPolicy']);
      expect(dropped.map(({ path }) => pathText(path))).toEqual(['spec.initContainers[0].restartPolicy']);
      expect(marks).toMatchObject([
        {
          said: 'spec.initContainers[0].restartPolicy: unknown field "spec.initContainers[0].restartPolicy"',
          severity: 'warning',
          speaker: 'kube-apiserver',
        },
      ]);
    });
  });

  it('tells what was dropped also where that is why the object is refused', () => {
    const { outcome, marks } = judged(
      pod(`  initContainers:
  - name: proxy
    image: envoy
    restartPolicy: Always
    lifecycle: {}
${main}`),
    );
    expect(outcome).toBe('rejected');
    expect(marks.map(({ code }) => code)).toEqual(['dropped-field', 'FieldValueForbidden']);
  });

  it.each([
    [
      'extensions/v1beta1',
      'Deployment',
      'notServed',
      'no matches for kind "Deployment" in version "extensions/v1beta1"',
    ],
    [
      'policy/v1beta1',
      'PodSecurityPolicy',
      'notServed',
      'no matches for kind "PodSecurityPolicy" in version "policy/v1beta1"',
    ],
    ['v1', 'Deployment', 'notServed', 'no matches for kind "Deployment" in version "v1"'],
    [
      'networking.k8s.io/v1alpha1',
      'IPAddress',
      'notServed',
      'no matches for kind "IPAddress" in version "networking.k8s.io/v1alpha1"',
    ],
  ])("refuses %s %s in kubectl's words", (apiVersion, kind, outcome, words) => {
    const one = judged(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: x}\n`);
    expect(one.outcome).toBe(outcome);
    expect(one.marks).toMatchObject([
      { said: `apiVersion: ${words}`, marked: apiVersion, severity: 'error' },
    ]);
  });

  it('offers the version that is served instead', () => {
    const { diagnostics } = judged('apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: x}\n');
    expect(diagnostics[0]?.fix?.text).toBe('batch/v1');
  });

  it('lists kinds of others, for a cluster may have them', () => {
    const { outcome, marks } = judged('apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {x: 1}\n');
    expect(outcome).toBe('unknownKind');
    expect(marks).toMatchObject([{ severity: 'info', marked: 'Rollout' }]);
  });

  it.each([
    ['metadata: {name: x}\n', "kind: Object 'Kind' is missing"],
    ['kind: Pod\nmetadata: {name: x}\n', 'apiVersion: error validating data: apiVersion not set'],
  ])('asks of %j what it is', (text, said) => {
    const one = judged(text);
    expect(one.outcome).toBe('noKind');
    expect(one.marks).toMatchObject([{ said, severity: 'error', speaker: 'kubectl' }]);
  });

  it('holds node ports to the range of the Scenario', () => {
    const [document] = parseManifests(
      'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {type: NodePort, ports: [{port: 80, nodePort: 31000}]}\n',
    ).documents;
    if (!document) throw new Error('no document');
    const answer = (serviceNodePortRange: string) =>
      admit(document, { version: 'v1.28', gateEnabled: () => false, serviceNodePortRange }).outcome;
    expect([answer('30000-32767'), answer('40000-40010')]).toEqual(['accepted', 'rejected']);
  });

  it('passes on the warnings of the server', () => {
    const { outcome, marks } = judged(
      pod(`  containers:
  - name: app
    image: nginx
    env: [{name: A, value: "1"}, {name: A, value: "2"}]
`),
    );
    expect(outcome).toBe('accepted');
    expect(marks).toMatchObject([
      {
        said: 'spec.containers[0].env[1]: hides previous definition of "A"',
        severity: 'warning',
      },
    ]);
  });

  it('draws a name where only its beginning is given', () => {
    const { object, marks } = judged(pod(main).replace('name: web', 'generateName: web-'));
    expect(object?.metadata.name).toBe('web-xxxxx');
    expect(marks).toMatchObject([{ code: 'generate-name', severity: 'info' }]);
  });

  it('finds wrong paths of the server at the right places', () => {
    const { marks } = judged(pod(`  hostUsers: false\n  hostPID: true\n${main}`), 'v1.28', {
      UserNamespacesSupport: true,
    });
    expect(marks).toMatchObject([
      { said: 'spec.HostPID: Forbidden: when `pod.Spec.HostUsers` is false', marked: 'true', line: 7 },
    ]);
  });
});
