import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256 } from './sha256.ts';

const hex = (text: string) =>
  [...sha256(text)].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');

describe('sha256', () => {
  it('is the standard one at every length around its blocks', () => {
    for (let length = 0; length < 200; length += 1) {
      const text = Array.from({ length }, (_, at) => String.fromCharCode(32 + ((at * 7 + length) % 95))).join(
        '',
      );
      expect(hex(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }
  });

  it('takes other letters in UTF-8', () => {
    for (const text of ['naïve', '→☃', '𝒳y', 'a\nb', '%41é']) {
      expect(hex(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }
  });

  it('gives the sums of FIPS 180-4', () => {
    expect(hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
