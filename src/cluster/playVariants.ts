import { type FieldEdit, withEdits } from '#scenario/fieldEdit.ts';
import { prepareRun } from './prepareRun.ts';
import type { Run, RunOverrides } from './run.ts';
import { simulatePrepared } from './simulateText.ts';

/** The text as it might be: with some fields changed, or run under another version, gate or seed. */
export interface Variant {
  readonly id: string;
  readonly edits: readonly FieldEdit[];
  readonly overrides: RunOverrides;
}

export interface VariantOutcome<Outcome> {
  readonly id: string;
  readonly outcome: Outcome;
}

/** Really runs each variant of a text, one after the other, and measures it; yields all that is known after each. */
export function* playVariants<Outcome>(
  text: string,
  variants: readonly Variant[],
  measure: (run: Run) => Outcome,
): Generator<readonly VariantOutcome<Outcome>[], void, void> {
  const outcomes: VariantOutcome<Outcome>[] = [];
  for (const { id, edits, overrides } of variants) {
    const run = simulatePrepared(prepareRun(withEdits(text, edits), overrides));
    outcomes.push({ id, outcome: measure(run) });
    yield [...outcomes];
  }
}
