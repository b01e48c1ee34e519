/** An instant in a picture's words: seconds with two decimals, from two minutes on `2:36.2`. */
export function instant(ms: number): string {
  if (ms < 120_000) return trimmed((ms / 1000).toFixed(2));
  const minutes = Math.floor(ms / 60_000);
  return `${minutes}:${((ms % 60_000) / 1000).toFixed(1).padStart(4, '0')}`;
}

/** A rate as a reader says it: `4`, `0.5`, `60`. */
export function rateText(rate: number): string {
  return rate >= 10 || Number.isInteger(rate) ? String(Math.round(rate)) : rate.toFixed(1);
}

function trimmed(text: string): string {
  return text.endsWith('0') ? text.slice(0, -1) : text;
}
