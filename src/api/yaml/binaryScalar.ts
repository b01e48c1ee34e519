const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The text a `!!binary` scalar becomes: its bytes read as UTF-8, where each byte that is none becomes U+FFFD, as Go
 * writes it to JSON. Null when it is no base64.
 */
export function binaryText(scalar: string): string | null {
  const compact = scalar.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact)) return null;
  return utf8(base64Bytes(compact));
}

function base64Bytes(compact: string): readonly number[] {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const char of compact.replace(/=+$/, '')) {
    held = ((held << 6) | alphabet.indexOf(char)) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return bytes;
}

function utf8(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    const encoded = bytes.slice(at, at + length).map((byte) => `%${byte.toString(16).padStart(2, '0')}`);
    const char = decoded(encoded.join(''));
    text += char ?? '\uFFFD';
    at += char === null ? 1 : length;
  }
  return text;
}

function decoded(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
