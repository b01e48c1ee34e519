import type { ReactNode } from 'react';

/** Under this there is room for a chart's name only. */
const leastNamesPx = 130;

/** Words under a chart's name; where the names' column is too narrow, they stand inside the chart's own. */
export function SideNote(props: {
  /** Right edge of the names' column. */
  readonly x: number;
  readonly y: number;
  readonly aside: { readonly x: number; readonly y: number };
  readonly className: string;
  readonly children: ReactNode;
}) {
  const { x, y, aside, className, children } = props;
  const narrow = x < leastNamesPx;
  return (
    <text
      x={narrow ? aside.x : x}
      y={narrow ? aside.y : y}
      className={`type-label ${className}`}
      textAnchor={narrow ? 'start' : 'end'}
    >
      {children}
    </text>
  );
}
