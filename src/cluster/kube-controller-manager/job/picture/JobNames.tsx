import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { Measure } from '#ui/textWidth.ts';
import { jobOf } from './jobPairs.ts';
import type { JobRow, LaneRow } from './jobRows.ts';

interface NameProps {
  readonly x: number;
  readonly width: number;
  readonly narrow: boolean;
  readonly locale: Locale;
  readonly measure: Measure;
}

/** A lane's name in the gutter; over the lane on a phone. */
export function LaneName({ row, x, narrow, locale }: NameProps & { readonly row: LaneRow }) {
  const lane = jobOf(row.pair).lanes[row.place] ?? row.pair.below?.lanes[row.place];
  if (!lane) return null;
  const name = (lane.index === null ? words.place(row.place + 1) : words.index(lane.index))[locale];
  const y = narrow ? row.baseline - row.height - 10 : row.baseline - Math.max(2, row.height / 2 - 5);
  return (
    <text x={x} y={y} className={row.pitch < 28 ? 'type-label strong' : 'type-lane'}>
      {name}
    </text>
  );
}

/** Which Job the lanes below belong to, where there are several. */
export function JobHead({
  row,
  x,
  width,
  locale,
}: NameProps & { readonly row: Extract<JobRow, { kind: 'head' }> }) {
  const job = jobOf(row.pair);
  return (
    <g>
      {row.top > 20 ? (
        <path d={`M${x} ${row.top - 4}H${x + width}`} stroke="var(--rule)" strokeWidth="0.75" />
      ) : null}
      <text x={x} y={row.top + 18} className="type-lane">
        {job.name}
        <tspan dx="10" className="type-label text-2 plain-weight">
          {headText(job, locale)}
        </tspan>
      </text>
    </g>
  );
}

/** Two lines left of a row: what it is, and in what. */
export function RowName(
  props: NameProps & { readonly title: string; readonly note: string; readonly y: number },
) {
  const { x, y, narrow, title, note } = props;
  if (narrow)
    return (
      <text x={x} y={y} className="type-label strong">
        {title}
        <tspan dx="8" className="text-2 plain-weight">
          {note}
        </tspan>
      </text>
    );
  return (
    <g>
      <text x={x} y={y} className="type-lane">
        {title}
      </text>
      <text x={x} y={y + 15} className="type-label text-2">
        {note}
      </text>
    </g>
  );
}

function headText({ versions }: JobPicture, locale: Locale): string {
  const { completions, parallelism = 1 } = versions[0]!.job.spec;
  const text = completions === undefined ? words.workQueue[locale] : String(completions);
  return words.jobHead(text, String(parallelism))[locale];
}
