/** An event: open, filled when selected; several that stand too close together share one with their count. */
export function Diamond(props: {
  readonly x: number;
  readonly y: number;
  readonly tone: 'text' | 'fail';
  readonly filled: boolean;
  readonly count: number;
  /** Half a diamond: of the run above or below the line. */
  readonly half?: 'above' | 'below';
}) {
  const { x, y, tone, filled, count, half } = props;
  const r = filled ? 5.5 : 4.5;
  const ink = `var(--${tone})`;
  return (
    <>
      <path
        d={outline(x, y, r, half)}
        fill={filled ? ink : 'var(--paper)'}
        stroke={ink}
        strokeWidth="1.3"
        strokeLinejoin="miter"
      />
      {count > 1 ? (
        <text x={x} y={y - 8} className="type-tick text-2" textAnchor="middle">
          {count}
        </text>
      ) : null}
    </>
  );
}

function outline(x: number, y: number, r: number, half: 'above' | 'below' | undefined): string {
  if (half === 'above') return `M${x - r} ${y}L${x} ${y - r}L${x + r} ${y}Z`;
  if (half === 'below') return `M${x - r} ${y}L${x} ${y + r}L${x + r} ${y}Z`;
  return `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`;
}
