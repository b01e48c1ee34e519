import { expect, it } from 'vitest';
import { nodeAddress, podAddress } from './podAddress.ts';

it('gives no address of a cluster twice, and each node its own block', () => {
  const count = 7;
  const addresses = Array.from({ length: count }, (_, index) =>
    Array.from({ length: 600 }, (__, made) => podAddress({ index, count }, made)),
  ).flat();
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(podAddress({ index: 0, count }, 0)).toBe('10.244.0.2');
  expect(podAddress({ index: 3, count }, 1)).toBe('10.244.3.3');
  for (const address of addresses)
    for (const part of address.split('.')) expect(Number(part)).toBeLessThan(256);
});

it('numbers nodes across their last two bytes', () => {
  expect([0, 253, 254, 4999].map((index) => nodeAddress({ index, count: 5000 }))).toEqual([
    '172.18.0.2',
    '172.18.0.255',
    '172.18.1.0',
    '172.18.19.137',
  ]);
});
