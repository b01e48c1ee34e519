import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PortAllocator } from '#cluster/kube-apiserver/nodeport/portAllocator.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { derivePortMap } from './derivePortMap.ts';
import { landingZones } from './landingZones.ts';
import { nextDraws } from './nextDraws.ts';
import { portStateAt, stepAt } from './portState.ts';

const scenario = (spec: object) =>
  JSON.stringify({ apiVersion: 'sim.kymograph.dev/v1alpha1', kind: 'Scenario', spec });
const asked = (name: string, nodePort: number) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {type: NodePort, ports: [{port: 80, nodePort: ${nodePort}}]}\n`;
const mapOf = (text: string) => derivePortMap(simulateText(text));

describe('the map of a run', () => {
  it('reads a port as row and column', () => {
    const state = portStateAt(mapOf(asked('a', 30_443)), 60_000);
    expect(state.rows).toHaveLength(28);
    const row = state.rows.find(({ hundred }) => hundred === 304);
    expect(row?.cells.indexOf('a')).toBe(43);
    expect(state.rows.at(-1)?.cells).toBe(`${'.'.repeat(68)}${' '.repeat(32)}`);
    expect(state.tally).toMatchObject({ asked: 1, drawn: 0, freeStatic: 86, freeDynamic: 2681 });
  });

  it('shows each instant, and knows when nothing changed', () => {
    const model = mapOf(
      scenario({
        events: [
          { at: 1, create: { services: 3 } },
          { at: 5, delete: 'service/team-2' },
        ],
      }),
    );
    expect([0, 2000, 6000].map((now) => portStateAt(model, now).holders.size)).toEqual([0, 3, 2]);
    expect(stepAt(model, 2000)).toBe(stepAt(model, 4999));
    expect(stepAt(model, 2000)).not.toBe(stepAt(model, 5005));
  });

  it('keeps who was refused, who holds the port, and the range after a restart', () => {
    const model = mapOf(
      `${asked('a', 30_080)}---\n${asked('b', 30_080)}---\n${scenario({
        events: [{ at: 9, restart: { 'kube-apiserver': { serviceNodePortRange: '31000-31016' } } }],
      })}`,
    );
    expect(model.refusals).toMatchObject([{ name: 'b', holder: 'a', port: 30_080, code: 422, document: 1 }]);
    expect(portStateAt(model, 10_000)).toMatchObject({ range: { base: 31_000, size: 17 }, offset: 16 });
    expect(model.repairs.at(-1)?.warnings).toHaveLength(1);
  });
});

describe('landing zones', () => {
  it('sum up to the band, and are what the allocator does', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 30_000, max: 30_024 }), { maxLength: 24 }), (ports) => {
        const range = { base: 30_000, size: 25 };
        const holders = new Map(ports.map((port) => [port, {} as never]));
        const zones = landingZones({ range, offset: 16, holders } as never);
        const hits = new Map<number, number>();
        const count = zones?.of ?? 0;
        for (let start = 0; start < count; start += 1) {
          const allocator = new PortAllocator(range, true);
          for (const port of ports) allocator.allocate(port);
          const port = allocator.allocateNext({ intn: (n) => start % n })?.port ?? 0;
          hits.set(port, (hits.get(port) ?? 0) + 1);
        }
        const chances = new Map(zones?.landings.map(({ port, weight }) => [port, weight]));
        expect([...hits].sort()).toEqual([...chances].sort());
      }),
      { numRuns: 50 },
    );
  });
});

it('foretells the next draws: distinct, free, and no more than there are', () => {
  const model = mapOf(scenario({ cluster: { serviceNodePortRange: '30000-30019', existingServices: 8 } }));
  const state = portStateAt(model, 1000);
  const draws = nextDraws(state, model, 20);
  expect(draws).toHaveLength(12);
  expect(new Set([...draws.map(({ port }) => port), ...state.holders.keys()]).size).toBe(20);
});
