import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verbatim } from '#i18n/sentence.ts';
import { matchItems, matchParts } from './paletteMatch.ts';

const item = (label: string, verb = 'Do') => ({
  id: label,
  verb: verbatim(verb),
  label: verbatim(label),
  key: '',
  run: () => {},
});
const labels = (query: string, ...items: ReturnType<typeof item>[]) =>
  matchItems(items, query, 'en').map(({ id }) => id);

describe('matchItems', () => {
  it('wants every word, anywhere in verb and label', () => {
    const items = [item('lane istio-proxy', 'Pin'), item('lane web', 'Pin'), item('istio-proxy', 'Edit')];
    expect(labels('pin ISTIO', ...items)).toEqual(['lane istio-proxy']);
    expect(labels('', ...items)).toHaveLength(3);
    expect(labels('pin nothing', ...items)).toEqual([]);
  });

  it('sets first what begins with the query, then words that do, and else keeps the order', () => {
    expect(labels('web', item('cobweb'), item('lane web'), item('web'), item('my-web'))).toEqual([
      'web',
      'lane web',
      'my-web',
      'cobweb',
    ]);
  });

  it('finds English words on a Chinese page', () => {
    const share = { ...item('x'), label: { en: 'Share', zh: '分享' } };
    expect(matchItems([share], 'share', 'zh')).toHaveLength(1);
    expect(matchItems([share], '分享', 'zh')).toHaveLength(1);
  });
});

describe('matchParts', () => {
  it('marks what matches and loses nothing', () => {
    expect(matchParts('istio-proxy restarts', 'IST pro')).toEqual([
      { at: 0, text: 'ist', matches: true },
      { at: 3, text: 'io-', matches: false },
      { at: 6, text: 'pro', matches: true },
      { at: 9, text: 'xy restarts', matches: false },
    ]);
    fc.assert(
      fc.property(fc.string(), fc.string(), (label, query) => {
        const parts = matchParts(label, query);
        expect(parts.map(({ text }) => text).join('')).toBe(label);
        expect(parts.every(({ matches }, index) => matches !== parts[index - 1]?.matches)).toBe(true);
      }),
    );
  });
});
