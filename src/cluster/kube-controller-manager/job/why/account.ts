import type { ExplainedAction, ExplainedField } from '#cluster/explanation.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** What there is to say of one event. */
export interface Account {
  readonly headline: Sentence;
  readonly details: readonly Sentence[];
  readonly fields: readonly (ExplainedField | null)[];
  readonly otherwise: Sentence | null;
  /** The gate of the feature that decided it. */
  readonly gate: JobGateName | null;
  /** A larger number in the text that would have helped. */
  readonly action: ExplainedAction | null;
}

export type JobGateName =
  | 'JobBackoffLimitPerIndex'
  | 'JobPodReplacementPolicy'
  | 'JobPodFailurePolicy'
  | 'JobReadyPods'
  | 'JobTrackingWithFinalizers'
  | 'PodDisruptionConditions'
  | 'PodIndexLabel'
  | 'SidecarContainers';

export function account(headline: Sentence, more: Partial<Account> = {}): Account {
  return { headline, details: [], fields: [], otherwise: null, gate: null, action: null, ...more };
}
