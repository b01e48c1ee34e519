import type { Milliseconds } from '#simulation/trace.ts';
import { Pen } from '#ui/Pen.tsx';
import type { TimeScale } from '#ui/timeScale.ts';
import { heightY } from '#ui/tracePath.ts';
import { lensFootPx } from './JobLens.tsx';
import type { JobRows } from './jobRows.ts';
import type { JobsContent } from './jobsContent.tsx';
import { heightAt } from './laneSteps.ts';

/** The pen over this picture: a nib on every lane, and a break where it stands in words. */
export function JobsPen(props: {
  readonly now: Milliseconds;
  readonly scale: TimeScale;
  readonly bottom: number;
  readonly content: JobsContent;
  readonly rows: JobRows;
}) {
  const { now, scale, bottom, content, rows } = props;
  const x = scale.x(now);
  if (x < scale.left - 0.5 || x > scale.right + 0.5) return null;
  const nibs = content.sides.map(({ lane, geometry }) => ({
    y: heightY(geometry, heightAt(lane.attempts, now)),
  }));
  const gaps = content.labels.placed
    .filter((label) => x > label.x0 - 2 && x < label.x1 + 2)
    .map(({ y0, y1 }) => ({ y0: y0 - 1, y1: y1 + 2 }));
  const lenses = rows.rows.flatMap((row) =>
    row.kind === 'lens' ? [{ y0: row.top, y1: row.baseline + lensFootPx }] : [],
  );
  const distinct = [...new Map(nibs.map((nib) => [nib.y, nib])).values()];
  return <Pen x={x} top={0} bottom={bottom} gaps={[...gaps, ...lenses]} nibs={distinct} />;
}
