import { setField, setScenarioValue, type TextEdit } from './edit.ts';
import type { FieldPath } from './place.ts';

/** One change of a text: a value put at a place, or taken out when it is absent. */
export interface FieldEdit {
  /** Index of the document, as diagnostics count; null is the Scenario, which is added when there is none. */
  readonly document: number | null;
  readonly path: FieldPath;
  readonly value?: unknown;
}

/** The text after all edits; one that cannot be made, or changes nothing, is left out. */
export function withEdits(text: string, edits: readonly FieldEdit[]): string {
  return edits.reduce((current, edit) => changed(current, edit).text, text);
}

function changed(text: string, { document, path, value }: FieldEdit): TextEdit {
  return document === null ? setScenarioValue(text, path, value) : setField(text, document, path, value);
}
