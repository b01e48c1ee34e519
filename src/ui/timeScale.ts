/** A stretch of time, in ms. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** Maps times in ms onto pixels and back; linear, so that a second is equally wide everywhere. */
export interface TimeScale extends TimeRange {
  readonly left: number;
  readonly right: number;
  readonly x: (ms: number) => number;
  readonly ms: (x: number) => number;
  readonly pxPerSecond: number;
}

export function timeScale({ from, to }: TimeRange, left: number, right: number): TimeScale {
  const pxPerMs = (right - left) / Math.max(to - from, 1);
  return {
    from,
    to,
    left,
    right,
    x: (ms) => left + (ms - from) * pxPerMs,
    ms: (x) => from + (x - left) / pxPerMs,
    pxPerSecond: pxPerMs * 1000,
  };
}
