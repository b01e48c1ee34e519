import type { Sentence } from '#i18n/sentence.ts';

/** The words of one step of a chain. */
export interface Said {
  readonly title: Sentence;
  readonly note: Sentence | null;
  readonly failing: boolean;
}

export function said(title: Sentence, note: Sentence | null = null, failing = false): Said {
  return { title, note, failing };
}
