import type { Milliseconds } from '#simulation/trace.ts';

interface Scale {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly left: number;
  readonly right: number;
  readonly x: (ms: Milliseconds) => number;
}

/** From `at` on, the heights of a stack's layers from the baseline outwards, in the unit of the stack. */
export interface StackStep {
  readonly at: Milliseconds;
  readonly layers: readonly number[];
}

/** Where a stack stands: `up` is −1 when it hangs below the baseline. */
export interface StackPlace {
  readonly baseline: number;
  readonly pxPerUnit: number;
  readonly up: 1 | -1;
}

interface LayerBox {
  readonly x0: number;
  readonly x1: number;
  readonly low: number;
  readonly high: number;
}

/** One closed, stepped path a layer; a layer of nothing is an empty path. */
export function stackPaths(steps: readonly StackStep[], scale: Scale, place: StackPlace): readonly string[] {
  const count = steps[0]?.layers.length ?? 0;
  return Array.from({ length: count }, (_, layer) => layerPath(steps, layer, scale, place));
}

function layerPath(
  steps: readonly StackStep[],
  layer: number,
  scale: Scale,
  { baseline, pxPerUnit, up }: StackPlace,
): string {
  const boxes: LayerBox[] = [];
  for (const [index, { at, layers }] of steps.entries()) {
    const next = steps[index + 1]?.at ?? scale.to;
    if (next < scale.from || at > scale.to) continue;
    const low = sumUntil(layers, layer);
    const high = low + layers[layer]!;
    const x1 = Math.min(scale.right, scale.x(next));
    const last = boxes.at(-1);
    if (last?.low === low && last.high === high) boxes[boxes.length - 1] = { ...last, x1 };
    else boxes.push({ x0: Math.max(scale.left, scale.x(at)), x1, low, high });
  }
  const y = (value: number) => tenth(baseline - up * value * pxPerUnit);
  return boxes
    .filter(({ x0, x1, low, high }) => high > low && x1 > x0)
    .map(({ x0, x1, low, high }) => `M${tenth(x0)} ${y(low)}V${y(high)}H${tenth(x1)}V${y(low)}Z`)
    .join('');
}

function sumUntil(layers: readonly number[], layer: number): number {
  let total = 0;
  for (let index = 0; index < layer; index += 1) total += layers[index]!;
  return total;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
