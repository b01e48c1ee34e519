import type { FieldPath } from '#api/fieldPath.ts';
import { type JsonValue, setKey } from '#api/json.ts';
import { goQuoted } from '#api/validation/goValue.ts';
import { byteLength } from '#api/validation/nameRules.ts';
import { verbatim } from '#i18n/sentence.ts';
import { trimGoSpaceLeft } from './goSpace.ts';
import type { ManifestLimits } from './limits.ts';
import type { Place } from './place.ts';
import { depthFailure, type ReadDocument, ReadFailure, type RepeatedKey } from './readDocument.ts';

/** Whether kubectl takes a text for a stream of JSON documents. Source: v1.28 decoder.go:GuessJSONStream. */
export function isJsonStream(text: string): boolean {
  return trimGoSpaceLeft(text.slice(0, 4096)).startsWith('{');
}

/** One document of a JSON stream; `end` is where it ends, or where reading failed. */
export interface JsonDocument {
  readonly start: number;
  readonly end: number;
  readonly document: ReadDocument;
}

/**
 * Reads JSON documents standing one after the other, up to the first that is none. Offsets inside a document count
 * from its start.
 *
 * Source: v1.28 decoder.go:YAMLOrJSONDecoder.Decode over Go's encoding/json.
 */
export function readJsonStream(text: string, limits: ManifestLimits): readonly JsonDocument[] {
  const documents: JsonDocument[] = [];
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    const start = at;
    const reading: Reading = { text, start, at, limits, repeatedKeys: [] };
    const document = read(reading);
    documents.push({ start, end: reading.at, document });
    if (document.kind === 'failed') break;
    at = skipBlanks(text, reading.at);
  }
  return documents;
}

interface Reading {
  readonly text: string;
  readonly start: number;
  at: number;
  readonly limits: ManifestLimits;
  readonly repeatedKeys: RepeatedKey[];
}

interface Found {
  readonly value: JsonValue;
  readonly place: Place;
}

function read(reading: Reading): ReadDocument {
  try {
    const found = readValue(reading, [], null);
    return { kind: 'read', ...found, repeatedKeys: reading.repeatedKeys, unread: null };
  } catch (error) {
    if (error instanceof ReadFailure) return { kind: 'failed', problem: error.problem };
    throw error;
  }
}

function readValue(reading: Reading, path: FieldPath, key: Place['key']): Found {
  if (path.length > reading.limits.depth)
    throw depthFailure(reading.limits.depth, reading.at - reading.start);
  const start = reading.at - reading.start;
  const char = reading.text[reading.at];
  let value: JsonValue;
  let below: Place['below'] = null;
  if (char === '{') ({ value, below } = readObject(reading, path));
  else if (char === '[') ({ value, below } = readArray(reading, path));
  else if (char === '"') value = readString(reading, path);
  else value = readWord(reading, path);
  return { value, place: { start, end: reading.at - reading.start, key, below } };
}

function readObject(reading: Reading, path: FieldPath): { value: JsonValue; below: Place['below'] } {
  const value: Record<string, JsonValue> = {};
  const below = new Map<string, Place>();
  reading.at += 1;
  blanks(reading);
  if (take(reading, '}')) return { value, below };
  for (;;) {
    const keyStart = reading.at - reading.start;
    if (reading.text[reading.at] !== '"')
      unexpected(reading, path, 'looking for beginning of object key string');
    const name = readString(reading, path);
    const key = { start: keyStart, end: reading.at - reading.start };
    blanks(reading);
    if (!take(reading, ':')) unexpected(reading, path, 'after object key');
    blanks(reading);
    const found = readValue(reading, [...path, name], key);
    const before = below.get(name);
    if (before?.key) {
      reading.repeatedKeys.push({ path: [...path, name], lost: before.key, kept: keyStart, merged: false });
    }
    setKey(value, name, found.value);
    below.set(name, found.place);
    blanks(reading);
    if (take(reading, '}')) return { value, below };
    if (!take(reading, ',')) unexpected(reading, path, 'after object key:value pair');
    blanks(reading);
  }
}

