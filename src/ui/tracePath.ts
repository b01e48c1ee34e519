/** The five inks: they say whose a trace is, never what state it is in. */
export type Ink = 'main' | 'sidecar' | 'init' | 'fail' | 'graphite';

/** A stretch of one pen's line: heights in parts of the lane's height, from `x0` to `x1` in px. */
export interface Step {
  readonly x0: number;
  readonly x1: number;
  readonly h0: number;
  readonly h1: number;
  readonly fill: 'outline' | 'hatch' | 'solid' | 'wedge';
  /** Cut off by the edge of the view: it neither begins at `x0` nor ends at `x1`. */
  readonly goesOn?: { readonly before: boolean; readonly after: boolean };
}

/** Where a lane stands: `up` is 1 above the baseline, −1 when the trace hangs below it. */
export interface LaneGeometry {
  readonly baseline: number;
  readonly height: number;
  readonly up: 1 | -1;
}

export function heightY({ baseline, height, up }: LaneGeometry, share: number): number {
  return round(baseline - up * share * height);
}

/**
 * The pen's line over steps ordered by time: it lifts vertically at a change, lies down where nothing is, and slopes
 * only in a wedge. At the edge of the view it runs on.
 */
export function tracePath(steps: readonly Step[], lane: LaneGeometry): string {
  const ground = heightY(lane, 0);
  let path = '';
  let end: number | null = null;
  for (const step of steps) {
    const x0 = round(step.x0);
    const y0 = heightY(lane, step.h0);
    const lifted = end === null || x0 - end > touchPx;
    if (lifted && end !== null) path += `V${ground}`;
    if (lifted) path += `M${x0} ${step.goesOn?.before ? y0 : ground}`;
    path += `V${y0}`;
    path += step.h0 === step.h1 ? `H${round(step.x1)}` : `L${round(step.x1)} ${heightY(lane, step.h1)}`;
    end = round(step.x1);
  }
  return path === '' || steps.at(-1)?.goesOn?.after ? path : `${path}V${ground}`;
}

/** The area under a wedge. */
export function wedgePath(step: Step, lane: LaneGeometry): string {
  const ground = heightY(lane, 0);
  return `M${round(step.x0)} ${ground}V${heightY(lane, step.h0)}L${round(step.x1)} ${heightY(lane, step.h1)}V${ground}Z`;
}

/** Steps this close are one line: rounding must not lift the pen. */
const touchPx = 0.15;

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
