import { describe, expect, it } from 'vitest';
import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { Pod } from '#api/types.ts';
import { TriggerTimes, withTriggerTime } from './triggerTimes.ts';

const created = '2023-08-15T00:00:00Z';
const service: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'default', creationTimestamp: created },
  spec: {},
};

function pod(name: string, lastTransitionTime: string): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default' },
    spec: { containers: [] },
    status: { conditions: [{ type: 'Ready', status: 'True', lastTransitionTime }] },
  };
}

describe('TriggerTimes', () => {
  it('gives the first sync the time of the Service, whatever its pods are', () => {
    expect(new TriggerTimes().sync(service, [pod('a', '2023-08-15T00:00:05Z')])).toBe(created);
  });

  it('gives the oldest of what changed since, and nothing where nothing did', () => {
    const times = new TriggerTimes();
    times.sync(service, [pod('a', '2023-08-15T00:00:05Z')]);
    const next = [
      pod('a', '2023-08-15T00:00:05Z'),
      pod('b', '2023-08-15T00:00:09Z'),
      pod('c', '2023-08-15T00:00:07Z'),
    ];
    expect(times.sync(service, next)).toBe('2023-08-15T00:00:07Z');
    expect(times.sync(service, next)).toBeNull();
    expect(times.sync(service, [])).toBeNull();
  });

  it('takes a time away from a slice that is written without one', () => {
    const slice: EndpointSlice = {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'web-1' },
      addressType: 'IPv4',
      endpoints: [],
    };
    const timed = withTriggerTime(slice, created);
    expect(timed.metadata.annotations).toEqual({
      'endpoints.kubernetes.io/last-change-trigger-time': created,
    });
    expect(withTriggerTime(timed, null)).toEqual(slice);
  });
});
