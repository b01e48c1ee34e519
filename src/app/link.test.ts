import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from './link.ts';

/** Made by the first release with everything a link can hold. It must be read for ever: never change it. */
const golden =
  '#k1=bZHNbuMwDIRfRdB1ncT2brG7uhU99FqgQE--EDITC5UpQ2LUuIbfvVTSnxToTaS-GXGoRWdtmkoznlgbDZN7wphcIKNy09Gzo96oh9B3NCJDDwymI6UIRjTqEHyP1FGa0J7bjhzfBWJwJC7n1uadHTENpRZohIM0kHKYpxhO8-58NLnZtn8vSMTEEPkheGdno279C8ypXNmfzdMQpm_mdHB0MmJ409Fms-noOlhy4_Z5HsMhwjRse8y73ICfBvgM_GiRILpwFc36Y2KMRi35a0Hb9l-l9gh8jHgPjEmuH12PFuLVGhTHI65rccGMxB-zL8BGtXWqVI8eWcaeQr-7LPVMDyG61_LSn1rS60qXtPJLF6TU4UWbtrmp60on8bAsg8l_tlJKhMJ6t0c7W4-CZ4fCL3ofwyiUyETHQZvfcqrXStswThBFtuiyCJG_hy1i8MdiWFL__6XX9Q0';

const packed = (value: unknown) =>
  `#k1=${Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString('base64url')}`;

describe('a link', () => {
  it('of the first release is read', () => {
    const link = decodeLink(golden);
    if (link.kind !== 'read') throw new Error(link.kind);
    const { text, ...rest } = link.state;
    expect(text).toMatch(/^apiVersion: v1\nkind: Pod\nmetadata:\n {2}name: golden\n/);
    expect(rest).toEqual({
      name: 'golden',
      now: 21_500,
      selection: 12,
      scene: 'lifecycle',
      view: { from: 15_000, to: 30_000 },
      compare: { kind: 'version', value: 'v1.29+' },
    });
  });

  it('brings back whatever it was made of, in characters an address may hold', () => {
    fc.assert(
      fc.property(
        fc.record({ text: fc.string({ unit: 'grapheme' }), now: fc.nat(), selection: fc.nat() }),
        (state) => {
          const hash = encodeLink(state);
          expect(hash).toMatch(/^#k1=[\w-]+$/);
          expect(decodeLink(hash)).toEqual({ kind: 'read', state });
        },
      ),
    );
  });

  it('never throws, whatever stands in the address', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, prefixed) => {
        const hash = `${prefixed ? '#k1=' : '#'}${text}`;
        expect(['none', 'broken']).toContain(decodeLink(hash).kind);
      }),
    );
  });

  it.each([
    ['nothing', '', 'none'],
    ['a bare hash', '#', 'none'],
    ['another fragment', '#section-2', 'broken'],
    ['half a link', golden.slice(0, 60), 'broken'],
    ['no text', packed({ v: 1 }), 'broken'],
    ['a text that is none', packed({ v: 1, text: 7 }), 'broken'],
    ['no object', packed([1, 2]), 'broken'],
    ['a later format', packed({ v: 2, text: 'kind: Pod' }), 'newer'],
    ['a text longer than any page takes', packed({ v: 1, text: 'x'.repeat(5_000_001) }), 'broken'],
  ])('%s: %s', (_, hash, kind) => {
    expect(decodeLink(hash).kind).toBe(kind);
  });

  it('drops what it does not know or cannot be, and keeps the text', () => {
    const state = {
      ...{
        text: 'kind: Pod',
        now: -1,
        selection: '3',
        view: { from: 9, to: 2 },
        compare: 'all',
        colour: 'red',
      },
    };
    expect(decodeLink(packed({ v: 1, ...state }))).toEqual({ kind: 'read', state: { text: 'kind: Pod' } });
  });
});
