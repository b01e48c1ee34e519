import type { ComparedRule } from './ruleDifference.ts';

/** One choice of a balancing chain, taken from its rule. */
export interface BalancingRow {
  readonly key: string;
  /** As written; null for the last one, which takes the rest. */
  readonly probability: string | null;
  /** `ip:port`. */
  readonly endpoint: string;
  readonly change: ComparedRule['change'];
}

const choice =
  /^-A KUBE-SV[CL]-\w+ -m comment --comment "\S+ -> (\S+)"(?: -m statistic --mode random --probability (\S+))? -j KUBE-SEP-/;

/** The rules that choose an endpoint, in their order: each is asked only when those before it have passed. */
export function balancingRows(lines: readonly ComparedRule[]): readonly BalancingRow[] {
  return lines.flatMap(({ key, text, change }) => {
    const found = choice.exec(text);
    if (!found) return [];
    const [, endpoint = '', probability = null] = found;
    return [{ key, endpoint, probability, change }];
  });
}
