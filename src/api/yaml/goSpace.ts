/** What Go takes for space; JavaScript's own list differs. Source: Go unicode/graphic.go:IsSpace. */
const space = String.raw`[\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]`;

const leading = new RegExp(`^${space}+`);
const trailing = new RegExp(`${space}+$`);

/** Go's `strings.TrimSpace`. */
export function trimGoSpace(text: string): string {
  return trimGoSpaceLeft(text).replace(trailing, '');
}

export function trimGoSpaceLeft(text: string): string {
  return text.replace(leading, '');
}
