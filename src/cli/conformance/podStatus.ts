import { podColumns } from '#api/printers/podColumns.ts';
import type { Rfc3339 } from '#api/types.ts';
import { adapter } from './adapter.ts';
import { podOfVector, type VectorPod } from './podOfVector.ts';

interface Input {
  readonly now: Rfc3339;
  readonly pod: VectorPod;
}

/** printers/podStatus: VECTORS.md has the cells computed 0.4 s after `now`, which shows in times that are yet to come. */
export const podStatus = adapter<Input>(({ now, pod }) => {
  return podColumns(podOfVector(pod), now.replace(/Z$/, '.4Z'));
});
