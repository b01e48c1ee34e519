import type { TimeScale } from '#ui/timeScale.ts';

/** The line a lane stands on, broken where words stand. */
export function Baseline(props: { readonly y: number; readonly scale: TimeScale; readonly scope: string }) {
  const { y, scale, scope } = props;
  return (
    <path
      d={`M${scale.left} ${y}H${scale.right}`}
      stroke="var(--rule)"
      strokeWidth="0.75"
      clipPath={`url(#${scope}-words)`}
    />
  );
}
