import { useMemo } from 'react';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import type { PlacedLabel } from '#ui/placeLabels.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { type SetWord, wordTiers } from '#ui/wordTiers.ts';
import { bandWords } from './bandWords.ts';
import type { DifferenceBracket } from './compareLabels.ts';
import { graceHandles } from './graceHandles.ts';
import { type LaneSide, laneSides } from './laneSide.ts';
import type { RunLimit } from './limitLabel.ts';
import { notSimulatedText } from './notSimulatedLines.ts';
import { labelPriority, type PictureLabel } from './pictureLabel.ts';
import type { BandRow, LaneRow, PictureRow, PictureRows } from './pictureRow.ts';
import { placeInGroup } from './placeInGroup.tsx';
import type { ConsequenceFrame } from './podLabels.ts';
import { mergedStatus, type StatusWord, statusWidth, statusWords } from './statusWords.ts';

/** A picture with everything measured and placed: what is left to do is to draw it. */
export interface PictureContent {
  readonly sides: readonly LaneSide[];
  readonly statuses: readonly StatusContent[];
  readonly labels: readonly PlacedLabel<PictureLabel>[];
  /** How many labels of a lane found no place, of those that say what its shape does not. */
  readonly missing: ReadonlyMap<string, number>;
  readonly frames: readonly ConsequenceFrame[];
  readonly differences: readonly DifferenceBracket[];
  /** Boxes of words that are not labels: STATUS, conditions, the foot of a deadline. The pen breaks there. */
  readonly words: readonly WordBox[];
}

export interface WordBox {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
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
  readonly nameX: number;
  /** What cut the run off; null when it came to its end. */
  readonly limit: RunLimit | null;
  readonly selection: EventId | null;
  readonly aboveLabel: string;
  readonly belowLabel: string | null;
}

export function usePictureContent(input: PictureContentInput): PictureContent {
  const { rows, scale, locale, measure, nameX, limit, selection, aboveLabel, belowLabel } = input;
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
      rows.groups.map((group, index) =>
        placeInGroup(group, sides, {
          limit: index === 0 && limit && limit.at <= scale.to && limit.at >= scale.from ? limit : null,
          rows,
          scale,
          locale,
          measure,
          nameX,
          selection,
          labels: { above: aboveLabel, below: belowLabel },
        }),
      ),
    [rows, sides, scale, locale, measure, nameX, limit, selection, aboveLabel, belowLabel],
  );
  const wordBoxes = useMemo(
    () => [
      ...statuses.flatMap(statusBoxes),
      ...rows.rows.filter(isBand).flatMap((row) => bandWords(row, scale, measure)),
      ...rows.rows.flatMap((row) =>
        row.kind === 'notSimulated' ? [notSimulatedBox(row, scale, measure, locale)] : [],
      ),
      ...graceHandles(rows, scale, measure(words.dragGrace[locale], 'label')).map(({ words: box }) => box),
    ],
    [statuses, rows, scale, measure, locale],
  );
  return useMemo(
    () => ({
      words: wordBoxes,
      sides,
      statuses,
      labels: placed.flatMap(({ labels }) => labels),
      missing: countByLane(placed.flatMap(({ left }) => left)),
      frames: placed.flatMap(({ frames }) => frames),
      differences: placed.flatMap(({ differences }) => differences),
    }),
    [sides, statuses, placed, wordBoxes],
  );
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
  return { row, words: wordTiers(found, { tiers: row.tiers, right: scale.right + 20, mergedWidth: width }) };
}

function statusBoxes({ row, words: set }: StatusContent): readonly WordBox[] {
  return set.map(({ x, width, room, flipped, tier }) => {
    const y0 = row.top + 1 + 16 * tier;
    const [x0, x1] = flipped ? [x - width, x - 1] : [x + 1, x + room];
    return { x0, x1, y0, y1: y0 + 17 };
  });
}

type NotSimulatedRow = Extract<PictureRow, { kind: 'notSimulated' }>;

function notSimulatedBox(row: NotSimulatedRow, scale: TimeScale, measure: Measure, locale: Locale): WordBox {
  const x0 = scale.left + 6;
  const label = (text: string) => measure(text, 'label');
  const x1 = x0 + label(notSimulatedText(row.what, locale, scale.right - x0, label));
  return { x0, x1, y0: row.baseline - 17, y1: row.baseline - 2 };
}

function countByLane(left: readonly PictureLabel[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { lane, priority } of left)
    if (lane && priority >= labelPriority.seconds) counts.set(lane, (counts.get(lane) ?? 0) + 1);
  return counts;
}

/** "+3": what the lane could not say and the table says. */
export function missingText(count: number, locale: Locale): string {
  return words.more(count)[locale];
}

function isLane(row: PictureRow): row is LaneRow {
  return row.kind === 'lane';
}

function isBand(row: PictureRow): row is BandRow {
  return row.kind === 'band';
}

function isStatus(row: PictureRow): row is StatusContent['row'] {
  return row.kind === 'status';
}
