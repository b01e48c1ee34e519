import type { syntaxWords } from '#i18n/verdict.ts';

/** What we have a sentence for; several of the reader's errors share one. */
export type SyntaxCode = keyof typeof syntaxWords;

/** A text that is no YAML: ends the scanner or parser from any depth, and is caught by `readYaml`. */
export class SyntaxFailure extends Error {
  readonly code: SyntaxCode;
  /** Where to look, as offsets; `end` exclusive. */
  readonly start: number;
  readonly end: number;

  /** `kubectl` is what yaml.v2 says, its line included, exactly. */
  constructor(code: SyntaxCode, kubectl: string, start: number, end = start + 1) {
    super(kubectl);
    this.code = code;
    this.start = start;
    this.end = end;
  }
}

/**
 * The line yaml.v2 names, which is not always the one it means: none in the first line, and its parser counts from 0
 * where its scanner counts from 1.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/decode.go:parser.fail.
 */
export function withLine(problem: string, by: 'scanner' | 'parser', line: number): string {
  if (line === 0) return problem;
  return `line ${by === 'scanner' ? line + 1 : line}: ${problem}`;
}
