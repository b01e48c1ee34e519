import type { ExplainedField } from '#cluster/explanation.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Sentence } from '#i18n/sentence.ts';

export type EventOfKind<Kind extends ClusterEvent['kind']> = Extract<ClusterEvent, { readonly kind: Kind }>;

/** What there is to say of one event; `explain` adds the chain, the feature's state and the source. */
export interface Account {
  readonly headline: Sentence;
  /** In a chain; the headline where nothing shorter is known. */
  readonly step: Sentence | null;
  readonly details: readonly (Sentence | null)[];
  readonly fields: readonly (ExplainedField | null)[];
  readonly otherwise: Sentence | null;
  readonly feature: FeatureName | null;
  readonly failing: boolean;
}

/** Enhancements a rollout meets. */
export type FeatureName = 'terminatingEndpoints' | 'drainingNodes' | 'endpointConditions';

export function account(headline: Sentence, more: Partial<Omit<Account, 'headline'>> = {}): Account {
  return {
    headline,
    step: null,
    details: [],
    fields: [],
    otherwise: null,
    feature: null,
    failing: false,
    ...more,
  };
}

/** Seconds as the headlines say them: `12.4`. */
export function inSeconds(ms: number): string {
  return String(Math.round(ms / 100) / 10);
}

/** The last part of a key: `web` of `Pod/default/web`. */
export function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** A controller's own words, as a sentence among others. */
export function sentenceOf(text: string): Sentence | null {
  if (text === '') return null;
  return { en: /[.!]$/.test(text) ? text : `${text}.`, zh: `${text.replace(/[.]$/, '')}。` };
}
