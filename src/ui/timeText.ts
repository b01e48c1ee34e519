/** An instant as the pen's flag prints it: `36.200`, from two minutes on `2:36.200`, from an hour on `1:02:36`. */
export function clock(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  if (whole < 120_000) return (whole / 1000).toFixed(3);
  const minutes = Math.floor(whole / 60_000);
  const hours = Math.floor(minutes / 60);
  const seconds = ((whole % 60_000) / 1000).toFixed(3).padStart(6, '0');
  // Of hours a thousandth of a second is no part one reads.
  return hours > 0
    ? `${hours}:${String(minutes % 60).padStart(2, '0')}:${seconds.slice(0, 2)}`
    : `${minutes}:${seconds}`;
}

/** A length or an instant in words short enough for a strip: `34.0 s`, from two minutes on `2:36`, `1:02:36`. */
export function durationText(ms: number): string {
  if (ms < 120_000) return `${(Math.round(ms / 100) / 10).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The same in a sentence: `36.200 s`, `2:36.200`. */
export function clockWithUnit(ms: number): string {
  const text = clock(ms);
  return text.includes(':') ? text : `${text} s`;
}
