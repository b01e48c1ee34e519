import {
  type PodResourcesOptions,
  podLimits,
  podRequests,
  type Quantities,
} from '#api/resource/podRequestsAndLimits.ts';
import { milliValue, quantityText } from '#api/resource/quantity.ts';
import { adapter } from './adapter.ts';
import { podOfVector, type VectorPod } from './podOfVector.ts';

interface Input {
  readonly pod: VectorPod;
  readonly options?: PodResourcesOptions;
}

/** resource/podRequestsAndLimits, compared on thousandths. */
export const podRequestsAndLimits = adapter<Input>(({ pod: vectorPod, options = {} }) => {
  const pod = podOfVector(vectorPod);
  return { requests: written(podRequests(pod, options)), limits: written(podLimits(pod, options)) };
}, thousandths);

interface Written {
  readonly quantity: string;
  readonly milli: number;
}

function written(quantities: Quantities): Readonly<Record<string, Written>> {
  const entries = [...quantities].map(([name, quantity]) => {
    return [name, { quantity: quantityText(quantity), milli: Number(milliValue(quantity)) }] as const;
  });
  return Object.fromEntries(entries);
}

/** VECTORS.md: `quantity` is for the reader. */
function thousandths(result: unknown): unknown {
  const { requests, limits } = result as Readonly<Record<string, Readonly<Record<string, Written>>>>;
  return [requests, limits].map((list) => {
    return Object.fromEntries(Object.entries(list ?? {}).map(([name, { milli }]) => [name, milli]));
  });
}
