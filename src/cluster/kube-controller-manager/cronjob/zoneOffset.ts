import { CronDate } from 'croner';
import { unzonedText } from '#api/rfc3339.ts';
import { secondsSince1970 } from '#base/civilTime.ts';

/**
 * How many seconds the clocks of a zone of the IANA database are ahead of UTC, so many whole seconds after 1970 began.
 * Within a week a zone changes its clocks once at most.
 */
export function zoneOffsetSeconds(zone: string, seconds: number): number {
  if (zone === '' || zone === 'UTC' || zone === 'Local') return 0;
  const week = Math.floor(seconds / weekSeconds);
  const before = offsetAt(zone, week * weekSeconds);
  const after = offsetAt(zone, (week + 1) * weekSeconds);
  return before === after || seconds < changeIn(zone, week, before) ? before : after;
}

const weekSeconds = 7 * 86_400;
/** By zone and instant: asking for one takes long. */
const offsets = new Map<string, number>();
/** By zone and week. */
const changes = new Map<string, number>();

function offsetAt(zone: string, seconds: number): number {
  const key = `${zone} ${seconds}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const { year, month, day, hour, minute, second } = new CronDate(`${unzonedText(seconds)}Z`, zone);
  const offset = secondsSince1970({ year, month: month + 1, day, hour, minute, second }) - seconds;
  offsets.set(key, offset);
  return offset;
}

/** From when on in that week the clocks show another time than `before`. */
function changeIn(zone: string, week: number, before: number): number {
  const key = `${zone} ${week}`;
  const known = changes.get(key);
  if (known !== undefined) return known;
  let low = week * weekSeconds;
  let high = low + weekSeconds;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  changes.set(key, high);
  return high;
}
