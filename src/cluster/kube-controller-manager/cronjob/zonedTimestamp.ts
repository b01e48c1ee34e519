import { unzonedText } from '#api/rfc3339.ts';
import type { Rfc3339 } from '#api/types.ts';
import { unixSeconds } from './unixSeconds.ts';
import { zoneOffsetSeconds } from './zoneOffset.ts';

/** An instant of virtual time, in ms, as the clocks of a zone show it. */
export function zonedTimestamp(virtualMs: number, zone: string): Rfc3339 {
  const seconds = Math.floor(unixSeconds(virtualMs));
  const offset = zoneOffsetSeconds(zone, seconds);
  return `${unzonedText(seconds + offset)}${offset === 0 ? 'Z' : offsetText(offset)}`;
}

function offsetText(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
