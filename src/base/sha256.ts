/**
 * SHA-256 of a text in UTF-8, as eight words of 32 bits. The words are overwritten by the next call.
 *
 * Our own, for names are hashed by the ten thousand while a picture waits; the sums are those of FIPS 180-4.
 */
export function sha256(given: string): Int32Array {
  const text = bytesOf(given);
  const { length } = text;
  const blocks = (length + 9 + 63) >> 6;
  sums.set(initial);
  for (let block = 0; block < blocks; block += 1) {
    for (let word = 0; word < 16; word += 1) {
      let value = 0;
      for (let at = (block << 6) + (word << 2), end = at + 4; at < end; at += 1) {
        value = (value << 8) | byteAt(text, at, length);
      }
      schedule[word] = value;
    }
    // No text is so long that its bits need more than the last word.
    if (block === blocks - 1) schedule[15] = length << 3;
    compress();
  }
  return sums;
}

/** The text, then one bit set, then zeros. */
function byteAt(text: string, at: number, length: number): number {
  if (at >= length) return at === length ? 0x80 : 0;
  return text.charCodeAt(at);
}

/** One letter a byte; what is hashed is almost always ASCII. */
function bytesOf(text: string): string {
  if (!/[^ -~]/.test(text)) return text;
  return encodeURIComponent(text).replace(/%(..)/g, (_, digits) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

/** Fractional parts of roots of the first primes: square roots to begin with, cube roots for the rounds. */
const primes = firstPrimes(64);
const initial = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const rounds = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const sums = new Int32Array(8);
const schedule = new Int32Array(64);

function compress(): void {
  for (let i = 16; i < 64; i += 1) {
    const w15 = schedule[i - 15] as number;
    const w2 = schedule[i - 2] as number;
    const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
    const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
    schedule[i] = ((schedule[i - 16] as number) + s0 + (schedule[i - 7] as number) + s1) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = sums;
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = (e & f) ^ (~e & g);
    const one = (h + s1 + choice + (rounds[i] as number) + (schedule[i] as number)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  add(0, a);
  add(1, b);
  add(2, c);
  add(3, d);
  add(4, e);
  add(5, f);
  add(6, g);
  add(7, h);
}

function add(index: number, value: number): void {
  sums[index] = ((sums[index] as number) + value) | 0;
}

function firstPrimes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

/** The first 32 bits after the point. */
function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
}
