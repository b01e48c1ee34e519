import { describe, expect, it } from 'vitest';
import { textChange } from './textChange.ts';

const base = [
  'kind: Pod',
  'spec:',
  '  terminationGracePeriodSeconds: 30',
  '  - image: "shop/web:2.4"',
  '  a: 1',
];
const changed = (...edits: readonly (readonly [number, string])[]) => {
  const lines = [...base];
  for (const [line, text] of edits) lines[line] = text;
  return textChange(base.join('\n'), lines.join('\r\n'));
};

describe('textChange', () => {
  it('names one or two changed fields', () => {
    expect(changed([2, '  terminationGracePeriodSeconds: 45']).en).toBe('grace 30 to 45 s');
    expect(changed([3, '  - image: shop/web:2.5'], [4, '  a: 2']).en).toBe(
      'image shop/web:2.4 to 2.5, a 1 to 2',
    );
    expect(changed([4, '  a: 2']).zh).toBe('a 从 1 改为 2');
  });

  it('says the whole image when more than its tag changed', () => {
    expect(changed([3, '  - image: shop/api:2.4']).en).toBe('image shop/web:2.4 to shop/api:2.4');
  });

  it('counts lines when fields do not tell it', () => {
    expect(changed([2, '  b: 1'], [3, '  c: 1'], [4, '  d: 1']).en).toBe('3 lines changed');
    expect(changed([4, '  b: 1']).en).toBe('1 line changed');
    expect(textChange('a: 1', 'a: 1\nb: 2\nb: 2').en).toBe('2 lines added');
    expect(textChange('a: 1\nb: 2\nb: 2', 'a: 1\nb: 2').en).toBe('1 line removed');
  });

  it('takes line ends and empty lines for nothing', () => {
    expect(textChange('a: 1\nb: 2', 'a: 1\r\n\r\nb: 2').en).toBe('the same lines');
  });
});
