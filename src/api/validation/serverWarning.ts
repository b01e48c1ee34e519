import type { FieldPath } from '#api/fieldPath.ts';
import type { ErrorPath } from './fieldErrors.ts';

/** A warning header of the server, which kubectl prints after `Warning: `. */
export interface ServerWarning {
  readonly field: string;
  readonly path: FieldPath;
  /** The whole text, field first. */
  readonly message: string;
  /** The text after the field. */
  readonly words: string;
}

export function serverWarning(at: ErrorPath, words: string): ServerWarning {
  return { field: at.text, path: at.path, message: `${at.text}: ${words}`, words };
}
