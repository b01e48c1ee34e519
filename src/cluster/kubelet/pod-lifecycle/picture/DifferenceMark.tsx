import { round } from '#ui/tracePath.ts';
import type { DifferenceBracket } from './compareLabels.ts';

/** From a moment of one run to the same moment of the other: a beam with a stop at each end. */
export function DifferenceMark({ bracket }: { readonly bracket: DifferenceBracket }) {
  const { x0, x1, y, tall } = bracket;
  const stop = (x: number) => `M${round(x)} ${round(y - tall / 2)}v${tall}`;
  return (
    <path
      d={`${stop(x0)}${stop(x1)}M${round(x0)} ${round(y)}H${round(x1)}`}
      stroke="var(--text)"
      strokeWidth="1.5"
      fill="none"
    />
  );
}
