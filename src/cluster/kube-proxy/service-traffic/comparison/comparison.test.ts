import { describe, expect, it } from 'vitest';
import { claims } from '#cluster/kube-proxy/service-traffic/claims/claims.ts';
import { deriveRollout } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { differences } from './differences.ts';
import { measureRange } from './measureRange.ts';

const files = import.meta.glob<string>('/src/cluster/kube-proxy/service-traffic/examples/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const textOf = (name: string) =>
  Object.entries(files).find(([path]) => path.endsWith(`/${name}.yaml`))?.[1] ?? '';

function side(name: string) {
  const run = simulateText(textOf(name));
  return { run, model: deriveRollout(run), label: name };
}

describe('differences', () => {
  const lossy = side('classic-502s');
  const careful = side('zero-loss');

  it('sets lost requests against what it costs not to lose them', () => {
    const told = differences(lossy, careful);
    expect(told.headline.en).toMatch(/^[1-9]\d* requests lost above, 0 below\.$/);
    expect(told.headline.en.split(' ').length).toBeLessThanOrEqual(8);
    expect(told.rows[0]).toMatchObject({ below: '0', alarming: 'above', eventAbove: expect.any(Number) });
    expect(told.sentences[0]?.en).toMatch(/^“zero-loss” loses no request; the other loses [1-9]\d*\.$/);
  });

  it('finds nothing between a run and itself', () => {
    expect(differences(lossy, lossy)).toMatchObject({ rows: [], sentences: [] });
  });

  it('counts the requests of a marked range: the parts make the whole', () => {
    const value = (from: number, to: number, row: number) =>
      Number(measureRange(lossy.model, { from, to })[row]?.value);
    const end = lossy.model.end;
    for (const row of [0, 1]) {
      expect(value(0, 20_000, row) + value(20_001, end, row)).toBe(value(0, end, row));
    }
    expect(value(0, end, 1)).toBeGreaterThan(0);
  });
});

describe('claims', () => {
  const claimed = (name: string) => {
    const { run, model } = side(name);
    return claims(run, model).map(({ id }) => id);
  };

  it('names what a run meets, and no more', () => {
    expect(claimed('classic-502s')).toContain('pte-unaffected');
    expect(claimed('zero-loss')).not.toContain('pte-unaffected');
    expect(claimed('terminating-endpoints')).toContain('upgrade-fewer-connections');
    expect(claimed('terminating-endpoints-gate-off')).not.toContain('upgrade-fewer-connections');
    expect(claimed('node-leaves')).toContain('drain-kubeproxy-cuts');
    expect(claimed('node-leaves-gate-off')).toContain('drain-stage');
    expect(claimed('min-ready-seconds')).not.toContain('drain-stage');
  });
});
