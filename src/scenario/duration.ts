const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** What people write for a unit and which one is meant. */
const unitWords: Readonly<Record<string, string>> = {
  msec: 'ms',
  millis: 'ms',
  millisecond: 'ms',
  milliseconds: 'ms',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
};

/**
 * Reads a length of time as seconds, exact to the millisecond; null when it is none.
 * A plain number means seconds; text joins numbers with `h`, `m`, `s` and `ms` as Go's durations do: `1m30s`, `500ms`.
 * A minus sign is read, so that the caller can say what is wrong with it.
 */
export function durationSeconds(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? roundToMs(value) : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^[-+]?\d+(\.\d+)?$/.test(text)) return roundToMs(Number(text));
  const match = /^([-+]?)((?:\d+(?:\.\d+)?(?:ms|s|m|h))+)$/.exec(text);
  if (!match) return null;
  let ms = 0;
  for (const [, number, unit] of match[2]!.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    ms += Number(number) * unitMs[unit!]!;
  }
  return roundToMs((match[1] === '-' ? -ms : ms) / 1000);
}

/** What a mistyped length of time most likely means (`5 min` is `5m`), or null. */
export function meantDuration(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const spaceless = value.trim().toLowerCase().replaceAll(/\s+/g, '');
  const text = spaceless.replaceAll(/[a-z]+/g, (word) =>
    Object.hasOwn(unitWords, word) ? unitWords[word]! : word,
  );
  return durationSeconds(text) === null ? null : text;
}

/** A length of time in the Scenario's shortest words: `90s`, `1.5s`, `500ms`. */
export function durationText(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  return ms % 1000 === 0 || ms > 1000 ? `${ms / 1000}s` : `${ms}ms`;
}

function roundToMs(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
