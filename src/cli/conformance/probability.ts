import { probabilityText } from '#cluster/kube-proxy/iptables/probability.ts';
import { adapter } from './adapter.ts';

/** A range, a list, or an object that holds one. */
type Input =
  | { readonly from: number; readonly to: number }
  | { readonly [key: string]: readonly number[] }
  | readonly number[];

/** proxy/probability */
export const probability = adapter<Input>((input) => ({
  probabilities: countsOf(input).map(probabilityText),
}));

function countsOf(input: Input): readonly number[] {
  if (isList(input)) return input;
  const { from, to } = input;
  if (typeof from === 'number' && typeof to === 'number') {
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  }
  return Object.values(input).find(isList) ?? [];
}

function isList(value: unknown): value is readonly number[] {
  return Array.isArray(value);
}
