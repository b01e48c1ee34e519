import { memo, useMemo } from 'react';
import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import { markProps } from '#ui/marks.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { round } from '#ui/tracePath.ts';
import { type FrontGroup, frontGroups } from './frontShape.ts';
import type { FrontRow } from './jobRows.ts';

/** Thousands of indexes: a row is some of them merged. Slope is throughput; what stands right of the front is a retry. */
export const JobsFront = memo(function JobsFront(props: {
  readonly row: FrontRow;
  readonly job: JobPicture;
  readonly up: 1 | -1;
  readonly scale: TimeScale;
  readonly nameX: number;
  readonly narrow: boolean;
  readonly opened: number | null;
  readonly locale: Locale;
}) {
  const { row, job, up, scale, nameX, narrow, opened, locale } = props;
  const { top, per, pitch, height } = row;
  const groups = useMemo(() => frontGroups(job.lanes, per), [job, per]);
  const half = row.pair.below === null ? pitch : pitch / 2;
  const baselineOf = (order: number) => round(top + order * pitch + half);
  const numbered = Math.max(1, Math.round(100 / per));
  return (
    <g>
      {groups.map((group, order) => {
        const baseline = baselineOf(order);
        return (
          <g key={group.first}>
            {up > 0 ? (
              <path d={`M${scale.left} ${baseline}H${scale.right}`} stroke="var(--hair)" strokeWidth="0.75" />
            ) : null}
            {up > 0 && order % numbered === 0 && (order / numbered) % labelEvery(pitch * numbered) === 0 ? (
              <text
                x={scale.left - 10}
                y={baseline + 1}
                textAnchor="end"
                className={opened !== null && holds(group, opened) ? 'type-tick strong' : 'type-tick text-2'}
              >
                {group.first}
              </text>
            ) : null}
            <g className="traces">
              <path
                d={silhouette(group, per, baseline, height * up, scale)}
                fill="var(--main)"
                fillOpacity={opened !== null && holds(group, opened) ? 1 : 0.5}
                stroke="var(--main)"
                strokeWidth="1.1"
              />
              <path d={stems(group, baseline, height * up, scale)} stroke="var(--fail)" strokeWidth="1.1" />
              <path
                d={losses(group, baseline, height * up, scale)}
                stroke="var(--fail)"
                strokeWidth="2"
                fill="none"
              />
            </g>
            <rect
              x={scale.left}
              y={baseline - (up > 0 ? half : 0)}
              width={Math.max(0, scale.right - scale.left)}
              height={half}
              fill="transparent"
              data-open={`${job.subject} ${group.first} ${group.last}`}
              {...markProps({
                row: `${row.key} ${group.first} ${up}`,
                x: scale.left,
                name: words.rowName(group.first, group.last, group.failures.length)[locale],
                events: group.lost.concat(group.failures).map(({ event }) => event),
                selected: false,
              })}
            />
          </g>
        );
      })}
      {up > 0 && !narrow && (groups.length - 1) % numbered > numbered / 2 ? (
        <text
          x={scale.left - 10}
          y={baselineOf(groups.length - 1) + 1}
          textAnchor="end"
          className="type-tick text-2"
        >
          {groups.at(-1)!.last}
        </text>
      ) : null}
      {up > 0 ? <FrontNames {...{ row, job, nameX, locale }} y={narrow ? row.top - 60 : row.top} /> : null}
    </g>
  );
});

function FrontNames(props: {
  readonly row: FrontRow;
  readonly job: JobPicture;
  readonly nameX: number;
  readonly y: number;
  readonly locale: Locale;
}) {
  const { row, job, nameX, y, locale } = props;
  const lines = [words.perRow(row.per)[locale], words.heightIs[locale], words.ofThem(row.per)[locale]];
  return (
    <g>
      <text x={nameX} y={y + 12} className="type-lane">
        {words.indexes(job.lanes.length.toLocaleString('en'))[locale]}
      </text>
      {(row.per > 1 ? lines : []).map((line, order) => (
        <text key={line} x={nameX} y={y + 29 + order * 16} className="type-label text-2 front-note">
          {line}
        </text>
      ))}
    </g>
  );
}

/** Every so many numbers one is printed, so that they stand apart. */
function labelEvery(numberPx: number): number {
  return Math.max(1, Math.ceil(leastNumberPx / numberPx));
}

const leastNumberPx = 13;

function holds({ first, last }: FrontGroup, place: number): boolean {
  return place >= first && place <= last;
}

function silhouette(
  { steps }: FrontGroup,
  per: number,
  baseline: number,
  height: number,
  scale: TimeScale,
): string {
  let path = '';
  let level = 0;
  for (const { at, count } of steps) {
    const x = round(Math.min(scale.right, Math.max(scale.left, scale.x(at))));
    const y = round(baseline - (height * count) / per);
    if (level === 0 && count > 0) path += `M${x} ${baseline}V${y}`;
    else if (level > 0) path += `H${x}V${y}`;
    level = count;
  }
  return level > 0 ? `${path}H${round(scale.right)}V${baseline}` : path;
}

function stems({ failures }: FrontGroup, baseline: number, height: number, scale: TimeScale): string {
  let drawn = Number.NEGATIVE_INFINITY;
  let path = '';
  for (const { at } of failures) {
    const x = round(scale.x(at));
    if (at < scale.from || at > scale.to || x - drawn < 1.5) continue;
    drawn = x;
    path += `M${x} ${baseline}v${round(-height * 0.8)}`;
  }
  return path;
}

function losses({ lost }: FrontGroup, baseline: number, height: number, scale: TimeScale): string {
  return lost
    .filter(({ at }) => at >= scale.from && at <= scale.to)
    .map(({ at }) => {
      const x = round(scale.x(at));
      const y = round(baseline - height * 0.4);
      return `M${x} ${baseline}v${round(-height * 0.8)}M${x + 3} ${y - 2.5}l5 5m0 -5l-5 5`;
    })
    .join('');
}
