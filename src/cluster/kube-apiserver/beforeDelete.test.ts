import { describe, expect, it } from 'vitest';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Pod } from '#api/types.ts';
import { beforeDelete } from './beforeDelete.ts';

const pod = (
  rest: { spec?: Partial<Pod['spec']>; phase?: 'Running' | 'Succeeded' | 'Failed' } = {},
): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'default' },
  spec: { nodeName: 'node-1', terminationGracePeriodSeconds: 40, containers: [], ...rest.spec },
  status: { phase: rest.phase ?? 'Running' },
});

const nowMs = 60_000;
const graceOf = (one: Pod, gracePeriodSeconds: number | null, atMs = nowMs) => {
  const decision = beforeDelete(one, { gracePeriodSeconds }, atMs);
  return decision.kind === 'graceful' ? decision.metadata.deletionGracePeriodSeconds : decision.kind;
};

describe('beforeDelete', () => {
  it.each([
    ['the pod has its own', pod(), null, 40],
    ['the request says one', pod(), 5, 5],
    ['the request forces', pod(), 0, 0],
    ['the request is negative', pod(), -1, 1],
    ['the pod is on no node', pod({ spec: { nodeName: undefined as never } }), 30, 0],
    ['the pod has succeeded', pod({ phase: 'Succeeded' }), 30, 0],
    ['the pod has failed', pod({ phase: 'Failed' }), null, 0],
  ])('gives a first deletion its grace period when %s', (_, one, asked, seconds) => {
    expect(graceOf(one, asked)).toBe(seconds);
  });

  it('sets the deletionTimestamp to the end of the grace period', () => {
    const decision = beforeDelete(pod(), { gracePeriodSeconds: 10 }, nowMs);
    expect(decision).toMatchObject({ metadata: { deletionTimestamp: rfc3339(70_000) } });
  });

  it('lets a second request only shorten it, counted from the first', () => {
    const first = beforeDelete(pod(), { gracePeriodSeconds: 30 }, nowMs);
    if (first.kind !== 'graceful') throw new Error(first.kind);
    const deleted = { ...pod(), metadata: first.metadata };
    expect(graceOf(deleted, null, 65_000)).toBe('pending');
    expect(graceOf(deleted, 30, 65_000)).toBe('pending');
    expect(graceOf(deleted, 60, 65_000)).toBe('pending');
    expect(beforeDelete(deleted, { gracePeriodSeconds: 8 }, 65_000)).toMatchObject({
      metadata: { deletionGracePeriodSeconds: 8, deletionTimestamp: rfc3339(68_000) },
    });
    expect(graceOf({ ...deleted, metadata: { ...deleted.metadata, deletionGracePeriodSeconds: 0 } }, 5)).toBe(
      'immediate',
    );
  });
});
