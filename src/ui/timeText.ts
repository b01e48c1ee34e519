/** An instant as the pen's flag prints it: `36.200`, from two minutes on `2:36.200`. */
export function clock(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  if (whole < 120_000) return (whole / 1000).toFixed(3);
  const minutes = Math.floor(whole / 60_000);
  const hours = Math.floor(minutes / 60);
  const seconds = ((whole % 60_000) / 1000).toFixed(3).padStart(6, '0');
  return hours > 0 ? `${hours}:${String(minutes % 60).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}
