/** yaml.v2 takes its text in pieces of so many bytes, and looks at the characters of one when it comes to it. */
const chunkBytes = 512;

/** Where the piece begins that the character at `offset` is read with. A character is never cut. */
export function chunkStart(text: string, offset: number): number {
  let start = 0;
  let bytes = 0;
  for (let at = 0; at <= offset; ) {
    const code = text.codePointAt(at) ?? 0;
    const width = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes + width > chunkBytes) {
      start = at;
      bytes = 0;
    }
    bytes += width;
    at += code < 0x10000 ? 1 : 2;
  }
  return start;
}
