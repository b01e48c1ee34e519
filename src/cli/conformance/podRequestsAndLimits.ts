import {
  type PodResourcesOptions,
  podLimits,
  podRequests,
  type Quantities,
} from '#api/resource/podRequestsAndLimits.ts';
import { milliValue, quantityText } from '#api/resource/quantity.ts';
import { adapter } from './adapter.ts';
import { firstDifference } from './compare.ts';
import { podOfVector, type VectorPod } from './podOfVector.ts';

interface Input {
  readonly pod: VectorPod;
  readonly options?: PodResourcesOptions | null;
}

type Written = Readonly<Record<string, { readonly quantity: string; readonly milli: number }>>;

interface Result {
  readonly requests?: Written;
  readonly limits?: Written;
}

/** resource/podRequestsAndLimits. VECTORS.md compares on `milli`; `quantity` is for the reader. */
export const podRequestsAndLimits = adapter<Input, Result>(
  ({ pod: vectorPod, options: given }) => {
    const options = given ?? {};
    const pod = podOfVector(vectorPod);
    return { requests: written(podRequests(pod, options)), limits: written(podLimits(pod, options)) };
  },
  (got, want) => firstDifference(thousandths(got), thousandths(want)),
);

function written(quantities: Quantities): Written {
  const entries = [...quantities].map(([name, quantity]) => {
    return [name, { quantity: quantityText(quantity), milli: Number(milliValue(quantity)) }] as const;
  });
  return Object.fromEntries(entries);
}

function thousandths({ requests = {}, limits = {} }: Result): unknown {
  const milli = (list: Written) =>
    Object.fromEntries(Object.entries(list).map(([name, amount]) => [name, amount.milli]));
  return { requests: milli(requests), limits: milli(limits) };
}
