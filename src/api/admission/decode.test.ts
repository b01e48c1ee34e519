import { describe, expect, it } from 'vitest';
import { pathText } from '#api/fieldPath.ts';
import type { JsonObject } from '#api/json.ts';
import { decode } from './decode.ts';

const inContainer = (container: JsonObject): JsonObject => ({
  spec: { containers: [{ name: 'a', ...container }] },
});

describe('decode', () => {
  it.each<[string, JsonObject, string]>([
    [
      'a text for a number',
      { spec: { activeDeadlineSeconds: '5' } },
      'string into Go struct field PodSpec.spec.activeDeadlineSeconds of type int64',
    ],
    [
      'a fraction',
      { spec: { priority: 3.5 } },
      'number 3.5 into Go struct field PodSpec.spec.priority of type int32',
    ],
    [
      'a number too large',
      { spec: { priority: 2 ** 31 } },
      'number 2147483648 into Go struct field PodSpec.spec.priority of type int32',
    ],
    [
      'a number for a word',
      { spec: { restartPolicy: 1 } },
      'number into Go struct field PodSpec.spec.restartPolicy of type v1.RestartPolicy',
    ],
    [
      'an object for a list',
      { spec: { containers: {} } },
      'object into Go struct field PodSpec.spec.containers of type []v1.Container',
    ],
    ['a list for an object', { spec: [] }, 'array into Go struct field Pod.spec of type v1.PodSpec'],
    [
      'a boolean for a label',
      { metadata: { labels: { app: true } } },
      'bool into Go struct field ObjectMeta.metadata.labels of type string',
    ],
    [
      'a text for resources',
      inContainer({ resources: { limits: 'cpu' } }),
      'string into Go struct field ResourceRequirements.spec.containers.resources.limits of type v1.ResourceList',
    ],
    [
      'a number in a command',
      inContainer({ command: ['sleep', 5] }),
      'number into Go struct field Container.spec.containers.command of type string',
    ],
  ])('refuses %s', (_, pod, words) => {
    expect(decode('core.v1.Pod', pod).typeError?.message).toBe(`json: cannot unmarshal ${words}`);
  });

  it.each<[string, JsonObject, string]>([
    [
      'quantities',
      inContainer({ resources: { limits: { cpu: 'lots' } } }),
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
    [
      'ports',
      inContainer({ livenessProbe: { tcpSocket: { port: true } } }),
      'json: cannot unmarshal bool into Go struct field TCPSocketAction.spec.containers.livenessProbe.tcpSocket.port of type int32',
    ],
    [
      'times',
      { metadata: { creationTimestamp: 'yesterday' } },
      'parsing time "yesterday" as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006"',
    ],
  ])('gives the words of %s themselves', (_, pod, words) => {
    expect(decode('core.v1.Pod', pod).typeError?.message).toBe(words);
  });

  it('refuses bytes that are no base64', () => {
    const { typeError } = decode('core.v1.Secret', { data: { key: 'not base64!' } });
    expect(typeError?.message).toBe('illegal base64 data at input byte 3');
    expect(decode('core.v1.Secret', { data: { key: 'YQ==' } }).typeError).toBeNull();
  });

  it('tells the first mismatch in the order of sorted keys', () => {
    const { typeError } = decode('core.v1.Pod', {
      spec: { priority: 'x', hostname: 1 },
      metadata: { name: 2 },
    });
    expect(pathText(typeError?.path ?? [])).toBe('metadata.name');
  });

  it('collects unknown fields with their indexes, case-sensitively', () => {
    const { unknownFields, typeError } = decode('core.v1.Pod', {
      specs: {},
      spec: { Containers: [], containers: [{ name: 'a', img: 'x', ports: [{ port: 80 }] }] },
    });
    expect(typeError).toBeNull();
    expect(unknownFields.map(pathText)).toEqual([
      'spec.Containers',
      'spec.containers[0].img',
      'spec.containers[0].ports[0].port',
      'specs',
    ]);
  });

  it('takes null for absent and keeps quantities as they were written', () => {
    const { value } = decode(
      'core.v1.Pod',
      inContainer({ image: null, resources: { requests: { cpu: 0.5, memory: '1024Mi' } } }),
    );
    expect(value).toEqual(inContainer({ resources: { requests: { cpu: '0.5', memory: '1024Mi' } } }));
  });

  it('leaves free-form values as they are', () => {
    const schema = { type: 'object', properties: { a: { enum: ['x', 1, null], default: { b: [true] } } } };
    const given = { spec: { versions: [{ name: 'v1', schema: { openAPIV3Schema: schema } }] } };
    const { value, typeError, unknownFields } = decode('apiextensions.v1.CustomResourceDefinition', given);
    expect(typeError).toBeNull();
    expect(unknownFields).toEqual([]);
    expect(value).toEqual(given);
  });

  it('does not know the fields that are hidden from it', () => {
    const hidden = { 'core.v1.Container': ['restartPolicy'] };
    const { unknownFields, value } = decode('core.v1.Pod', inContainer({ restartPolicy: 'Always' }), hidden);
    expect(unknownFields.map(pathText)).toEqual(['spec.containers[0].restartPolicy']);
    expect(value).toEqual(inContainer({}));
  });

  it.each([
    ['a day alone', '2023-01-01', ' as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T"'],
    [
      'a blank for the T',
      '2023-01-01 00:00:00Z',
      ' as "2006-01-02T15:04:05Z07:00": cannot parse " 00:00:00Z" as "T"',
    ],
    ['a thirteenth month', '2023-13-01T00:00:00Z', ': month out of range'],
    ['a day the month does not have', '2023-02-30T00:00:00Z', ': day out of range'],
    ['what follows a time', '2023-01-01T00:00:00Zx', ': extra text: "x"'],
    [
      'letters that are not ASCII',
      'é',
      ' as "2006-01-02T15:04:05Z07:00": cannot parse "\\xc3\\xa9" as "2006"',
    ],
  ])('refuses %s', (_, time, words) => {
    const shown = time === 'é' ? '\\xc3\\xa9' : time;
    expect(decode('core.v1.Pod', { metadata: { deletionTimestamp: time } }).typeError?.message).toBe(
      `parsing time "${shown}"${words}`,
    );
  });

  it('reads one digit of an hour, and fractions of a second after a comma', () => {
    const metadata = { deletionTimestamp: '2024-02-29T1:00:00,5+24:00' };
    expect(decode('core.v1.Pod', { metadata }).typeError).toBeNull();
  });

  it('wants six digits of a second where a time is that fine', () => {
    const renewed = (renewTime: string) =>
      decode('coordination.v1.Lease', { spec: { renewTime } }).typeError?.message;
    expect(renewed('2023-01-01T00:00:00.123456Z')).toBeUndefined();
    expect(renewed('2023-01-01T00:00:00Z')).toBe(
      'parsing time "2023-01-01T00:00:00Z" as "2006-01-02T15:04:05.000000Z07:00": cannot parse "Z" as ".000000"',
    );
  });

  it('reads bytes one by one, nothing for nothing', () => {
    const secret = decode('core.v1.Secret', { data: { a: [104, null, 105] } });
    expect([secret.typeError, secret.value]).toEqual([null, { data: { a: 'aABp' } }]);
  });

  it('tells no more than a hundred unknown fields', () => {
    const spec = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`x${i}`, 1]));
    expect(decode('core.v1.Pod', { spec }).unknownFields).toHaveLength(100);
  });

  it.each([
    ['a blank', ' 1', true],
    ['a no-break space', '1\u00a0', true],
    ['a tab', '1\t', false],
    ['a line separator', '\u20281', false],
    ['a byte order mark', '\uFEFF1', false],
  ])('passes over %s around a quantity, or not', (_, cpu, passes) => {
    const { typeError } = decode('core.v1.Pod', inContainer({ resources: { limits: { cpu } } }));
    expect(typeError === null).toBe(passes);
  });
});
