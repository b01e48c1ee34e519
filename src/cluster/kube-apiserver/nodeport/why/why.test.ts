import { describe, expect, it } from 'vitest';
import { differences } from '#cluster/kube-apiserver/nodeport/comparison/differences.ts';
import { measureRange } from '#cluster/kube-apiserver/nodeport/comparison/measureRange.ts';
import { derivePortMap } from '#cluster/kube-apiserver/nodeport/map/derivePortMap.ts';
import type { Run } from '#cluster/run.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { claims } from './claims.ts';
import { explain } from './explain.ts';
import { placeOf } from './placeOf.ts';

const files = import.meta.glob<string>('/src/cluster/kube-apiserver/nodeport/examples/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const textOf = (name: string) =>
  Object.entries(files).find(([path]) => path.endsWith(`/${name}.yaml`))?.[1] ?? '';
const runs = Object.entries(files).map(([path, text]) => ({ path, run: simulateText(text) }));
const eventOf = (run: Run, kind: string, name: string) =>
  run.trace.events.find((event) => event.kind === kind && event.subject.endsWith(`/${name}`))?.id ?? -1;

describe('explain', () => {
  it.each(runs)('has a reason for every event of $path, in both languages, from a root', ({ run }) => {
    for (const event of run.trace.events.slice(0, 400)) {
      const told = explain(run, event.id);
      expect(told, event.kind).not.toBeNull();
      for (const sentence of [told?.headline, told?.detail, told?.otherwise]) {
        if (!sentence) continue;
        expect(sentence.en).not.toBe('');
        expect(sentence.zh).toMatch(/[\u4e00-\u9fff]|kubectl|Port /);
      }
      expect(told?.chain.some(({ role }) => role === 'self')).toBe(true);
      const times = told?.chain.map(({ at }) => at) ?? [];
      expect(times).toEqual([...times].sort((a, b) => a - b));
      for (const field of told?.fields ?? []) expect(field.line).toBeGreaterThan(0);
    }
  });

  it('leads a refusal back to its line and to whoever holds the port, and offers a free static one', () => {
    const run = simulateText(textOf('node-port-bands'));
    const told = explain(run, eventOf(run, 'ServiceRefused', 'clash'));
    expect(told?.headline.en).toBe('clash cannot have 30080: ingress holds it.');
    expect(told?.fields).toMatchObject([
      { document: 4, path: 'spec.ports[0].nodePort', text: 'nodePort: 30080' },
    ]);
    expect(told?.chain.map(({ title }) => title.en)).toEqual([
      'ingress asked for 30080',
      'kubectl apply service/clash',
      'kubectl applied Service clash.',
      'clash is refused',
    ]);
    expect(told?.action).toEqual({
      title: expect.anything(),
      document: 4,
      path: 'spec.ports[0].nodePort',
      value: 30_000,
    });
    expect(told?.source?.functionName).toBe('initNodePorts');
  });

  it('gives the arithmetic of a draw', () => {
    const run = simulateText(textOf('dynamic-band-full'));
    const told = explain(run, eventOf(run, 'NodePortAllocated', 'one-more'));
    expect(told?.detail?.en).toMatch(/^The dynamic band was full.* one of 86 ports of its band/);
    expect(told?.detail?.en).toContain('86 ports of the band were free then.');
    expect(told?.feature).toMatchObject({ kep: 3668, gate: 'ServiceNodePortStaticSubrange' });
  });

  it('points at the port that asks', () => {
    const run = simulateText(textOf('node-port-bands'));
    const model = derivePortMap(run);
    expect(placeOf(run, model, eventOf(run, 'NodePortAllocated', 'ingress'))).toEqual({
      document: 0,
      path: 'spec.ports[0].nodePort',
      ink: 'sidecar',
      lane: null,
    });
    expect(placeOf(run, model, eventOf(run, 'NodePortAllocated', 'existing-1'))).toBeNull();
  });
});

describe('what is said of a run', () => {
  const claimed = (name: string) => {
    const run = simulateText(textOf(name));
    return claims(run, derivePortMap(run)).map(({ id }) => id);
  };

  it('names the claims it meets, and no others', () => {
    expect(claimed('range-of-16')).toEqual(['nodeport-formula']);
    expect(claimed('dynamic-band-full')).toEqual(['nodeport-reserve']);
    expect(claimed('node-port-bands')).toEqual([]);
  });

  it('says what 1.27 and 1.28 do differently on the same draws', () => {
    const text = textOf('collision-in-1-27');
    const side = (version: 'v1.27' | 'v1.28') => {
      const run = simulateText(text, { version });
      return { run, model: derivePortMap(run), label: version };
    };
    const told = differences(side('v1.27'), side('v1.28'));
    expect(told.headline.en).toBe('1 refused above, 0 below.');
    expect(told.rows[0]).toMatchObject({ above: '422', below: '30080', alarming: 'above' });
    expect(told.sentences.map(({ en }) => en)).toContain(
      'So ingress gets the port it asks for; without them a draw had taken it.',
    );
    expect(differences(side('v1.28'), side('v1.28'))).toMatchObject({ rows: [], sentences: [] });
  });

  it('counts a marked range', () => {
    const model = derivePortMap(simulateText(textOf('type-change-frees-ports')));
    const counted = measureRange(model, { from: 5000, to: 20_000 }).map(({ value }) => value);
    expect(counted).toEqual(['1', '1', '1', '0', '1']);
  });
});
