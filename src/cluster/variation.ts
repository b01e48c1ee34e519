import type { Sentence } from '#i18n/sentence.ts';
import type { FieldEdit } from '#scenario/fieldEdit.ts';

/** The text with some fields changed, and what to call it: the value of a comparison of kind `edits`. */
export interface Variation {
  readonly label: Sentence;
  readonly edits: readonly FieldEdit[];
}

/** A variation as a link carries it. */
export function variationText({ label, edits }: Variation): string {
  return JSON.stringify({ label, edits });
}

/** More edits than a scene offers, and short enough for an address. */
const mostEdits = 50;

/** Reads a variation; null when it is none. Never throws. */
export function readVariation(text: string): Variation | null {
  try {
    const { label, edits } = (JSON.parse(text) ?? {}) as Record<string, unknown>;
    return isLabel(label) && isEdits(edits) ? { label: { en: label.en, zh: label.zh }, edits } : null;
  } catch {
    return null;
  }
}

function isLabel(value: unknown): value is Sentence {
  return isRecord(value) && typeof value.en === 'string' && typeof value.zh === 'string';
}

function isEdits(value: unknown): value is readonly FieldEdit[] {
  return Array.isArray(value) && value.length > 0 && value.length <= mostEdits && value.every(isEdit);
}

function isEdit(value: unknown): value is FieldEdit {
  return (
    isRecord(value) &&
    (value.document === null || Number.isInteger(value.document)) &&
    Array.isArray(value.path) &&
    value.path.length > 0 &&
    value.path.every((part) => typeof part === 'string' || Number.isInteger(part))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
