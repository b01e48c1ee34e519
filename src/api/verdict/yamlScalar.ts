import type { JsonObject, JsonValue } from '#api/json.ts';

/** A value on one line, as YAML writes it between braces. */
export function flowText(value: JsonValue): string {
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(flowText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return scalarText(value as Scalar);
  const entries = Object.entries(value as JsonObject).map(
    ([key, item]) => `${scalarText(key)}: ${flowText(item)}`,
  );
  return `{${entries.join(', ')}}`;
}

/** A whole object as `kubectl get -o yaml` writes it: keys sorted, lists not indented. */
export function blockText(value: JsonObject): string {
  return `${blockLines(value).join('\n')}\n`;
}

type Scalar = string | number | boolean | null;

/** A text without quotes where YAML 1.1 and 1.2 read it as that very text, else in double ones. */
export function scalarText(value: Scalar): string {
  if (typeof value !== 'string') return String(value);
  return plain.test(value) && (!otherwise.test(value) || address.test(value)) ? value : JSON.stringify(value);
}

const plain = /^[A-Za-z0-9_./](?:[A-Za-z0-9_./%@+=~^*$()-]|:(?=[A-Za-z0-9/])| (?=[A-Za-z0-9(/.]))*$/;
/** What reads as a number, a flag, nothing, a date or the beginning of something else. */
const otherwise =
  /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?[.]?[0-9][0-9_.,:xXoOa-fA-F+-]*|[-+]?[0-9.]+[eE][-+]?[0-9]+|-.*|\.(?:inf|nan))$/i;

/** Too many dots for a number. */
const address = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/;

function blockLines(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).flatMap((item) => {
      const [first = '', ...rest] = isFilled(item) ? blockLines(item) : [inline(item)];
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  const object = value as JsonObject;
  return Object.keys(object)
    .sort()
    .flatMap((key) => {
      const item = object[key] ?? null;
      if (!isFilled(item)) return [`${scalarText(key)}: ${inline(item)}`];
      const lines = blockLines(item);
      return [`${scalarText(key)}:`, ...(Array.isArray(item) ? lines : lines.map((line) => `  ${line}`))];
    });
}

function isFilled(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function inline(value: JsonValue): string {
  return typeof value === 'object' && value !== null
    ? Array.isArray(value)
      ? '[]'
      : '{}'
    : scalarText(value as Scalar);
}
