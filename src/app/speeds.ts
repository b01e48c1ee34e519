const speeds = [0.5, 1, 2, 5, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000] as const;

/** No run needs to be over sooner than this when it is played. */
const shortestPlayMs = 10_000;

/** How fast a run of this length can be played, in ms of the run per ms; at least up to 30, and what is chosen. */
export function speedsFor(endMs: number, chosen: number): readonly number[] {
  return speeds.filter((one) => one <= Math.max(30, endMs / shortestPlayMs) || one === chosen);
}
