import { virtualMs } from '#api/virtualMs.ts';

/** An instant of virtual time, in ms, as seconds since 1970. */
export function unixSeconds(ms: number): number {
  return (ms - ms1970) / 1000;
}

/** The reverse. */
export function msOfUnixSeconds(seconds: number): number {
  return seconds * 1000 + ms1970;
}

const ms1970 = virtualMs('1970-01-01T00:00:00Z') ?? 0;
