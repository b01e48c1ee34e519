import { type ReactNode, useId } from 'react';
import { Patterns } from './Patterns.tsx';
import { Trace } from './Trace.tsx';
import type { Step } from './tracePath.ts';

export interface LegendEntry {
  readonly label: string;
  /** What is drawn before the label, 26 px wide, as lanes are drawn. */
  readonly steps: readonly Step[];
  readonly dots?: boolean;
}

/** The line at a picture's foot: how to read it, by example. */
export function Legend(props: {
  readonly title: string;
  readonly entries: readonly LegendEntry[];
  readonly children?: ReactNode;
}) {
  const scope = useId();
  return (
    <div className="legend type-label">
      <span className="legend-title strong">{props.title}</span>
      {props.entries.map(({ label, steps, dots }) => (
        <span key={label} className="legend-entry text-2">
          <svg width="26" height="24" aria-hidden="true">
            <Patterns scope={scope} />
            <path d="M0 22.5H26" stroke="var(--rule)" strokeWidth="0.75" />
            <Trace steps={steps} lane={{ baseline: 22.5, height: 20, up: 1 }} ink="graphite" scope={scope} />
            {dots ? <Dots x0={1} x1={26} y={17.5} /> : null}
          </svg>
          {label}
        </span>
      ))}
      {props.children}
    </div>
  );
}

/** A wait: carmine dots above the baseline. */
export function Dots({ x0, x1, y }: { readonly x0: number; readonly x1: number; readonly y: number }) {
  if (x1 - x0 < 4) return null;
  return (
    <path
      d={`M${x0 + 3.5} ${y}H${x1 - 1}`}
      stroke="var(--fail)"
      strokeWidth="3.4"
      strokeLinecap="round"
      strokeDasharray="0 7"
      fill="none"
    />
  );
}
