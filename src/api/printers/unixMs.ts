import type { Rfc3339 } from '#api/types.ts';
import { secondsSince1970 } from '#base/civilTime.ts';

const pattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3})\d*)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Go's zero time, which the API uses for "not known". */
const zeroTime = unixMsOf('0001-01-01T00:00:00Z');

/** A timestamp in ms since 1970, UTC; null when there is none, or it is Go's zero time, or no RFC 3339. */
export function unixMs(timestamp: Rfc3339 | null | undefined): number | null {
  const ms = timestamp ? unixMsOf(timestamp) : null;
  return ms === zeroTime ? null : ms;
}

function unixMsOf(timestamp: Rfc3339): number | null {
  const match = pattern.exec(timestamp);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const fractionMs = Number((match[7] ?? '').padEnd(3, '0'));
  const offsetMinutes = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * (match[8] === '-' ? -1 : 1);
  const seconds = secondsSince1970({ year, month, day, hour, minute, second }) - offsetMinutes * 60;
  return seconds * 1000 + fractionMs;
}
