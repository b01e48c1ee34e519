import { arrowHead } from './Patterns.tsx';
import { round } from './tracePath.ts';

interface ArrowPoint {
  readonly x: number;
  readonly y: number;
}

/** From a cause to its effect, cased in paper so that it stays whole over bars. */
export function Arrow(props: { readonly from: ArrowPoint; readonly to: ArrowPoint; readonly scope: string }) {
  const path = arrowPath(props.from, props.to);
  return (
    <g fill="none" pointerEvents="none">
      <path d={path} stroke="var(--paper)" strokeWidth="4" />
      <path d={path} stroke="var(--text)" strokeWidth="1.2" markerEnd={arrowHead(props.scope)} />
    </g>
  );
}

const clearPx = 6;

/** Straight down when both stand at one time, bent to the left when nearly so, over the bars in one lane, else one sweep. */
function arrowPath(from: ArrowPoint, to: ArrowPoint): string {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const down = Math.sign(dy) || 1;
  if (Math.abs(dx) < 3)
    return `M${round(from.x)} ${round(from.y + down * clearPx)}V${round(to.y - down * 2)}`;
  const y0 = round(from.y + down * clearPx);
  const y1 = round(to.y - down * 2);
  if (Math.abs(dy) < 24 || (Math.abs(dy) < 70 && Math.abs(dx) > 3 * Math.abs(dy))) {
    const rise = Math.min(from.y, to.y) - Math.min(40, 12 + Math.abs(dx) / 6);
    return `M${round(from.x)} ${round(from.y - clearPx)}C${round(from.x + dx * 0.2)} ${round(rise)} ${round(to.x - dx * 0.2)} ${round(rise)} ${round(to.x)} ${round(to.y - clearPx)}`;
  }
  if (Math.abs(dx) < 40 && Math.abs(dy) < 60)
    return `M${round(from.x)} ${y0}Q${round(to.x)} ${y0} ${round(to.x)} ${y1}`;
  if (Math.abs(dx) < 40) {
    const bow = round(Math.min(from.x, to.x) - 22);
    return `M${round(from.x)} ${y0}C${bow} ${round(y0 + (y1 - y0) * 0.3)} ${bow} ${round(y0 + (y1 - y0) * 0.75)} ${round(to.x)} ${y1}`;
  }
  return `M${round(from.x)} ${y0}C${round(from.x)} ${round(y0 + (y1 - y0) * 0.5)} ${round(to.x)} ${round(y1 - (y1 - y0) * 0.5)} ${round(to.x)} ${y1}`;
}
