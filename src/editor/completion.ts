import { completeKey } from '#editor/completion/completeKey.ts';
import { completeValue } from '#editor/completion/completeValue.ts';
import type { Completion } from '#editor/completion/completionItem.ts';
import { rootSchema } from '#editor/schema/rootSchema.ts';
import { schemaOf } from '#editor/schema/schemaOf.ts';
import type { Locale } from '#i18n/sentence.ts';
import { documentAt } from './documentAt.ts';

/** What may be typed at the cursor, and the word it replaces, as offsets. */
export interface Completions {
  readonly start: number;
  readonly end: number;
  readonly items: readonly Completion[];
}

/** Completes fields, values, list items and whole documents; null where nothing can be offered. */
export function completionsAt(text: string, offset: number, locale: Locale): Completions | null {
  const found = documentAt(text, offset);
  if (found === null) return null;
  const { position, word } = found;
  const place = { text, found, schema: schemaOf(found.apiVersion, found.kind) ?? rootSchema, locale };
  const items = position.kind === 'key' ? completeKey(place, position) : completeValue(place, position.where);
  if (items.length === 0) return null;
  return { start: word.start, end: word.end, items };
}
