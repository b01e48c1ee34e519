import type { PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { joinMarks } from '#ui/joinMarks.ts';
import { placeLabels } from '#ui/placeLabels.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { differenceBrackets, differenceLabels, differenceObstacles, sideLabels } from './compareLabels.ts';
import { laneLabels } from './laneLabels.ts';
import { laneObstacles } from './laneObstacles.ts';
import type { LaneSide } from './laneSide.ts';
import { limitLabel, type RunLimit } from './limitLabel.ts';
import type { Obstacle, PictureLabel } from './pictureLabel.ts';
import type { LaneRow, PictureRows, PodGroup } from './pictureRow.ts';
import { consequenceFrames, podLabels, podObstacles } from './podLabels.ts';
import { laneOf } from './podPairs.ts';

export interface GroupInput {
  /** Said once: in the first group. */
  readonly limit: RunLimit | null;
  readonly nameX: number;
  readonly rows: PictureRows;
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly selection: EventId | null;
  readonly labels: { readonly above: string; readonly below: string | null };
}

/** Places the labels of one pod: what they say of its lanes, of the pod as a whole, and of what two runs differ by. */
export function placeInGroup(group: PodGroup, sides: readonly LaneSide[], input: GroupInput) {
  const { scale, locale, measure } = input;
  const own = sides.filter(
    ({ row }) => row.pair === group.pair && row.baseline >= group.top && row.baseline <= group.bottom,
  );
  if (own.length === 0) return nothing;
  const lanes = [...new Set(own.map(({ row }) => row))];
  const labelled = own.map(({ key, shape, geometry, ink }) => ({
    key,
    shape,
    ink,
    ...geometry,
    locale,
    measure,
  }));
  const podInput = {
    ...input,
    group,
    lanes,
    diamonds: joinMarks(marksInView(group.pair.above ?? group.pair.below, scale)),
  };
  const compared = { lanes, sides: own, scale, locale, measure, labels: input.labels };
  const torn =
    input.limit &&
    own.find(({ side, lane }) => side === 'above' && lane.spans.at(-1)?.to === input.limit?.at);
  const candidates = [
    ...(input.limit && torn
      ? [limitLabel(input.limit, torn, { x: scale.x(input.limit.at), right: scale.right, locale, measure })]
      : []),
    ...podLabels(podInput),
    ...saidOnce(labelled.flatMap(laneLabels)),
    ...differenceLabels(compared),
    ...sideLabels(compared),
  ];
  const obstacles = [
    ...podObstacles(podInput),
    ...labelled.flatMap(laneObstacles),
    ...lanes.flatMap((row) => nameOver(row, input)),
    ...lanes.map(({ baseline }) => ({
      x0: scale.left,
      x1: scale.right,
      y0: baseline - 1,
      y1: baseline + 1,
      line: true,
    })),
    ...differenceObstacles(compared),
  ];
  const bounds = { x0: scale.left + 1, x1: scale.right + 20, y0: group.top, y1: group.bottom + 6 };
  const { placed, left } = placeLabels(candidates, obstacles, bounds);
  return {
    labels: placed,
    left,
    frames: consequenceFrames(podInput),
    differences: differenceBrackets(compared),
  };
}

/** A silhouette has no words. */
const nothing = { labels: [], left: [], frames: [], differences: [] } as const;

/** On a phone a lane's name stands in the picture. */
function nameOver(
  { naming, lane, baseline, height }: LaneRow,
  { locale, measure, nameX }: GroupInput,
): readonly Obstacle[] {
  if (naming !== 'over') return [];
  const { name, notes } = laneOf(lane);
  const width = measure(name, 'lane') + 16 + measure(notes[0]?.[locale] ?? '', 'label');
  return [{ x0: nameX, x1: nameX + width, y0: baseline - height - 27, y1: baseline - height - 9 }];
}

/** Where the shape below mirrors the shape above, the words above are enough. */
function saidOnce(labels: readonly PictureLabel[]): readonly PictureLabel[] {
  const keyOf = ({ key, lines }: PictureLabel) => `${key.replace(/ (above|below) /, ' ')} ${lines.join(' ')}`;
  const above = new Set(labels.filter(({ lane }) => lane?.endsWith(' above')).map(keyOf));
  return labels.filter((label) => !label.lane?.endsWith(' below') || !above.has(keyOf(label)));
}

function marksInView(pod: PodTimeline | null, scale: TimeScale) {
  return (pod?.marks ?? [])
    .filter(({ at }) => at >= scale.from && at <= scale.to)
    .map((mark) => ({ x: scale.x(mark.at), mark }));
}
