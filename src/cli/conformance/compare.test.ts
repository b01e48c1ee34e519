import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDifference } from './compare.ts';

describe('firstDifference', () => {
  it('finds none between a value and itself', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(firstDifference(value, structuredClone(value))).toBeNull();
      }),
    );
  });

  it('is the same both ways round', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(firstDifference(a, b) === null).toBe(firstDifference(b, a) === null);
      }),
    );
  });

  it.each([null, '', {}, [], { inner: { innermost: '' } }])('takes a key with %j as absent', (empty) => {
    expect(firstDifference({ a: 1, b: empty }, { a: 1 })).toBeNull();
    expect(firstDifference({ a: 1 }, { a: 1, b: empty })).toBeNull();
  });

  it.each([0, false, 'x', [0], [''], { inner: 0 }])('takes a key with %j as a value', (value) => {
    expect(firstDifference({ a: value }, {})).toEqual({
      path: expect.any(String),
      got: value,
      want: undefined,
    });
  });

  it('keeps lists in order, with empty elements as elements', () => {
    expect(firstDifference([1, 2], [2, 1])).toMatchObject({ path: '[0]' });
    expect(firstDifference([''], [])).toMatchObject({ path: '[0]' });
    expect(firstDifference([null], [''])).toMatchObject({ path: '[0]' });
    expect(firstDifference([{ a: '' }], [{}])).toBeNull();
  });

  it('tells the place', () => {
    const want = { restarts: [{ wait: 0 }, { wait: 10 }] };
    const got = { restarts: [{ wait: 0 }, { wait: 20 }] };
    expect(firstDifference(got, want)).toEqual({ path: 'restarts[1].wait', got: 20, want: 10 });
  });

  it('tells kinds of value apart', () => {
    expect(firstDifference({ a: 1 }, { a: '1' })).not.toBeNull();
    expect(firstDifference({ a: [1] }, { a: { 0: 1 } })).not.toBeNull();
    expect(firstDifference(0, false)).not.toBeNull();
  });

  it('reads own keys only', () => {
    expect(firstDifference({ constructor: 'x' }, {})).toMatchObject({ path: 'constructor' });
  });
});
