import { expect, it } from 'vitest';
import { readVariation, variationText } from './variation.ts';

const variation = {
  label: { en: 'without preStop', zh: '没有 preStop' },
  edits: [
    { document: 0, path: ['spec', 'template', 'spec', 'containers', 0, 'lifecycle'] },
    { document: null, path: ['spec', 'seed'], value: 7 },
  ],
};

it('comes back from a link as it went', () => {
  expect(readVariation(variationText(variation))).toEqual(variation);
});

it.each([
  '',
  'null',
  '[]',
  '{"label":{"en":"x"},"edits":[]}',
  '{"label":{"en":"x","zh":"x"},"edits":[]}',
  '{"label":{"en":"x","zh":"x"},"edits":[{"document":"0","path":["a"]}]}',
  '{"label":{"en":"x","zh":"x"},"edits":[{"document":0,"path":[{}]}]}',
])('%j is none', (text) => {
  expect(readVariation(text)).toBeNull();
});
