import type { JsonObject } from '#api/json.ts';

/** A value as Go prints it in a message: texts are quoted, what is already Go's syntax is not. */
export type GoValue = string | number | boolean | GoSyntax;

export interface GoSyntax {
  readonly syntax: string;
}

/** Source: v1.28 apimachinery pkg/util/validation/field/errors.go:ErrorBody. */
export function goText(value: GoValue): string {
  if (typeof value === 'string') return goQuoted(value);
  return typeof value === 'object' ? value.syntax : String(value);
}

/** Go's `%q`. */
export function goQuoted(text: string): string {
  let quoted = '';
  for (const letter of text) quoted += escaped(letter);
  return `"${quoted}"`;
}

/** Go's `%#v` of a map of texts. */
export function goTextMap(map: JsonObject | undefined): GoSyntax {
  if (map === undefined) return { syntax: 'map[string]string(nil)' };
  const entries = Object.keys(map)
    .sort()
    .map((name) => `${goQuoted(name)}:${goQuoted(String(map[name]))}`);
  return { syntax: `map[string]string{${entries.join(', ')}}` };
}

/** Go's `%#v` of a list; null where the field is absent. */
export function goList(itemType: string, items: readonly (string | number)[] | null): GoSyntax {
  if (items === null) return { syntax: `[]${itemType}(nil)` };
  return { syntax: `[]${itemType}{${items.map(goText).join(', ')}}` };
}

/** Go's `%#v` of an IntOrString. */
export function goIntOrString(value: number | string): GoSyntax {
  const text = typeof value === 'string';
  const fields = `Type:${text ? 1 : 0}, IntVal:${text ? 0 : value}, StrVal:${text ? goQuoted(value) : '""'}`;
  return { syntax: `intstr.IntOrString{${fields}}` };
}

/** Go's `%#v` of a struct, its fields in Go's order and already in Go's syntax. */
export function goStruct(type: string, fields: Readonly<Record<string, string>>): GoSyntax {
  const written = Object.entries(fields).map(([name, value]) => `${name}:${value}`);
  return { syntax: `${type}{${written.join(', ')}}` };
}

/** Go's `%#v` of a pointer field. The address a real server prints is chance. */
export function goPointer(type: string, value: unknown): string {
  return value === undefined ? `(*${type})(nil)` : `(*${type})(0xPTR)`;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Go's `%#v` of a time in UTC, on a server whose clock is in UTC. Source: Go time/format.go:GoString. */
export function goTime(timestamp: string): string {
  const [year = 0, month = 1, ...rest] = (timestamp.match(/\d+/g) ?? []).slice(0, 6).map(Number);
  return `time.Date(${[year, `time.${months[month - 1]}`, ...rest, 0, 'time.Local'].join(', ')})`;
}

const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** Source: Go unicode/graphic.go:IsPrint. */
export function isPrintable(letter: string): boolean {
  return letter === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(letter);
}

function escaped(letter: string): string {
  const abbreviated = short[letter];
  if (abbreviated !== undefined) return abbreviated;
  if (isPrintable(letter)) return letter;
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\U${code.toString(16).padStart(8, '0')}`;
}
