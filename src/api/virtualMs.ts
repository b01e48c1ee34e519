import { unixMs } from '#api/printers/unixMs.ts';
import { rfc3339 } from './rfc3339.ts';
import type { Rfc3339 } from './types.ts';

const epochMs = unixMs(rfc3339(0)) ?? 0;

/** An API timestamp as virtual time, in ms: the reverse of `rfc3339`. Null when there is none, or it is not one. */
export function virtualMs(timestamp: Rfc3339 | null | undefined): number | null {
  const ms = unixMs(timestamp);
  return ms === null ? null : ms - epochMs;
}
