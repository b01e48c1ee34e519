import type { Severity } from '#api/diagnostic.ts';
import { scenarioProblems as problems, scenarioTypes as types } from '#i18n/scenario.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import type { FieldPath } from './place.ts';

/** Something wrong at one place of the Scenario; the reader adds the place in the text. */
export interface Problem {
  readonly severity: Severity;
  readonly code: string;
  readonly message: Sentence;
  readonly path: FieldPath;
  /** Whether the key is at fault, or what it holds. */
  readonly at: 'key' | 'value';
  readonly note: Sentence | null;
  /** What to write instead. */
  readonly instead: string | null;
}

export type Report = (problem: Problem) => void;

/** An error at what a key holds. */
export function problem(code: string, message: Sentence, path: FieldPath): Problem {
  return { severity: 'error', code, message, path, at: 'value', note: null, instead: null };
}

/** Reports a value of the wrong type; the value then counts as absent. */
export function wrongType(wanted: Sentence, value: unknown, path: FieldPath, report: Report): undefined {
  report(problem('scenario-wrong-type', problems.wrongType(lastKey(path), wanted, typeOf(value)), path));
  return undefined;
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function lastKey(path: FieldPath): string {
  return String(path.at(-1) ?? '');
}

/** A user's word, short enough to stand in a message. */
export function clip(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

function typeOf(value: unknown): Sentence {
  if (value === null || value === undefined) return types.null;
  if (Array.isArray(value)) return types.list;
  if (isMapping(value)) return types.object;
  return verbatim(typeof value === 'string' ? `"${clip(value)}"` : String(value));
}
