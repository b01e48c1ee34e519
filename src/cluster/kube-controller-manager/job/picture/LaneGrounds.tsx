import type { JobLane, JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { HoveredPath } from '#cluster/scene.ts';
import type { EventId } from '#simulation/trace.ts';
import type { JobsContent } from './jobsContent.tsx';

/** The ground of the lanes that what is hovered in the text decided, and of the one the selection is in. */
export function LaneGrounds(props: {
  readonly content: JobsContent;
  readonly width: number;
  readonly hovered: HoveredPath | null;
  readonly selection: EventId | null;
}) {
  const { content, width, hovered, selection } = props;
  return (
    <svg className="picture-past jobs-grounds" width={width} height="1" aria-hidden="true">
      {content.sides.map(({ key, row, job, lane, geometry }) => {
        const selected = selection !== null && geometry.up > 0 && holds(lane, selection);
        if (!selected && !(hovered && decides(hovered, job, lane))) return null;
        const top = row.baseline - row.height - 12;
        const height = row.height + 20;
        return (
          <g key={key}>
            <rect x={0} y={top} width={width} height={height} fill="var(--past)" />
            {selected ? <rect x={0} y={top} width={3} height={height} fill="var(--main)" /> : null}
          </g>
        );
      })}
    </svg>
  );
}

function holds({ attempts, waits, lost }: JobLane, event: EventId): boolean {
  return (
    lost?.event === event ||
    waits.some((wait) => wait.event === event) ||
    attempts.some(
      (attempt) =>
        attempt.event === event ||
        attempt.cap?.event === event ||
        attempt.match?.event === event ||
        attempt.counted?.event === event ||
        attempt.terminating?.event === event ||
        attempt.spans.some((span) => span.event === event),
    )
  );
}

const rulePath = /\.podFailurePolicy\.rules\[(\d+)\]/;

/** A rule decided where it matched, a limit where failures were waited for or an index was lost. */
function decides({ document, path }: HoveredPath, job: JobPicture, lane: JobLane): boolean {
  if (document !== job.document || !path.startsWith(`${job.specPath}.`)) return false;
  const rule = rulePath.exec(path)?.[1];
  if (rule !== undefined) return lane.attempts.some(({ match }) => match?.rule === Number(rule));
  if (path.includes('.backoffLimit')) return lane.waits.length > 0 || lane.lost !== null;
  return (
    path.endsWith('.podReplacementPolicy') && lane.attempts.some(({ terminating }) => terminating !== null)
  );
}
