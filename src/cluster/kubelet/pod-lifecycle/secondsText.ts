import type { Milliseconds } from '#simulation/trace.ts';

/** A time in the picture's words, in seconds with one decimal; two where a tenth would say nothing. */
export function secondsText(ms: Milliseconds): string {
  const tenths = Math.round(ms / 100);
  return tenths === 0 && ms !== 0 ? (ms / 1000).toFixed(2) : (tenths / 10).toFixed(1);
}
