/**
 * A duration as kubectl prints ages: two or three significant figures, e.g. `90s`, `9m59s`, `3h20m`, `2y14d`. The
 * argument is in ms. A second or less in the future is taken as clock skew (`0s`), more of it as `<invalid>`.
 *
 * Source: v1.28 apimachinery pkg/util/duration/duration.go:HumanDuration.
 */
export function humanDuration(durationMs: number): string {
  const seconds = Math.trunc(Math.min(durationMs, longestDurationMs) / 1000);
  if (seconds < -1) return '<invalid>';
  if (seconds < 120) return `${Math.max(seconds, 0)}s`;

  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return both(minutes, 'm', seconds % 60, 's');
  if (minutes < 180) return `${minutes}m`;

  const hours = Math.floor(minutes / 60);
  if (hours < 8) return both(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;

  const days = Math.floor(hours / 24);
  if (days < 8) return both(days, 'd', hours % 24, 'h');
  if (days < 2 * 365) return `${days}d`;

  const years = Math.floor(days / 365);
  return years < 8 ? both(years, 'y', days % 365, 'd') : `${years}y`;
}

/** Go counts nanoseconds in 63 bits, and takes anything longer for that much: 292 years. */
const longestDurationMs = 9_223_372_036_854;

/** The smaller unit is left out when there is none of it. */
function both(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`;
}
