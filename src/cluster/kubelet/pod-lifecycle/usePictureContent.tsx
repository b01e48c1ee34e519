import { useMemo } from 'react';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { type PlacedLabel, placeLabels } from '#ui/placeLabels.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { type SetWord, wordTiers } from '#ui/wordTiers.ts';
import { differenceLabels, differenceObstacles, sideLabels } from './compareLabels.ts';
import { laneLabels, laneObstacles } from './laneLabels.ts';
import { type LaneSide, laneSides } from './laneSide.ts';
import type { PictureLabel } from './pictureLabel.ts';
import type { LaneRow, PictureRow, PictureRows, PodGroup } from './pictureRow.ts';
import { type ConsequenceFrame, consequenceFrames, podLabels, podObstacles } from './podLabels.ts';
import { mergedStatus, type StatusWord, statusWidth, statusWords } from './statusWords.ts';

/** A picture with everything measured and placed: what is left to do is to draw it. */
export interface PictureContent {
  readonly sides: readonly LaneSide[];
  readonly statuses: readonly StatusContent[];
  readonly labels: readonly PlacedLabel<PictureLabel>[];
  /** How many labels of a lane found no place. */
  readonly missing: ReadonlyMap<string, number>;
  readonly frames: readonly ConsequenceFrame[];
}

export interface StatusContent {
  readonly row: Extract<PictureRow, { kind: 'status' }>;
  readonly words: readonly SetWord<StatusWord>[];
}

export interface PictureContentInput {
  readonly rows: PictureRows;
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly selection: EventId | null;
  readonly aboveLabel: string;
  readonly belowLabel: string | null;
}

export function usePictureContent(input: PictureContentInput): PictureContent {
  const { rows, scale, locale, measure, selection, aboveLabel, belowLabel } = input;
  const sides = useMemo(
    () => rows.rows.filter(isLane).flatMap((row) => laneSides(row, scale)),
    [rows, scale],
  );
  const statuses = useMemo(
    () => rows.rows.filter(isStatus).map((row) => statusContent(row, scale, measure, locale)),
    [rows, scale, measure, locale],
  );
  const placed = useMemo(
    () =>
      rows.groups.map((group) =>
        placeInGroup(group, sides, {
          rows,
          scale,
          locale,
          measure,
          selection,
          labels: { above: aboveLabel, below: belowLabel },
        }),
      ),
    [rows, sides, scale, locale, measure, selection, aboveLabel, belowLabel],
  );
  return useMemo(
    () => ({
      sides,
      statuses,
      labels: placed.flatMap(({ labels }) => labels),
      missing: countByLane(placed.flatMap(({ left }) => left)),
      frames: placed.flatMap(({ frames }) => frames),
    }),
    [sides, statuses, placed],
  );
}

interface GroupInput {
  readonly rows: PictureRows;
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly selection: EventId | null;
  readonly labels: { readonly above: string; readonly below: string | null };
}

function placeInGroup(group: PodGroup, sides: readonly LaneSide[], input: GroupInput) {
  const { scale, locale, measure } = input;
  const own = sides.filter(({ row }) => row.pair === group.pair && row.baseline >= group.top);
  const lanes = [...new Set(own.map(({ row }) => row))];
  const labelled = own.map(({ key, shape, geometry, ink }) => ({
    key,
    shape,
    ink,
    ...geometry,
    locale,
    measure,
  }));
  const podInput = { ...input, group, lanes };
  const compared = { lanes, sides: own, scale, locale, measure, labels: input.labels };
  const candidates = [
    ...podLabels(podInput),
    ...labelled.flatMap(laneLabels),
    ...differenceLabels(compared),
    ...sideLabels(compared),
  ];
  const obstacles = [
    ...podObstacles(podInput),
    ...labelled.flatMap(laneObstacles),
    ...differenceObstacles(compared),
  ];
  const bounds = { x0: scale.left + 1, x1: scale.right + 20, y0: group.top, y1: group.bottom + 6 };
  const { placed, left } = placeLabels(candidates, obstacles, bounds);
  return { labels: placed, left, frames: consequenceFrames(podInput) };
}

function statusContent(
  row: StatusContent['row'],
  scale: TimeScale,
  measure: Measure,
  locale: Locale,
): StatusContent {
  const pod = row.pair[row.side];
  const found = pod ? statusWords(pod, scale, measure, locale) : [];
  const width = (merged: readonly StatusWord[]) => statusWidth(mergedStatus(merged, locale), false, measure);
  return { row, words: wordTiers(found, row.tiers, width) };
}

function countByLane(left: readonly PictureLabel[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { lane } of left) if (lane) counts.set(lane, (counts.get(lane) ?? 0) + 1);
  return counts;
}

/** "+3": what the lane could not say and the table says. */
export function missingText(count: number, locale: Locale): string {
  return words.more(count)[locale];
}

function isLane(row: PictureRow): row is LaneRow {
  return row.kind === 'lane';
}

function isStatus(row: PictureRow): row is StatusContent['row'] {
  return row.kind === 'status';
}
