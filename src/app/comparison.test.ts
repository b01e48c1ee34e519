import { describe, expect, it } from 'vitest';
import { comparisonName, comparisonOf, sideNames } from './comparison.ts';

const above = { version: 'v1.28', behaviour: 'source', seed: 42, range: '30000-32767', gateOn: () => true };
const words = { on: 'on', off: 'off', thisText: 'this text', locale: 'en' } as const;
const variation =
  '{"label":{"en":"no preStop","zh":"没有 preStop"},"edits":[{"document":0,"path":["spec","a"]}]}';

describe('a comparison', () => {
  it.each([
    ['version', 'v1.29+', 'v1.28', 'v1.29+'],
    ['gate', 'SidecarContainers=false', 'SidecarContainers on', 'SidecarContainers off'],
    ['behaviour', 'announced', 'source', 'announced'],
    ['seed', '7', 'seed 42', 'seed 7'],
    ['range', '31000-31999', '30000-32767', '31000-31999'],
    ['edits', variation, 'this text', 'no preStop'],
  ])('of the %s %s is named in a link, and its sides by what differs', (kind, value, upper, lower) => {
    const comparison = comparisonOf(kind, value);
    if (!comparison) throw new Error('no comparison of that name');
    expect(comparisonName(comparison)).toEqual({ kind, value });
    expect(sideNames(comparison, above, words)).toEqual({ above: upper, below: lower });
  });

  it.each([
    ['version', 'v2.0'],
    ['gate', 'SidecarContainers'],
    ['gate', '=true'],
    ['gate', 'SidecarContainers=yes'],
    ['behaviour', 'imagined'],
    ['seed', '-1'],
    ['seed', '1e3'],
    ['range', '31000'],
    ['edits', '{}'],
    ['text', 'anything'],
    ['colour', 'red'],
  ])('named %s %s in a link is none', (kind, value) => {
    expect(comparisonOf(kind, value)).toBeNull();
  });

  it('with another text is not carried by a link, and is named after that text', () => {
    const other = {
      kind: 'text',
      overrides: {},
      text: 'kind: Pod',
      aboveLabel: '',
      belowLabel: 'older',
    } as const;
    expect(comparisonName(other)).toBeNull();
    expect(sideNames(other, above, words)).toEqual({ above: 'this text', below: 'older' });
  });
});
