import { describe, expect, it } from 'vitest';
import { asWritten } from '#api/admission/asWritten.ts';
import type { JsonObject } from '#api/json.ts';
import { setDefaults } from './setDefaults.ts';

const off = () => false;

describe('setDefaults', () => {
  it('changes nothing that is given, and nothing twice', () => {
    const pod: JsonObject = {
      spec: {
        restartPolicy: 'Never',
        terminationGracePeriodSeconds: 0,
        containers: [
          { name: 'a', image: 'x:1', livenessProbe: { tcpSocket: { port: 1 }, periodSeconds: 7 } },
        ],
        volumes: [{ name: 'v' }, { name: 'c', configMap: { name: 'c', defaultMode: 0 } }],
      },
    };
    const before = JSON.stringify(pod);
    const once = setDefaults('core.v1.Pod', pod, off);
    expect(JSON.stringify(pod)).toBe(before);
    expect(once).toMatchObject(pod);
    expect(setDefaults('core.v1.Pod', once, off)).toEqual(once);
    expect(once).toMatchObject({
      spec: {
        volumes: [{ name: 'v', emptyDir: {} }, { configMap: { defaultMode: 0 } }],
        containers: [{ livenessProbe: { periodSeconds: 7, timeoutSeconds: 1, failureThreshold: 3 } }],
      },
    });
  });

  it('takes requests from limits and host ports from ports in a Pod, not in a template', () => {
    const spec = {
      hostNetwork: true,
      containers: [
        {
          name: 'a',
          ports: [{ containerPort: 80 }],
          resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '100m' } },
        },
      ],
    };
    expect(setDefaults('core.v1.Pod', { spec }, off)).toMatchObject({
      spec: {
        enableServiceLinks: true,
        containers: [{ ports: [{ hostPort: 80 }], resources: { requests: { cpu: '100m', memory: '1Gi' } } }],
      },
    });
    const template = setDefaults('core.v1.PodTemplateSpec', { spec }, off);
    expect(template).not.toHaveProperty(['spec', 'enableServiceLinks']);
    expect(template).not.toHaveProperty(['spec', 'containers', 0, 'ports', 0, 'hostPort']);
    expect(template).not.toHaveProperty(['spec', 'containers', 0, 'resources', 'requests', 'memory']);
  });

  it('rounds what is finer than a thousandth up', () => {
    const written = (cpu: string) =>
      asWritten(
        'core.v1.Container',
        setDefaults('core.v1.Container', { name: 'a', resources: { limits: { cpu } } }, off),
      );
    expect(written('1u')).toMatchObject({ resources: { limits: { cpu: '1m' } } });
    expect(written('1e-7')).toMatchObject({ resources: { limits: { cpu: '1e-3' } } });
  });

  it('gives kinds without a spec the one they need', () => {
    expect(setDefaults('apps.v1.Deployment', {}, off)).toMatchObject({
      spec: {
        replicas: 1,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
        template: { spec: { restartPolicy: 'Always' } },
      },
    });
    const { spec } = setDefaults('apps.v1.Deployment', { spec: { strategy: { type: 'Recreate' } } }, off);
    expect(spec).toMatchObject({ strategy: { type: 'Recreate' } });
    expect(spec).not.toHaveProperty(['strategy', 'rollingUpdate']);
  });
});
