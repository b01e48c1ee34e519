import { describe, expect, it } from 'vitest';
import { notSimulatedLines, notSimulatedText } from './notSimulatedLines.ts';

const listed = { en: 'listed', zh: '仅列出' };
const refused = { en: 'refused', zh: '被拒绝' };
const of = (reason: typeof listed, ...kinds: readonly string[]) =>
  kinds.map((kind) => ({ kind, name: `a-${kind}`, reason }));
const sixPxALetter = (text: string) => text.length * 6;
const texts = (found: ReturnType<typeof of>, widthPx = 2000) =>
  notSimulatedLines(found).map((line) => [line.name.en, notSimulatedText(line, 'en', widthPx, sixPxALetter)]);

describe('objects without a lane', () => {
  it('have a row each while they are few', () => {
    expect(texts([...of(listed, 'Role', 'Secret'), ...of(refused, 'Pod')])).toEqual([
      ['a-Role', 'Role: listed'],
      ['a-Secret', 'Secret: listed'],
      ['a-Pod', 'Pod: refused'],
    ]);
  });

  it('share one when they are many, and what is refused is never among what is listed', () => {
    expect(texts([...of(listed, 'Namespace', 'Role', 'Secret', 'Role'), ...of(refused, 'Pod')])).toEqual([
      ['4 objects', 'listed: Namespace, Role ×2, Secret'],
      ['a-Pod', 'Pod: refused'],
    ]);
  });

  it('name as many kinds as find room, and count the others', () => {
    const many = of(listed, 'Namespace', 'Role', 'Secret', 'ConfigMap');
    expect(texts(many, 36 * 6)).toEqual([['4 objects', 'listed: Namespace, Role, and 2 more']]);
    expect(texts(many, 10)).toEqual([['4 objects', 'listed: and 4 more']]);
  });
});
