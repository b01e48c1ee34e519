import { describe, expect, it } from 'vitest';
import { rareValidators } from '#api/validation/rareValidators.ts';
import { validators } from '#api/validation/validators.ts';
import tables from './data/fields-1.28.json';
import {
  apiKind,
  type FieldTable,
  fieldsOf,
  fieldTable,
  fieldType,
  kinds,
  kindsNamed,
  listKey,
  requiredFields,
} from './fields.ts';
import { rareFieldTables } from './rareAtHand.ts';

const scalars = /^(string|bool|int32|int64|double|quantity|intOrString|time|microTime|bytes|any)$/;

describe('field tables', () => {
  const common: Readonly<Record<string, FieldTable>> = tables.types as never;
  const leadsTo = ({ fields }: FieldTable) =>
    Object.values(fields ?? {})
      .map((declared) => declared.replace(/^(\[\]|map:)+/, ''))
      .filter((item) => !scalars.test(item));

  it('name only types that are there', () => {
    for (const [type, table] of Object.entries({ ...common, ...rareFieldTables })) {
      for (const item of leadsTo(table)) expect(fieldTable(item), `${type} to ${item}`).toBeDefined();
    }
    for (const { type, kind } of kinds) expect(fieldTable(type), kind).toBeDefined();
  });

  it('are at hand for all that the kinds with rules of their own lead to, and are kept once', () => {
    for (const type of Object.keys({ ...validators, ...rareValidators }))
      expect(common).toHaveProperty([type]);
    for (const [type, table] of Object.entries(common)) {
      for (const item of leadsTo(table)) expect(Object.hasOwn(common, item), `${type} to ${item}`).toBe(true);
    }
    expect(Object.keys(rareFieldTables).filter((type) => Object.hasOwn(common, type))).toEqual([]);
  });

  it.each([
    [['spec', 'initContainers', 1, 'restartPolicy'], 'string'],
    [['spec', 'containers', 0, 'resources', 'limits', 'cpu'], 'quantity'],
    [['spec', 'containers', 0], 'core.v1.Container'],
    [['metadata', 'labels', 'app'], 'string'],
    [['spec', 'containers', 'app'], null],
    [['spec', 'constructor'], null],
    [['spec', 'hostname', 'x'], null],
  ])('lead along %j to %s', (path, type) => {
    expect(fieldType('core.v1.Pod', path)).toBe(type);
  });

  it('know which versions v1.28 serves', () => {
    expect(apiKind('v1', 'Pod')).toMatchObject({ type: 'core.v1.Pod', namespaced: true, served: true });
    expect(apiKind('networking.k8s.io/v1alpha1', 'IPAddress')?.served).toBe(false);
    expect(apiKind('autoscaling/v2', 'HorizontalPodAutoscaler')?.served).toBe(true);
    expect(apiKind('flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema')?.served).toBe(true);
    expect(apiKind('extensions/v1beta1', 'Deployment')).toBeNull();
    expect(kindsNamed('Deployment').map(({ apiVersion }) => apiVersion)).toEqual(['apps/v1']);
  });

  it('give fields, required fields and list keys', () => {
    expect(fieldsOf('core.v1.Probe')).toMatchObject({ periodSeconds: 'int32' });
    expect(fieldsOf('string')).toEqual({});
    expect(requiredFields('core.v1.PodSpec')).toEqual(['containers']);
    expect(listKey('core.v1.PodSpec', 'containers')).toBe('name');
    expect(listKey('core.v1.PodSpec', 'tolerations')).toBeNull();
  });
});
