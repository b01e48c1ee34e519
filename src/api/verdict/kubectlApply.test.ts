import { describe, expect, it } from 'vitest';
import { admit } from '#api/admission/admit.ts';
import { featureGateDefaults } from '#api/featureGates.ts';
import { parseManifests } from '#api/parseManifests.ts';
import { documentVerdict } from './documentVerdict.ts';
import { kubectlApply } from './kubectlApply.ts';

const options = { version: 'v1.28', gateEnabled: featureGateDefaults('v1.28') } as const;

function printed(text: string): readonly string[] {
  const verdicts = parseManifests(text).documents.map((one) => documentVerdict(one, admit(one, options)));
  return kubectlApply(verdicts, 'all.yaml').map((line) => line.text);
}

const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: ${spec}\n`;
const pod = (spec: string, metadata = '{name: web}') =>
  `apiVersion: v1\nkind: Pod\nmetadata: ${metadata}\nspec: ${spec}\n`;
const main = '{containers: [{name: a, image: nginx}]}';

describe('kubectl apply prints', () => {
  it.each([
    [
      'what is wrong with the metadata before the server hears of it',
      pod(main, '{name: web, labels: {tier: 1}}'),
      [
        'error: unable to decode "all.yaml": json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string',
      ],
    ],
    [
      'that metadata is no metadata at all',
      pod(main, '[web]'),
      [
        'error: unable to decode "all.yaml": json: cannot unmarshal array into Go struct field metadataOnlyObject.metadata of type v1.ObjectMeta',
      ],
    ],
    [
      'that kind and version are no text',
      'apiVersion: 1\nkind: {}\n',
      [
        'error: error validating "all.yaml": error validating data: [apiVersion isn\'t string type, kind isn\'t string type]; if you choose to ignore these errors, turn validation off with --validate=false',
      ],
    ],
    [
      'that it cannot look for an object without a name',
      pod(main, '{}'),
      [
        [
          'error: error when retrieving current configuration of:',
          'Resource: "/v1, Resource=pods", GroupVersionKind: "/v1, Kind=Pod"',
          'Name: "", Namespace: "default"',
          'from server for: "all.yaml": resource name may not be empty',
        ].join('\n'),
      ],
    ],
    [
      'what the server says to a kind in small letters',
      'apiVersion: apps/v1\nkind: deployment\nmetadata: {name: web}\n',
      [
        'Error from server (BadRequest): error when creating "all.yaml": deployment in version "v1" cannot be handled as a Deployment: no kind "deployment" is registered for version "apps/v1" in scheme "pkg/api/legacyscheme/scheme.go:30"',
      ],
    ],
    [
      'of a List the items it knows no kind of, without the file',
      'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: example.com/v1, kind: Car, metadata: {name: a}}\n- {apiVersion: v1, metadata: {name: b}}\n',
      [
        'unable to recognize no matches for kind "Car" in version "example.com/v1"',
        "unable to get type info from the object \"*unstructured.Unstructured\": Object 'Kind' is missing in 'object has no kind field '",
      ],
    ],
    ['what it made, with the group of the kind', `${pod(main)}`, ['pod/web created']],
    [
      'and the group where there is one',
      'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: b}\nspec: {minAvailable: 1}\n',
      ['poddisruptionbudget.policy/b created'],
    ],
    [
      'one error on the same line',
      service('{ports: [{port: 0, targetPort: 80}], selector: {a: b}}'),
      [
        'The Service "web" is invalid: spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
      ],
    ],
    [
      'several errors each on its own line',
      pod('{restartPolicy: Sometimes, dnsPolicy: Never, containers: [{name: a, image: nginx}]}'),
      [
        [
          'The Pod "web" is invalid: ',
          '* spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
          '* spec.dnsPolicy: Unsupported value: "Never": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"',
        ].join('\n'),
      ],
    ],
    [
      'the name of the file where the server cannot read the object',
      service('{ports: [{port: "80"}]}'),
      [
        'Error from server (BadRequest): error when creating "all.yaml": Service in version "v1" cannot be handled as a Service: json: cannot unmarshal string into Go struct field ServicePort.spec.ports.port of type int32',
      ],
    ],
    [
      'where no such kind is served',
      'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: nightly, namespace: ops}\n',
      [
        'error: resource mapping not found for name: "nightly" namespace: "ops" from "all.yaml": no matches for kind "CronJob" in version "batch/v1beta1"\nensure CRDs are installed first',
      ],
    ],
    [
      'what an object lacks before it is one',
      'metadata: {name: x}\n',
      [
        'error: error validating "all.yaml": error validating data: [apiVersion not set, kind not set]; if you choose to ignore these errors, turn validation off with --validate=false',
      ],
    ],
    [
      'that it does not draw names',
      pod(main, '{generateName: web-}'),
      ['error: from web-: cannot use generate name with apply'],
    ],
    [
      'the warnings of the server first',
      pod(main, '{name: web.one}'),
      [
        "Warning: metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]",
        'pod/web.one created',
      ],
    ],
    [
      'of each object in the order of the text, the items of a List too',
      `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n- {apiVersion: v1, kind: Secret, metadata: {name: b}}\n---\n${pod(main)}`,
      ['configmap/a created', 'secret/b created', 'pod/web created'],
    ],
  ])('%s', (_, text, lines) => expect(printed(text)).toEqual(lines));

  it('tells the lines apart', () => {
    const verdicts = parseManifests(`${pod(main, '{name: web.one}')}---\n${pod(main)}`).documents.map((one) =>
      documentVerdict(one, admit(one, options)),
    );
    const keys = kubectlApply(verdicts, 'x').map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
  });
});
