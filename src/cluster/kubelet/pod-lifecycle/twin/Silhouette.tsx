import { useId } from 'react';
import type { SilhouetteProps } from '#cluster/feature.tsx';
import { laneShape } from '#cluster/kubelet/pod-lifecycle/picture/laneShape.ts';
import { laneInk } from '#cluster/kubelet/pod-lifecycle/picture/laneSide.ts';
import { podFailures, podUsefulness } from '#cluster/kubelet/pod-lifecycle/picture/podUsefulness.ts';
import { silhouettePath } from '#cluster/kubelet/pod-lifecycle/picture/SilhouetteRow.tsx';
import type {
  ContainerLane,
  PodTimeline,
  Timeline,
} from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { Dots } from '#ui/Legend.tsx';
import { MergedTrace } from '#ui/MergedTrace.tsx';
import { Patterns } from '#ui/Patterns.tsx';
import { Trace } from '#ui/Trace.tsx';
import { type TimeScale, timeScale } from '#ui/timeScale.ts';
import { type LaneGeometry, round } from '#ui/tracePath.ts';
import { silhouetteLanes } from './silhouetteLanes.ts';

/** Above the highest lane: what stands out over it, a failure's stem. */
const headPx = 3;
const gapPx = 3;
const highestPx = 26;

/** The picture at a quarter of its size: what its lanes look like, without a word. */
export function Silhouette({ model, width, height }: SilhouetteProps<Timeline>) {
  const scope = useId();
  const scale = timeScale({ from: 0, to: Math.max(model.end, 1) }, 0.5, width - 0.5);
  const drawn = silhouetteLanes(model);
  const count = drawn.kind === 'lanes' ? drawn.lanes.length : drawn.pods.length;
  const pitch = (height - headPx - 1) / Math.max(1, count);
  const laneAt = (index: number): LaneGeometry => ({
    baseline: round(headPx + (index + 1) * pitch),
    height: Math.max(3, round(Math.min(highestPx, pitch - gapPx))),
    up: 1,
  });
  return (
    <svg
      className="silhouette"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <Patterns scope={scope} />
      {count === 0 ? <Baseline width={width} y={height - 1} /> : null}
      {drawn.kind === 'lanes'
        ? drawn.lanes.map(({ key, lane }, index) => (
            <LaneSilhouette key={key} {...{ lane, scale, scope }} at={laneAt(index)} />
          ))
        : drawn.pods.map((pod, index) => (
            <PodSilhouette key={pod.subject} {...{ pod, scale }} at={laneAt(index)} />
          ))}
    </svg>
  );
}

function LaneSilhouette(props: {
  readonly lane: ContainerLane;
  readonly scale: TimeScale;
  readonly scope: string;
  readonly at: LaneGeometry;
}) {
  const { lane, scale, scope, at } = props;
  const shape = laneShape(lane, scale);
  const ink = laneInk(lane);
  const failures = shape.caps.filter(({ cap }) => cap.exitCode !== 0 && cap.by !== 'sigterm');
  return (
    <g>
      <Baseline width={scale.right} y={at.baseline} />
      <Trace steps={shape.steps} lane={at} ink={ink} scope={scope} />
      {shape.merged.map((run) => (
        <MergedTrace key={run.x0} columns={run.columns} lane={at} ink={ink} />
      ))}
      {shape.waits
        .filter(({ span }) => span.state === 'backOff')
        .map(({ x0, x1, span }) => (
          <Dots key={span.from} x0={x0} x1={x1} y={at.baseline - Math.min(5, at.height / 2)} />
        ))}
      <FailureStems failures={failures.map(({ x, cap }) => ({ x, killed: cap.by === 'sigkill' }))} at={at} />
    </g>
  );
}

function PodSilhouette(props: {
  readonly pod: PodTimeline;
  readonly scale: TimeScale;
  readonly at: LaneGeometry;
}) {
  const { pod, scale, at } = props;
  return (
    <g>
      <Baseline width={scale.right} y={at.baseline} />
      <path
        d={silhouettePath(podUsefulness(pod, scale), at)}
        fill="var(--main)"
        fillOpacity=".5"
        stroke="var(--main)"
        strokeWidth="var(--line-trace-dense)"
      />
      <FailureStems failures={podFailures(pod, scale).map(({ x }) => ({ x, killed: false }))} at={at} />
    </g>
  );
}

/** All stems in one path: a crash loop has many. A SIGKILL has its cross. */
function FailureStems(props: {
  readonly failures: readonly { readonly x: number; readonly killed: boolean }[];
  readonly at: LaneGeometry;
}) {
  const { failures, at } = props;
  if (failures.length === 0) return null;
  const arm = Math.min(3, at.height / 3);
  const d = failures
    .map(({ x, killed }) => {
      const stem = `M${round(x)} ${at.baseline}v${-round(at.height + 2)}`;
      if (!killed) return stem;
      const top = round(at.baseline - at.height * 0.55 - arm);
      return `${stem}M${round(x + 4)} ${top}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`;
    })
    .join('');
  return <path d={d} fill="none" stroke="var(--fail)" strokeWidth="1.5" />;
}

function Baseline({ width, y }: { readonly width: number; readonly y: number }) {
  return <path d={`M0 ${y}H${width}`} stroke="var(--rule)" strokeWidth="0.75" />;
}
