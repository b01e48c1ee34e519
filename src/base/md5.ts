import { assert } from './assert.ts';

/**
 * MD5 of a text of ASCII characters, as 32 hexadecimal digits: not for safety, but because upstream sorts by it.
 *
 * Our own, for the core has no library of the platform; the sums are those of RFC 1321.
 */
export function md5(text: string): string {
  const words = padded(text);
  let [a, b, c, d] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < words.length; block += 16) {
    let [e, f, g, h] = [a, b, c, d];
    for (let step = 0; step < 64; step += 1) {
      const round = step >> 4;
      const mixed = mix(round, f, g, h);
      const at = ((multipliers[round] ?? 0) * step + (offsets[round] ?? 0)) % 16;
      const sum = (e + mixed + (sines[step] ?? 0) + (words[block + at] ?? 0)) | 0;
      const shift = shifts[round]?.[step % 4] ?? 0;
      [e, h, g, f] = [h, g, f, (f + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
    }
    [a, b, c, d] = [(a + e) | 0, (b + f) | 0, (c + g) | 0, (d + h) | 0];
  }
  return [a, b, c, d].map(littleEndian).join('');
}

const multipliers = [1, 5, 3, 7];
const offsets = [0, 1, 5, 0];
const shifts = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];
const sines = Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32));

function mix(round: number, f: number, g: number, h: number): number {
  switch (round) {
    case 0:
      return (f & g) | (~f & h);
    case 1:
      return (f & h) | (g & ~h);
    case 2:
      return f ^ g ^ h;
    default:
      return g ^ (f | ~h);
  }
}

/** The text, one bit set, zeros, and how many bits the text has. */
function padded(text: string): readonly number[] {
  const words = Array.from({ length: ((text.length + 8) >> 6) * 16 + 16 }, () => 0);
  for (let at = 0; at <= text.length; at += 1) {
    const code = at === text.length ? 0x80 : text.charCodeAt(at);
    assert(code <= 0x80, 'what is hashed is ASCII');
    words[at >> 2] = (words[at >> 2] ?? 0) | (code << (8 * (at % 4)));
  }
  words[words.length - 2] = text.length * 8;
  return words;
}

function littleEndian(word: number): string {
  return [0, 8, 16, 24].map((shift) => ((word >>> shift) & 255).toString(16).padStart(2, '0')).join('');
}
