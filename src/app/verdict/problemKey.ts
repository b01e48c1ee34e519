import type { Diagnostic } from '#api/diagnostic.ts';

/** Tells one problem from the others of a text. */
export function problemKey({ range, code, message }: Diagnostic): string {
  return `${range.start.offset} ${code} ${message.en}`;
}
