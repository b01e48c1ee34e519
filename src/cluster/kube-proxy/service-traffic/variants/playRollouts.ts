import { outcomeOf, type RolloutOutcome } from '#cluster/kube-proxy/service-traffic/comparison/outcome.ts';
import { playVariants, type Variant, type VariantOutcome } from '#cluster/playVariants.ts';

/** Asks what becomes of one Service's requests when the text is a little different. */
export interface RolloutQuestion {
  readonly kind: 'rolloutVariants';
  /** Key of the Service, or of the Deployment nobody serves. */
  readonly subject: string;
  readonly variants: readonly Variant[];
}

/** So far: one outcome for each variant that has been played, in their order; null where a run has no such Service. */
export interface RolloutAnswer {
  readonly kind: 'rolloutVariants';
  readonly outcomes: readonly VariantOutcome<RolloutOutcome | null>[];
}

/** Plays the variants one after the other, each a whole run. */
export function* playRollouts(
  { subject, variants }: RolloutQuestion,
  text: string,
): Generator<RolloutAnswer, void, void> {
  for (const outcomes of playVariants(text, variants, (run) => outcomeOf(run, subject))) {
    yield { kind: 'rolloutVariants', outcomes };
  }
}