function readArray(reading: Reading, path: FieldPath): { value: JsonValue; below: Place['below'] } {
  const value: JsonValue[] = [];
  const below = new Map<number, Place>();
  reading.at += 1;
  blanks(reading);
  if (take(reading, ']')) return { value, below };
  for (;;) {
    const found = readValue(reading, [...path, value.length], null);
    below.set(value.length, found.place);
    value.push(found.value);
    blanks(reading);
    if (take(reading, ']')) return { value, below };
    if (!take(reading, ',')) unexpected(reading, path, 'after array element');
    blanks(reading);
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function readString(reading: Reading, path: FieldPath): string {
  const { text } = reading;
  let value = '';
  reading.at += 1;
  for (;;) {
    const from = reading.at;
    while (isPlain(text.charCodeAt(reading.at))) reading.at += 1;
    value += text.slice(from, reading.at);
    if (take(reading, '"')) return value;
    if (!take(reading, '\\')) unexpected(reading, path, 'in string literal');
    const letter = text[reading.at] ?? '';
    if (letter === 'u') {
      const digits = text.slice(reading.at + 1, reading.at + 5);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) unexpected(reading, path, 'in \\u hexadecimal character escape');
      value += String.fromCharCode(Number.parseInt(digits, 16));
      reading.at += 5;
    } else {
      const char = escapes.get(letter);
      if (char === undefined) unexpected(reading, path, 'in string escape code');
      value += char;
      reading.at += 1;
    }
  }
}

/** Stands for itself in a string; not a quote, a backslash, a control character or the end. */
function isPlain(code: number): boolean {
  return code >= 32 && code !== 34 && code !== 92;
}

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

function readWord(reading: Reading, path: FieldPath): JsonValue {
  for (const [word, value] of [
    ['true', true],
    ['false', false],
    ['null', null],
  ] as const) {
    if (reading.text[reading.at] !== word[0]) continue;
    for (const letter of word) {
      if (!take(reading, letter)) unexpected(reading, path, `in literal ${word} (expecting '${letter}')`);
    }
    return value;
  }
  number.lastIndex = reading.at;
  const digits = number.exec(reading.text)?.[0];
  if (digits === undefined) {
    const context =
      reading.text[reading.at] === '-' ? 'in numeric literal' : 'looking for beginning of value';
    if (context === 'in numeric literal') reading.at += 1;
    return unexpected(reading, path, context);
  }
  reading.at += digits.length;
  const next = reading.text[reading.at];
  if (next === '.' && !/[.eE]/.test(digits)) {
    reading.at += 1;
    unexpected(reading, path, 'after decimal point in numeric literal');
  }
  if ((next === 'e' || next === 'E') && !/[eE]/.test(digits)) {
    reading.at += 1;
    unexpected(reading, path, 'in exponent of numeric literal');
  }
  const value = Number(digits);
  if (Number.isFinite(value)) return value;
  throw jsonFailure(
    `json: cannot unmarshal number ${digits} into Go value of type float64`,
    path,
    reading.at - reading.start - digits.length,
    reading.at - reading.start,
  );
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (' \t\r\n'.includes(text[at] ?? 'x')) at += 1;
  return at;
}

function blanks(reading: Reading): void {
  reading.at = skipBlanks(reading.text, reading.at);
}

function take(reading: Reading, char: string): boolean {
  if (reading.text[reading.at] !== char) return false;
  reading.at += 1;
  return true;
}

function unexpected(reading: Reading, path: FieldPath, context: string): never {
  const { text, at, start } = reading;
  const char = text[at];
  const what =
    char === undefined
      ? 'unexpected EOF'
      : `json: offset ${byteLength(text.slice(0, at)) + 1}: invalid character ${quoted(text, at)} ${context}`;
  throw jsonFailure(what, path, at - start, Math.min(at + 1, text.length) - start);
}

function jsonFailure(message: string, path: FieldPath, start: number, end: number): ReadFailure {
  return new ReadFailure({
    severity: 'error',
    code: 'json',
    speaker: 'kubectl',
    message: verbatim(message),
    kubectlStops: true,
    start,
    end,
    path,
  });
}

/** The first byte of a character, as if it were one. Source: Go encoding/json/scanner.go:quoteChar. */
function quoted(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  const lead = ((0xf00 >> bytes) & 0xff) | (code >> (6 * (bytes - 1)));
  const char = String.fromCharCode(bytes === 1 ? code : lead);
  if (char === "'") return "'\\''";
  if (char === '"') return `'"'`;
  return `'${goQuoted(char).slice(1, -1)}'`;
}
