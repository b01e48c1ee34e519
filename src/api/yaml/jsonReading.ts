import type { FieldPath } from '#api/fieldPath.ts';
import { goQuoted } from '#api/validation/goValue.ts';
import { byteLength } from '#api/validation/nameRules.ts';
import { verbatim } from '#i18n/sentence.ts';
import type { ManifestLimits } from './limits.ts';
import { ReadFailure, type RepeatedKey } from './readDocument.ts';

/** A JSON document in the middle of being read. */
export interface Reading {
  readonly text: string;
  readonly start: number;
  at: number;
  readonly limits: ManifestLimits;
  readonly repeatedKeys: RepeatedKey[];
  /** The first number JavaScript and Go have no room for: told only of a document that is JSON to its end. */
  tooLarge: ReadFailure | null;
}

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (' \t\r\n'.includes(text[at] ?? 'x')) at += 1;
  return at;
}

export function blanks(reading: Reading): void {
  reading.at = skipBlanks(reading.text, reading.at);
}

export function take(reading: Reading, char: string): boolean {
  if (reading.text[reading.at] !== char) return false;
  reading.at += 1;
  return true;
}

/** Ends the reading at the next character. */
export function unexpected(reading: Reading, path: FieldPath, context: string): never {
  const { text, at, start } = reading;
  const char = text[at];
  const what =
    char === undefined
      ? 'unexpected EOF'
      : `json: offset ${byteLength(text.slice(0, at)) + 1}: invalid character ${quoted(text, at)} ${context}`;
  throw jsonFailure(what, path, at - start, Math.min(at + 1, text.length) - start);
}

/** What Go says of a text that is no JSON, or of a number it has no room for. */
export function jsonFailure(message: string, path: FieldPath, start: number, end: number): ReadFailure {
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
