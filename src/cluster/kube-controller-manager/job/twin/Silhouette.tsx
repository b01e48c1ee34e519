import { useId } from 'react';
import type { SilhouetteProps } from '#cluster/feature.tsx';
import { frontGroups } from '#cluster/kube-controller-manager/job/picture/frontShape.ts';
import { attemptSteps } from '#cluster/kube-controller-manager/job/picture/laneSteps.ts';
import type {
  JobLane,
  JobPicture,
  JobsModel,
} from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { Dots } from '#ui/Legend.tsx';
import { Patterns } from '#ui/Patterns.tsx';
import { Trace } from '#ui/Trace.tsx';
import { type TimeScale, timeScale } from '#ui/timeScale.ts';
import { type LaneGeometry, round } from '#ui/tracePath.ts';

const headPx = 3;
/** More lanes than this are merged. */
const mostLanes = 6;

/** The picture at a quarter of its size: the lanes of the Job that tells most, or its front. */
export function Silhouette({ model, width, height }: SilhouetteProps<JobsModel>) {
  const scope = useId();
  const job = tellingJob(model);
  const over = job?.outcome?.at ?? model.end;
  const scale = timeScale({ from: 0, to: Math.max(Math.min(model.end, over * 1.05), 1) }, 0.5, width - 0.5);
  return (
    <svg
      className="silhouette"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <Patterns scope={scope} />
      {job && job.lanes.length <= mostLanes ? (
        <Lanes lanes={job.lanes} {...{ scale, height, scope }} />
      ) : job ? (
        <Front job={job} scale={scale} height={height} />
      ) : null}
    </svg>
  );
}

/** The Job with most failures; of equals the first. */
function tellingJob({ jobs }: JobsModel): JobPicture | null {
  const failures = ({ lanes }: JobPicture) =>
    lanes.reduce(
      (sum, { attempts }) => sum + attempts.filter(({ outcome }) => outcome === 'failed').length,
      0,
    );
  return [...jobs].sort((a, b) => failures(b) - failures(a))[0] ?? null;
}

function Lanes(props: {
  readonly lanes: readonly JobLane[];
  readonly scale: TimeScale;
  readonly height: number;
  readonly scope: string;
}) {
  const { lanes, scale, height, scope } = props;
  const pitch = (height - headPx - 1) / Math.max(1, lanes.length);
  return (
    <g>
      {lanes.map((lane, place) => {
        const at: LaneGeometry = {
          baseline: round(headPx + (place + 1) * pitch),
          height: Math.max(3, round(Math.min(22, pitch - 3))),
          up: 1,
        };
        return (
          <g key={lane.key}>
            <path d={`M0 ${at.baseline}H${scale.right}`} stroke="var(--rule)" strokeWidth="0.75" />
            {lane.attempts.map((attempt) => (
              <Trace
                key={attempt.pod}
                steps={attemptSteps(attempt, scale)}
                lane={at}
                ink="main"
                scope={scope}
              />
            ))}
            {lane.waits.map(({ from, to }) => (
              <Dots
                key={from}
                x0={scale.x(from)}
                x1={Math.min(scale.right, scale.x(to))}
                y={at.baseline - 2.5}
              />
            ))}
            <path d={stemsOf(lane, at, scale)} stroke="var(--fail)" strokeWidth="1.5" />
          </g>
        );
      })}
    </g>
  );
}

function stemsOf({ attempts }: JobLane, { baseline, height }: LaneGeometry, scale: TimeScale): string {
  return attempts
    .flatMap(({ outcome, cap }) => (outcome === 'failed' && cap ? [scale.x(cap.at)] : []))
    .map((x) => `M${round(x)} ${baseline}v${-(height + 2)}`)
    .join('');
}

function Front({
  job,
  scale,
  height,
}: {
  readonly job: JobPicture;
  readonly scale: TimeScale;
  readonly height: number;
}) {
  const per = Math.max(1, Math.ceil(job.lanes.length / 12));
  const groups = frontGroups(job.lanes, per);
  const pitch = (height - headPx - 1) / Math.max(1, groups.length);
  return (
    <g>
      {groups.map(({ first, steps, failures }, place) => {
        const baseline = round(headPx + (place + 1) * pitch);
        return (
          <g key={first}>
            <path
              d={silhouetteOf(steps, per, baseline, pitch, scale)}
              fill="var(--main)"
              fillOpacity=".5"
              stroke="var(--main)"
              strokeWidth=".8"
            />
            <path
              d={failures.map(({ at }) => `M${round(scale.x(at))} ${baseline}v${round(-pitch)}`).join('')}
              stroke="var(--fail)"
              strokeWidth="1"
            />
          </g>
        );
      })}
    </g>
  );
}

function silhouetteOf(
  steps: readonly { readonly at: number; readonly count: number }[],
  per: number,
  baseline: number,
  height: number,
  scale: TimeScale,
): string {
  let path = '';
  let level = 0;
  for (const { at, count } of steps) {
    const x = round(Math.min(scale.right, scale.x(at)));
    const y = round(baseline - (height * count) / per);
    path += level === 0 && count > 0 ? `M${x} ${baseline}V${y}` : level > 0 ? `H${x}V${y}` : '';
    level = count;
  }
  return level > 0 ? `${path}H${round(scale.right)}V${baseline}` : path;
}
