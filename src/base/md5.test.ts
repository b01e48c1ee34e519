import { describe, expect, it } from 'vitest';
import { md5 } from './md5.ts';

describe('md5', () => {
  it.each([
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
    [
      '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
      '57edf4a22be3c955ac49da2e2107b67a',
    ],
  ])('sums %j as RFC 1321 does', (text, sum) => {
    expect(md5(text)).toBe(sum);
  });

  it.each([55, 56, 63, 64, 65])('pads a text of %i letters', async (length) => {
    const { createHash } = await import('node:crypto');
    const text = 'x'.repeat(length);
    expect(md5(text)).toBe(createHash('md5').update(text).digest('hex'));
  });
});
