import { jobWords as words } from '#i18n/jobs.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import { BudgetCircles } from './BudgetCircles.tsx';
import { JobLens } from './JobLens.tsx';
import { jobOf } from './jobPairs.ts';
import type { JobRows } from './jobRows.ts';
import type { LabelContext } from './laneLabels.tsx';

/** What of the picture moves with the pen: failures used up in the margin, and an opened index with a pen of its own. */
export function JobsOverlay(props: {
  readonly rows: JobRows;
  readonly context: LabelContext;
  readonly now: Milliseconds;
  readonly end: Milliseconds;
  readonly scope: string;
  readonly selection: EventId | null;
  readonly narrow: boolean;
  readonly nameX: number;
  readonly width: number;
}) {
  const { rows, context, now, end, scope, selection, narrow, nameX, width } = props;
  const { scale, locale } = context;
  const circles = narrow
    ? []
    : rows.rows.flatMap((row) => {
        if (row.kind !== 'lane') return [];
        const job = jobOf(row.pair);
        const lane = job.lanes[row.place];
        return lane && job.perIndexLimit !== null ? [{ row, lane, limit: job.perIndexLimit }] : [];
      });
  const first = circles[0];
  const x = scale.right + 16;
  const lenses = rows.rows.flatMap((row) => (row.kind === 'lens' ? [row] : []));
  return (
    <>
      {first ? (
        <svg className="jobs-budgets" width={width} height={rows.height} aria-hidden="true">
          <text
            x={x}
            y={Math.max(12, first.row.baseline - first.row.height - 10)}
            className="type-label text-2"
          >
            {words.failuresOf(first.limit + 1)[locale]}
          </text>
          {circles.map(({ row, lane, limit }) => (
            <BudgetCircles
              key={row.key}
              {...{ lane, limit, now, x, locale }}
              y={row.baseline - Math.max(5, row.height / 2 - 2)}
            />
          ))}
        </svg>
      ) : null}
      {lenses.length > 0 ? (
        <svg
          className="jobs-lens"
          width={width}
          height={rows.height}
          role="graphics-object"
          aria-label={words.openedParts[locale]}
        >
          {lenses.map((row) => (
            <JobLens
              key={row.key}
              {...{ row, scale, now, nameX, scope, locale, context, selection, end }}
              job={jobOf(row.pair)}
            />
          ))}
        </svg>
      ) : null}
    </>
  );
}
