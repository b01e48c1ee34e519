import { describe, expect, it } from 'vitest';
import { labelSelector } from './labelSelector.ts';

const expressions = (operator: string, values?: readonly string[]) => ({
  matchExpressions: [{ key: 'tier', operator, ...(values ? { values } : {}) }],
});

describe('labelSelector', () => {
  it('selects nothing when absent and everything when empty', () => {
    expect(labelSelector(undefined)).toMatchObject({ empty: false });
    expect(labelSelector(undefined)?.matches({ app: 'web' })).toBe(false);
    expect(labelSelector({})?.empty).toBe(true);
    expect(labelSelector({})?.matches({})).toBe(true);
  });

  it.each([
    [{ matchLabels: { tier: 'a' } }, true, false, false],
    [expressions('In', ['a', 'b']), true, true, false],
    [expressions('NotIn', ['a']), false, true, true],
    [expressions('Exists'), true, true, false],
    [expressions('DoesNotExist'), false, false, true],
  ])('%j matches a: %s, b: %s, none: %s', (selector, a, b, none) => {
    const compiled = labelSelector(selector);
    expect(
      [{ tier: 'a' }, { tier: 'b' }, {}].map((labels) => compiled?.matches(labels as Record<string, string>)),
    ).toEqual([a, b, none]);
  });

  it.each([expressions('Is', ['a']), expressions('In'), expressions('Exists', ['a'])])(
    'cannot compile %j',
    (selector) => {
      expect(labelSelector(selector)).toBeNull();
    },
  );
});
