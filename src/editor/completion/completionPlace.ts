import type { DocumentAt } from '#editor/documentAt.ts';
import type { Schema } from '#editor/schema/fieldInfo.ts';
import type { Locale } from '#i18n/sentence.ts';

/** Where completion is asked for, and in which language. */
export interface CompletionPlace {
  readonly text: string;
  readonly found: DocumentAt;
  readonly schema: Schema;
  readonly locale: Locale;
}
