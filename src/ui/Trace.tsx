import { hatch } from './Patterns.tsx';
import { heightY, type Ink, type LaneGeometry, round, type Step, tracePath, wedgePath } from './tracePath.ts';

/** One pen's line and what stands under it. */
export function Trace(props: {
  readonly steps: readonly Step[];
  readonly lane: LaneGeometry;
  readonly ink: Ink;
  readonly scope: string;
}) {
  const { steps, lane, ink, scope } = props;
  return (
    <g>
      {steps.map((step) => (
        <StepFill key={`${step.fill} ${step.x0}`} step={step} {...{ lane, ink, scope }} />
      ))}
      <path
        d={tracePath(steps, lane)}
        fill="none"
        stroke={`var(--${ink})`}
        strokeWidth={lane.height < 20 ? 'var(--line-trace-dense)' : 'var(--line-trace)'}
        strokeLinejoin="miter"
      />
    </g>
  );
}

function StepFill(props: {
  readonly step: Step;
  readonly lane: LaneGeometry;
  readonly ink: Ink;
  readonly scope: string;
}) {
  const { step, lane, ink, scope } = props;
  switch (step.fill) {
    case 'outline':
      return null;
    case 'wedge':
      return <path d={wedgePath(step, lane)} fill={`var(--${ink})`} fillOpacity=".38" />;
    case 'hatch':
    case 'solid': {
      const ground = heightY(lane, 0);
      const top = heightY(lane, step.h0);
      return (
        <rect
          x={round(step.x0)}
          y={Math.min(ground, top)}
          width={round(step.x1 - step.x0)}
          height={round(Math.abs(ground - top))}
          fill={step.fill === 'solid' ? `var(--${ink})` : hatch(scope, ink)}
        />
      );
    }
    default:
      return step.fill satisfies never;
  }
}
