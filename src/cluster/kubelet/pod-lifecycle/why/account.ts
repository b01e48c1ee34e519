import type { ExplainedField } from '#cluster/explanation.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** What a topic says of an event; `explain` adds the chain, the feature and the source. */
export interface Account {
  readonly headline: Sentence;
  readonly detail: Sentence | null;
  readonly otherwise: Sentence | null;
  /** The most telling first; null ones, which stand nowhere, are left out. */
  readonly fields: readonly (ExplainedField | null)[];
  /** Whether it would be otherwise without KEP-753. */
  readonly sidecar: boolean;
  /** Upstream `file:function` where it is more exact than the event's own. */
  readonly source: string | null;
}

export function account(headline: Sentence, rest: Partial<Omit<Account, 'headline'>> = {}): Account {
  return { headline, detail: null, otherwise: null, fields: [], sidecar: false, source: null, ...rest };
}

/** Several sentences as one text; null ones are left out, and none at all is null. */
export function together(...parts: readonly (Sentence | null)[]): Sentence | null {
  const said = parts.filter((part) => part !== null);
  if (said.length === 0) return null;
  return { en: said.map(({ en }) => en).join(' '), zh: said.map(({ zh }) => zh).join('') };
}
