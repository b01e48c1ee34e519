import type { ExplainedAction, ExplainedField } from '#cluster/explanation.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** What there is to say of one event. */
export interface Account {
  readonly headline: Sentence;
  readonly details: readonly Sentence[];
  readonly fields: readonly (ExplainedField | null)[];
  readonly otherwise: Sentence | null;
  readonly action: ExplainedAction | null;
  /** It has to do with the bands, so the gate is told too. */
  readonly bands: boolean;
}

export function account(headline: Sentence, more: Partial<Account> = {}): Account {
  return { headline, details: [], fields: [], otherwise: null, action: null, bands: false, ...more };
}
