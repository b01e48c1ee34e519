import type {
  ContainerLane,
  PodTimeline,
  Timeline,
} from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { Measurement, ViewRange } from '#cluster/scene.ts';
import { comparisonWords as words } from '#i18n/comparison.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { laneName, podInTable } from './difference.ts';
import { laneMoments } from './laneMoments.ts';

/** Of more containers than this the mean is told, not each. */
const mostLanes = 8;

/**
 * The numbers of a marked range: how long each container and pod was ready in it, then restarts, seconds in back-off,
 * failed probes, failed exits and changes of STATUS of all pods together. What happens at the range's very end is not
 * in it.
 */
export function measureRange({ pods }: Timeline, range: ViewRange): readonly Measurement[] {
  const several = pods.length > 1;
  const lanes = pods.flatMap((pod) =>
    pod.lanes
      .filter(({ role }) => role !== 'endpoint')
      .map((lane) => ({ lane, name: laneName(lane.name, several ? pod.name : null) })),
  );
  const all = lanes.map(({ lane }) => lane);
  return [
    ...(lanes.length <= mostLanes ? readyTimes(pods, lanes, range) : [meanReady(all, range)]),
    count(
      words.restartsInRange,
      all.flatMap((lane) => laneMoments(lane).restarts),
      range,
    ),
    {
      what: words.backOffInRange,
      value: seconds(sum(all.map((lane) => overlap(spansIn(lane, 'backOff'), range)))),
    },
    count(
      words.failuresInRange,
      all.flatMap((lane) => lane.probes.filter(({ ok }) => !ok)),
      range,
    ),
    count(
      words.failedExitsInRange,
      all.flatMap((lane) => lane.caps.filter(({ exitCode, by }) => exitCode !== 0 && by !== 'sigterm')),
      range,
    ),
    count(words.statusChangesInRange, pods.flatMap(statusChanges), range),
  ];
}

function readyTimes(
  pods: readonly PodTimeline[],
  lanes: readonly { readonly lane: ContainerLane; readonly name: string }[],
  range: ViewRange,
): readonly Measurement[] {
  const whole = seconds(range.to - range.from);
  return [
    ...lanes
      .filter(({ lane }) => lane.role === 'main' || lane.role === 'sidecar')
      .map(({ lane, name }) => ({
        what: words.readyTime(name),
        value: `${overlapText(spansIn(lane, 'ready'), range)} / ${whole}`,
      })),
    ...pods.map((pod) => ({
      what: words.podReadyTime(podInTable(pods.length > 1 ? pod.name : null)),
      value: `${overlapText(readyBands(pod), range)} / ${whole}`,
    })),
  ];
}

function meanReady(lanes: readonly ContainerLane[], range: ViewRange): Measurement {
  const places = lanes.filter(({ role }) => role === 'main' || role === 'sidecar');
  const total = sum(places.map((lane) => overlap(spansIn(lane, 'ready'), range)));
  const mean = total / Math.max(1, range.to - range.from);
  return { what: words.meanReady, value: `${mean.toFixed(1)} / ${places.length}` };
}

function readyBands({ conditions }: PodTimeline): readonly ViewRange[] {
  const bands = conditions.find(({ type }) => type === 'Ready')?.bands ?? [];
  return bands.filter(({ value }) => value === 'True');
}

function spansIn({ spans }: ContainerLane, state: string): readonly ViewRange[] {
  return spans.filter((span) => span.state === state);
}

function statusChanges({ columns }: PodTimeline): readonly { readonly at: Milliseconds }[] {
  return columns
    .filter(({ from }, index) => columns[index + 1]?.from !== from)
    .filter(({ status }, index, shown) => index > 0 && shown[index - 1]?.status !== status)
    .map(({ from }) => ({ at: from }));
}

function count(
  what: Measurement['what'],
  moments: readonly { readonly at: Milliseconds }[],
  { from, to }: ViewRange,
): Measurement {
  return { what, value: String(moments.filter(({ at }) => at >= from && at < to).length) };
}

function overlap(parts: readonly ViewRange[], { from, to }: ViewRange): Milliseconds {
  return sum(parts.map((part) => Math.max(0, Math.min(part.to, to) - Math.max(part.from, from))));
}

function overlapText(parts: readonly ViewRange[], range: ViewRange): string {
  return (overlap(parts, range) / 1000).toFixed(1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function seconds(ms: Milliseconds): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
