const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** How many bytes a base64 text stands for. */
export function base64ByteLength(base64: string): number {
  const digits = base64.replace(/[\r\n=]/g, '').length;
  return Math.floor((digits * 3) / 4);
}

/** The text whose UTF-8 bytes a base64 text stands for; bytes that are no UTF-8 become U+FFFD. */
export function base64Text(base64: string): string {
  return utf8Text(base64Bytes(base64));
}

/** The bytes a base64 text stands for, whatever bits are left over at its end. */
export function base64Bytes(base64: string): readonly number[] {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const letter of base64.replace(/[\r\n=]/g, '')) {
    bits = (bits << 6) | letters.indexOf(letter);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 255);
    bits &= (1 << count) - 1;
  }
  return bytes;
}

/** The base64 of a text's UTF-8 bytes. */
export function base64Of(text: string): string {
  return base64OfBytes(utf8Bytes(text));
}

export function base64OfBytes(bytes: readonly number[]): string {
  let base64 = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.slice(i, i + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    base64 += letter(bits >> 18) + letter(bits >> 12);
    base64 += (b === undefined ? '=' : letter(bits >> 6)) + (c === undefined ? '=' : letter(bits));
  }
  return base64;
}

function letter(bits: number): string {
  return letters[bits & 63] ?? '';
}

// The core has no TextEncoder: it is the page's.
export function utf8Bytes(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}

function utf8Text(bytes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] ?? 0;
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
    const more = bytes.slice(i + 1, i + length);
    if (length === 0 || more.length < length - 1 || more.some((byte) => byte >> 6 !== 2)) {
      text += '\uFFFD';
      i += 1;
      continue;
    }
    const start = length === 1 ? first : first & (0xff >> (length + 1));
    text += String.fromCodePoint(
      Math.min(
        0x10ffff,
        more.reduce((code, byte) => (code << 6) | (byte & 0x3f), start),
      ),
    );
    i += length;
  }
  return text;
}
