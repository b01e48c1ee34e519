import { podColumns } from '#api/printers/podColumns.ts';
import type { Rfc3339 } from '#api/types.ts';
import { adapter } from './adapter.ts';
import { podOfVector, type VectorPod } from './podOfVector.ts';

interface Input {
  readonly now: Rfc3339;
  readonly pod: VectorPod;
}

/** printers/podStatus */
export const podStatus = adapter<Input>(({ now, pod }) => podColumns(podOfVector(pod), now));
