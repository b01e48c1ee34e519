import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Container, Pod, PodSpec, ResourceList } from '#api/types.ts';
import { decodeQuantity, parseQuantity } from './parseQuantity.ts';
import { podLimits, podRequests, type Quantities } from './podRequestsAndLimits.ts';
import { milliValue, quantityText, unitValue } from './quantity.ts';

const names = ['cpu', 'memory', 'example.com/gpu'];
const amount = fc.constantFrom(
  '0',
  '50m',
  '1',
  '1500m',
  '2.5',
  '64Mi',
  '1Gi',
  '100M',
  '1e3',
  '3n',
  '0.1',
  '-5',
  '7Ki',
  '1E',
);
const list = fc.dictionary(fc.constantFrom(...names), amount, { maxKeys: 3 });

const containers = (most: number, least: number) =>
  fc.array(fc.record({ requests: list, limits: list, sidecar: fc.boolean() }), {
    maxLength: most,
    minLength: least,
  });

const spec = fc
  .record({ inits: containers(4, 0), mains: containers(3, 1), overhead: list })
  .map(({ inits, mains, overhead }): PodSpec => {
    const made = (
      prefix: string,
      one: { requests: ResourceList; limits: ResourceList },
      index: number,
    ): Container => ({
      name: `${prefix}${index}`,
      resources: { requests: one.requests, limits: one.limits },
    });
    return {
      initContainers: inits.map((one, index) => ({
        ...made('i', one, index),
        ...(one.sidecar ? { restartPolicy: 'Always' } : {}),
      })),
      containers: mains.map((one, index) => made('c', one, index)),
      overhead,
    };
  });

const pod = (one: PodSpec): Pod => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: one });

/** Billionths of one resource, or null where nobody names it. */
type Amount = bigint | null;

function nano(resources: ResourceList | undefined, name: string): Amount {
  const value = resources?.[name];
  if (value === undefined) return null;
  const quantity = decodeQuantity(value);
  return 'nano' in quantity ? quantity.nano : null;
}

const plus = (a: Amount, b: Amount): Amount => (a === null ? b : b === null ? a : a + b);
const atLeast = (a: Amount, b: Amount): Amount => (a === null ? b : b === null ? a : a > b ? a : b);

/** Says it once more, resource by resource: every moment of the pod's life, and the greatest of them. */
function naive(one: PodSpec, which: 'requests' | 'limits', name: string): Amount {
  const of = (container: Container) => nano(container.resources?.[which], name);
  const inits = one.initContainers ?? [];
  const sidecars = (until: number) =>
    inits
      .slice(0, until)
      .filter(({ restartPolicy }) => restartPolicy === 'Always')
      .map(of)
      .reduce(plus, null);
  const moments = inits.map((container, index) => plus(sidecars(index), of(container)));
  const running = plus(one.containers.map(of).reduce(plus, null), sidecars(inits.length));
  const most = [running, ...moments].reduce(atLeast, null);
  const overhead = nano(one.overhead, name);
  if (which === 'limits' && (most === null || most === 0n)) return most;
  return plus(most, overhead);
}

const read = (quantities: Quantities, name: string) => quantities.get(name)?.nano ?? null;

describe('podRequests and podLimits', () => {
  it('agree with a second, naive reckoning', () => {
    fc.assert(
      fc.property(spec, (one) => {
        for (const name of names) {
          expect(read(podRequests(pod(one)), name)).toBe(naive(one, 'requests', name));
          expect(read(podLimits(pod(one)), name)).toBe(naive(one, 'limits', name));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('write anew what stands in for a missing request', () => {
    const options = { nonMissingContainerRequests: { cpu: '1E3' } };
    expect(quantityText(podRequests(pod({ containers: [{ name: 'c' }] }), options).get('cpu')!)).toBe('1e3');
  });

  it('keep the text of a single amount and the format of the first addend', () => {
    const of = (...requests: string[]) => {
      const mains = requests.map((cpu, index) => ({ name: `c${index}`, resources: { requests: { cpu } } }));
      return quantityText(podRequests(pod({ containers: mains })).get('cpu')!);
    };
    expect([of('0.1', '50m'), of('1Gi', '1'), of('1', '1Gi'), of('0', '1Ki')]).toEqual([
      '150m',
      '1073741825',
      '1073741825',
      '1Ki',
    ]);
  });
});

describe('quantities', () => {
  it.each([
    ['1.5Gi', '1536Mi', 1_610_612_736_000n],
    ['1e3', '1e3', 1_000_000n],
    ['1500e-3', '1500e-3', 1500n],
    ['0.5Mi', '512Ki', 524_288_000n],
    ['100m', '100m', 100n],
    ['0.1n', '1n', 1n],
    ['-1500m', '-1500m', -1500n],
    ['+7', '+7', 7000n],
    ['1E', '1E', 10n ** 21n],
    ['10Ei', '9223372036854775807', (2n ** 63n - 1n) * 1000n],
    ['.5', '500m', 500n],
    ['5.', '5.', 5000n],
  ])('reads %s', (text, canonical, milli) => {
    const quantity = parseQuantity(text);
    if ('error' in quantity) throw new Error(quantity.error);
    expect([quantityText(quantity), milliValue(quantity)]).toEqual([canonical, milli]);
  });

  it.each(['', 'x', '1 Gi', '1ki', '1KI', '1GiB', '0x10', '1e', '1e1.5', '1mm', 'Gi'])(
    'refuses %j',
    (text) => {
      const quantity = parseQuantity(text);
      expect('error' in quantity || text === 'Gi').toBe(true);
    },
  );

  it('round away from zero', () => {
    const value = (text: string) => {
      const quantity = parseQuantity(text);
      return 'error' in quantity ? null : [milliValue(quantity), unitValue(quantity)];
    };
    expect(value('1n')).toEqual([1n, 1n]);
    expect(value('-1n')).toEqual([-1n, -1n]);
    expect(value('1001m')).toEqual([1001n, 2n]);
  });
});
