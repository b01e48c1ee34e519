import { type Difference, firstDifference } from './compare.ts';

/** As `firstDifference`, but of errors only that there is one: their texts are Go's. */
export function sameOutcome(got: unknown, want: unknown): Difference | null {
  if (isError(got) && isError(want)) return null;
  return firstDifference(got, want);
}

function isError(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'error' in value;
}
