import { describe, expect, it } from 'vitest';
import { pathText } from '#api/fieldPath.ts';
import { fieldType, typeOfKind } from '#api/fields.ts';
import type { JsonObject } from '#api/json.ts';
import { dropDisabledFields } from './dropDisabledFields.ts';
import { kindFields, podSpecFields } from './gatedFields.ts';

const off = () => false;
const on = () => true;
const spec = {
  hostUsers: false,
  initContainers: [{ name: 'a', restartPolicy: 'Always' }, { name: 'b' }],
  containers: [{ name: 'c', restartPolicy: 'Always', securityContext: { procMount: 'Unmasked' } }],
};

describe('dropDisabledFields', () => {
  it('takes gated fields out of a pod, and leaves those of main containers to validation', () => {
    const { object, dropped } = dropDisabledFields('core.v1.Pod', { spec }, off);
    expect(dropped.map(({ path, gate }) => [pathText(path), gate])).toEqual([
      ['spec.hostUsers', 'UserNamespacesSupport'],
      ['spec.initContainers[0].restartPolicy', 'SidecarContainers'],
    ]);
    expect(object).toEqual({
      spec: {
        initContainers: [{ name: 'a' }, { name: 'b' }],
        containers: [{ name: 'c', restartPolicy: 'Always', securityContext: { procMount: 'Default' } }],
      },
    });
  });

  it('takes the AppArmor annotations of a template with their gate, and no other annotation', () => {
    const name = 'container.apparmor.security.beta.kubernetes.io/web';
    const template = { metadata: { annotations: { [name]: 'runtime/default', other: 'x' } } };
    const { object, dropped } = dropDisabledFields('apps.v1.Deployment', { spec: { template } }, off);
    expect(object).toMatchObject({ spec: { template: { metadata: { annotations: { other: 'x' } } } } });
    expect(dropped).toEqual([
      { path: ['spec', 'template', 'metadata', 'annotations', name], gate: 'AppArmor' },
    ]);
  });

  it('keeps everything, and the very object, with the gates on', () => {
    const pod = { spec };
    expect(dropDisabledFields('core.v1.Pod', pod, on)).toEqual({ object: pod, dropped: [] });
    expect(dropDisabledFields('core.v1.Pod', pod, on).object).toBe(pod);
  });

  it('drops the fields of a Job, but not those of the Job in a CronJob', () => {
    const jobSpec = { backoffLimitPerIndex: 1, template: { spec: { hostUsers: true } } };
    const cronJob = { spec: { jobTemplate: { spec: jobSpec } } };
    const paths = (type: string, object: JsonObject) =>
      dropDisabledFields(type, object, off).dropped.map(({ path }) => pathText(path));
    expect(paths('batch.v1.Job', { spec: jobSpec })).toEqual([
      'spec.backoffLimitPerIndex',
      'spec.template.spec.hostUsers',
    ]);
    expect(paths('batch.v1.CronJob', cronJob)).toEqual(['spec.jobTemplate.spec.template.spec.hostUsers']);
  });

  it('takes FailIndex rules out of a policy that stays', () => {
    const rules = [{ action: 'FailIndex' }, { action: 'Ignore' }];
    const gates = (name: string) => name !== 'JobBackoffLimitPerIndex';
    const { object, dropped } = dropDisabledFields(
      'batch.v1.Job',
      { spec: { podFailurePolicy: { rules } } },
      gates,
    );
    expect(object).toEqual({ spec: { podFailurePolicy: { rules: [{ action: 'Ignore' }] } } });
    expect(dropped.map(({ path }) => pathText(path))).toEqual(['spec.podFailurePolicy.rules']);
  });

  it('knows only fields that are there', () => {
    const real = (path: readonly string[]) => path.map((part) => (part === '*' ? 0 : part));
    for (const { path } of podSpecFields) {
      expect(fieldType('core.v1.PodSpec', real(path)), path.join('.')).not.toBeNull();
    }
    for (const [type, fields] of Object.entries(kindFields)) {
      for (const { path } of fields) expect(fieldType(type, real(path)), path.join('.')).not.toBeNull();
    }
    expect(typeOfKind('batch/v1', 'Job')).toBe('batch.v1.Job');
  });
});
