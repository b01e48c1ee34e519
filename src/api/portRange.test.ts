import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsPort, parsePortRange, portRangeText } from './portRange.ts';

describe('--service-node-port-range', () => {
  it.each([
    ['30000-32767', 30_000, 2768],
    [' 30000+2767 ', 30_000, 2768],
    ['30000', 30_000, 1],
    ['0-65535', 0, 65_536],
    ['', 0, 0],
  ])('reads %j', (text, base, size) => {
    expect(parsePortRange(text)).toEqual({ kind: 'range', range: { base, size } });
  });

  it.each([
    ['30000-70000', 'the port range cannot be greater than 65535: 30000-70000'],
    ['70000-30000', 'the port range cannot be greater than 65535: 70000-30000'],
    ['32767-30000', 'end port cannot be less than start port: 32767-30000'],
    ['30000-30010+5', 'unable to parse port range: 30000-30010+5'],
    ['30000 - 32767', 'strconv.Atoi: parsing "30000 ": invalid syntax'],
    ['-1-5', 'strconv.Atoi: parsing "": invalid syntax'],
    ['99999999999999999999', 'strconv.Atoi: parsing "99999999999999999999": value out of range'],
  ])('refuses %j in the flag’s own words', (text, message) => {
    expect(parsePortRange(text)).toEqual({ kind: 'refused', message });
  });

  it('reads back what it prints, and contains its ends alone', () => {
    fc.assert(
      fc.property(fc.nat(65_535), fc.nat(65_535), (a, b) => {
        const range = { base: Math.min(a, b), size: Math.abs(a - b) + 1 };
        expect(parsePortRange(portRangeText(range))).toEqual({ kind: 'range', range });
        expect(containsPort(range, Math.max(a, b))).toBe(true);
        expect(containsPort(range, Math.max(a, b) + 1)).toBe(false);
        expect(containsPort(range, Math.min(a, b) - 1)).toBe(false);
      }),
    );
  });
});
