import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '#base/random.ts';
import { alreadyAllocated, PortAllocator } from './portAllocator.ts';
import { PortOperation } from './portOperation.ts';
import { staticBandOffset } from './staticBandOffset.ts';

const range = { base: 30_000, size: 2768 };

describe('the bands', () => {
  it('are 86 and 2,682 ports of the default range', () => {
    expect(staticBandOffset(2768)).toBe(86);
    expect(new PortAllocator(range, true).freeIn('dynamic')).toBe(2682);
  });

  it('are one for 16 ports or fewer, which the published formula leaves out', () => {
    expect([1, 15, 16, 17, 543, 544, 4095, 4096, 65_536].map(staticBandOffset)).toEqual([
      0, 0, 0, 16, 16, 17, 127, 128, 128,
    ]);
  });
});

describe('allocateNext', () => {
  it('starts where it is told, walks up over taken ports and wraps inside the band', () => {
    const allocator = new PortAllocator({ base: 30_000, size: 20 }, true);
    for (const port of [30_018, 30_019, 30_016]) allocator.allocate(port);
    const draw = allocator.allocateNext({ intn: () => 2 });
    expect(draw).toEqual({ port: 30_017, band: 'dynamic', start: 30_018, walked: 3, freeInBand: 1 });
  });

  it('enters the static band only when the dynamic one is full, and draws twice for it', () => {
    const allocator = new PortAllocator({ base: 30_000, size: 17 }, true);
    allocator.allocate(30_016);
    const asked: number[] = [];
    const draw = allocator.allocateNext({ intn: (n) => asked.push(n) - 1 });
    expect(asked).toEqual([1, 16]);
    expect(draw).toMatchObject({ band: 'static', port: 30_001 });
  });

  it('draws nothing of a full range', () => {
    const allocator = new PortAllocator({ base: 1, size: 1 }, true);
    allocator.allocate(1);
    const draws: number[] = [];
    expect(allocator.allocateNext({ intn: (n) => draws.push(n) })).toBeNull();
    expect(draws).toEqual([]);
  });

  it('hands out every port of any range once, the static band last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.boolean(), fc.nat(), (size, gate, seed) => {
        const allocator = new PortAllocator({ base: 1000, size }, gate);
        const random = randomStream(seed, 'test');
        const order = Array.from({ length: size }, () => allocator.allocateNext(random)?.port ?? -1);
        expect(new Set(order).size).toBe(size);
        expect(allocator.free).toBe(0);
        const bands = order.map((port) => allocator.bandOf(port));
        expect(bands.indexOf('static')).toBe(allocator.offset === 0 ? -1 : size - allocator.offset);
      }),
      { numRuns: 40 },
    );
  });
});

describe('an operation', () => {
  it('gives back what it took when the request fails, and only then', () => {
    const allocator = new PortAllocator(range, true);
    const operation = new PortOperation(allocator, false);
    operation.allocate(30_080);
    operation.allocateNext({ intn: () => 0 });
    expect(operation.allocate(30_080)).toBe(alreadyAllocated);
    expect(operation.rollback()).toEqual([30_080, 30_086]);
    expect(allocator.used).toBe(0);
  });

  it('releases on commit', () => {
    const allocator = new PortAllocator(range, true);
    allocator.allocate(30_001);
    const operation = new PortOperation(allocator, false);
    operation.releaseDeferred(30_001);
    expect(allocator.has(30_001)).toBe(true);
    expect(operation.commit()).toEqual([30_001]);
    expect(allocator.has(30_001)).toBe(false);
  });

  it('of a dry run takes nothing and looks at no range', () => {
    const allocator = new PortAllocator(range, true);
    const operation = new PortOperation(allocator, true);
    expect(operation.allocateNext({ intn: () => 0 })).toEqual({ kind: 'dryRun', port: 32_769 });
    expect(operation.allocate(80)).toBeNull();
    expect(operation.allocateNext({ intn: () => 0 })).toEqual({ kind: 'dryRun', port: 32_770 });
    expect(allocator.used).toBe(0);
  });
});
