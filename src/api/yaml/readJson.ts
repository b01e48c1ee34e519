import type { FieldPath } from '#api/fieldPath.ts';
import { type JsonValue, setKey } from '#api/json.ts';
import { trimGoSpaceLeft } from './goSpace.ts';
import { blanks, jsonFailure, type Reading, skipBlanks, take, unexpected } from './jsonReading.ts';
import type { ManifestLimits } from './limits.ts';
import type { Place } from './place.ts';
import { depthFailure, type ReadDocument, ReadFailure } from './readDocument.ts';

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
    const reading: Reading = { text, start, at, limits, repeatedKeys: [], tooLarge: null };
    const document = read(reading);
    documents.push({ start, end: reading.at, document });
    if (document.kind === 'failed') break;
    at = skipBlanks(text, reading.at);
  }
  return documents;
}

interface Found {
  readonly value: JsonValue;
  readonly place: Place;
}

function read(reading: Reading): ReadDocument {
  try {
    const found = readValue(reading, [], null);
    if (reading.tooLarge) throw reading.tooLarge;
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
      const digits = /^[0-9a-fA-F]*/.exec(text.slice(reading.at + 1, reading.at + 5))?.[0] ?? '';
      reading.at += 1 + digits.length;
      if (digits.length < 4) unexpected(reading, path, 'in \\u hexadecimal character escape');
      value += String.fromCharCode(Number.parseInt(digits, 16));
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
    reading.at += /[+-]/.test(reading.text[reading.at + 1] ?? '') ? 2 : 1;
    unexpected(reading, path, 'in exponent of numeric literal');
  }
  const value = Number(digits);
  if (Number.isFinite(value)) return value;
  reading.tooLarge ??= jsonFailure(
    `json: cannot unmarshal number ${digits} into Go value of type float64`,
    path,
    reading.at - reading.start - digits.length,
    reading.at - reading.start,
  );
  return 0;
}
