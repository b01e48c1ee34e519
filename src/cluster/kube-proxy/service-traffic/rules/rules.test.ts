import { describe, expect, it } from 'vitest';
import classic from '#cluster/kube-proxy/service-traffic/examples/classic-502s.yaml?raw';
import { deriveRollout, stageOf } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { balancingRows } from './balancingRows.ts';
import { nodeRules } from './nodeRules.ts';
import { ruleDifference } from './ruleDifference.ts';

const model = deriveRollout(simulateText(classic));
const stage = stageOf(model)!;
const at = (ms: number, service: string | null = 'default/web') =>
  nodeRules(model, stage, 0, ms, { service });

describe('the rules of a node', () => {
  it('are none before the first write', () => {
    expect(at(0)).toBeNull();
  });

  it('give each of six endpoints one in so many, the last one the rest', () => {
    const rows = balancingRows(at(11_000)!.lines).filter(({ change }) => change !== 'removed');
    expect(rows.map(({ probability }) => probability)).toEqual([
      '0.1666666667',
      '0.2000000000',
      '0.2500000000',
      '0.3333333333',
      '0.5000000000',
      null,
    ]);
    expect(new Set(rows.map(({ endpoint }) => endpoint)).size).toBe(6);
  });

  it('are the whole text of iptables-restore, of which a Service is a part', () => {
    const all = at(11_000, null)!;
    expect(all.text()).toMatch(/^\*filter\n[\s\S]*\nCOMMIT\n\*nat\n[\s\S]*COMMIT\n$/);
    expect(all.services).toEqual(['default/web']);
    expect(at(11_000)!.lines.length).toBeLessThan(all.lines.length);
  });

  it('tell what the last write changed', () => {
    const written = stage.nodes[0]!.syncs.find((sync) => sync.at > 17_000)!.at;
    const { added, removed } = at(written)!;
    expect(added).toBeGreaterThan(0);
    expect(removed).toBeGreaterThan(0);
  });
});

describe('the difference of two texts', () => {
  it('keeps the new order and leaves what is gone where it stood', () => {
    const lines = ruleDifference(['a', 'b', 'c'], ['a', 'x', 'c']);
    expect(lines.map(({ text, change }) => `${text} ${change}`)).toEqual([
      'a same',
      'x added',
      'b removed',
      'c same',
    ]);
  });

  it('tells equal lines apart and survives a change of order', () => {
    const lines = ruleDifference(['a', 'a', 'b'], ['b', 'a']);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
    expect(lines.filter(({ change }) => change === 'added')).toEqual([]);
  });
});
