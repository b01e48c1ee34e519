/** A phone shows at least this part of what is in view, however long that is. */
const leastShare = 1 / 6;

/**
 * The stretch of time, in ms, that a phone shows around the pen, which stands in the middle: as much as fits at
 * `pxPerSecond`, and of a long run more.
 */
export function aroundPen(
  now: number,
  view: { readonly from: number; readonly to: number },
  widthPx: number,
  pxPerSecond: number,
): { readonly from: number; readonly to: number } {
  const whole = view.to - view.from;
  const span = Math.min(whole, Math.max((widthPx / pxPerSecond) * 1000, whole * leastShare));
  return { from: now - span / 2, to: now + span / 2 };
}
