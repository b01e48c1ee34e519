import type { Milliseconds } from '#simulation/trace.ts';

/** A time in the picture's words, in seconds with one decimal; two where a tenth would say nothing. */
export function secondsText(ms: Milliseconds): string {
  const tenths = Math.round(ms / 100);
  return tenths === 0 && ms !== 0 ? (ms / 1000).toFixed(2) : (tenths / 10).toFixed(1);
}

/** An instant as the pen's flag counts it: in seconds, from two minutes on `25:19.9`. */
export function instantText(ms: Milliseconds): string {
  const tenths = Math.round(ms / 100);
  if (tenths < 1200) return secondsText(ms);
  const minutes = Math.floor(tenths / 600);
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours}:${String(minutes % 60).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}
