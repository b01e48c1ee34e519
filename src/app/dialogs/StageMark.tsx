import type { GateStage } from '#api/featureGates.ts';
import { hatch, Patterns } from '#ui/Patterns.tsx';

const shapes: Readonly<
  Record<GateStage, { readonly height: number; readonly fill: 'none' | 'hatch' | 'solid' }>
> = {
  ALPHA: { height: 2.6, fill: 'none' },
  BETA: { height: 6, fill: 'hatch' },
  GA: { height: 10, fill: 'solid' },
  DEPRECATED: { height: 4, fill: 'none' },
};

/** A gate's stage as a silhouette: it rises from outline over hatch to solid. The word stands beside it. */
export function StageMark({ stage }: { readonly stage: GateStage }) {
  const { height, fill } = shapes[stage];
  const top = 11 - height;
  return (
    <svg width="22" height="12" viewBox="0 0 22 12" aria-hidden="true">
      {fill === 'hatch' && <Patterns scope="stage" />}
      <path d="M0 11H22" stroke="var(--rule)" strokeWidth="0.75" />
      {fill !== 'none' && (
        <rect
          x="2"
          y={top}
          width="18"
          height={height}
          fill={fill === 'hatch' ? hatch('stage', 'graphite') : 'var(--graphite)'}
        />
      )}
      <path
        d={`M2 11V${top}H20V11`}
        fill="none"
        stroke="var(--graphite)"
        strokeWidth="1.3"
        strokeDasharray={stage === 'DEPRECATED' ? '2 2' : undefined}
      />
    </svg>
  );
}
