import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import { laneDifference } from './laneDifference.ts';
import { stepId } from './laneObstacles.ts';
import type { Scale } from './laneShape.ts';
import type { LaneSide } from './laneSide.ts';
import {
  labelHeight,
  labelPriority,
  type Measure,
  type Obstacle,
  type PictureLabel,
} from './pictureLabel.ts';
import type { LaneRow } from './pictureRow.ts';
import type { Side } from './podPairs.ts';
import { secondsText } from './secondsText.ts';

export interface Compared {
  readonly lanes: readonly LaneRow[];
  readonly sides: readonly LaneSide[];
  readonly scale: Scale;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly labels: { readonly above: string; readonly below: string | null };
}

/** A bracket between the same moment of two runs: on the side that ended earlier, where the paper is empty. */
export interface DifferenceBracket {
  readonly key: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly tall: number;
  readonly text: string;
}

export function differenceBrackets({ lanes, scale, locale }: Compared): readonly DifferenceBracket[] {
  return lanes.flatMap((row) => {
    if (!row.pair.below || !row.pair.above) return [];
    const difference = laneDifference(row.lane.above, row.lane.below);
    if (difference?.kind !== 'moved') return [];
    const early = Math.min(difference.above, difference.below);
    const late = Math.max(difference.above, difference.below);
    const x1 = scale.x(late);
    // The exit's tick stands behind the earlier end.
    const behindTick = scale.x(early) + 21;
    const x0 = x1 - behindTick > 12 ? behindTick : scale.x(early);
    if (x0 < scale.left || x1 > scale.right || x1 - x0 < 4) return [];
    const up = difference.above < difference.below ? 1 : -1;
    const tall = row.height >= 28 ? 18 : Math.min(10, row.height);
    const seconds = secondsText(late - early).replace(/\.0$/, '');
    const text = up === 1 ? words.later(seconds) : words.earlier(seconds);
    return [{ key: row.key, x0, x1, y: row.baseline - up * (tall / 2 + 15), tall, text: text[locale] }];
  });
}

/** The beam and its stops; between the stops there is room for words. */
export function differenceObstacles(compared: Compared): readonly Obstacle[] {
  return differenceBrackets(compared).flatMap(({ x0, x1, y, tall }) => [
    { x0, x1, y0: y - 2, y1: y + 2 },
    ...[x0, x1].map((x) => ({ x0: x - 2, x1: x + 2, y0: y - tall / 2, y1: y + tall / 2 })),
  ]);
}

/** "14 s later" over its bracket, "the same in both", "only in v1.28". */
export function differenceLabels(compared: Compared): readonly PictureLabel[] {
  const { lanes, scale, locale, measure, labels } = compared;
  const moved = differenceBrackets(compared).map(({ key, x0, x1, y, text }): PictureLabel => {
    const width = measure(text, 'labelStrong');
    return {
      ...base(`difference ${key}`, text, width),
      role: 'labelStrong',
      tone: 'text',
      priority: labelPriority.difference,
      places: [
        { x: (x0 + x1 - width) / 2, top: y - 17 },
        { x: x1 + 6, top: y - 7 },
        { x: x0 - width - 6, top: y - 7 },
      ],
    };
  });
  const others = lanes.flatMap((row): readonly PictureLabel[] => {
    if (!row.pair.below || !row.pair.above) return [];
    const difference = laneDifference(row.lane.above, row.lane.below);
    if (!difference || difference.kind === 'moved') return [];
    const side = difference.kind === 'onlyAbove' ? labels.above : (labels.below ?? '');
    const text = (difference.kind === 'same' ? words.sameInBoth : words.onlyIn(side))[locale];
    const x = difference.kind === 'same' ? scale.x(difference.at) + 10 : scale.left + 4;
    return [
      {
        ...base(`difference ${row.key}`, text, measure(text, 'label')),
        role: 'label',
        tone: 'text-2',
        priority: labelPriority.note,
        places: [18, 4].flatMap((dy) => [
          { x, top: row.baseline + dy },
          { x, top: row.baseline - dy - labelHeight(1) },
        ]),
      },
    ];
  });
  return [...moved, ...others];
}

/** The name of each run inside its first bar that is wide enough. */
export function sideLabels({ sides, measure, labels }: Compared): readonly PictureLabel[] {
  if (labels.below === null) return [];
  return sides.flatMap((side): readonly PictureLabel[] => {
    if (side.row.height < 14) return [];
    const text = nameOf(side.side, labels);
    const width = measure(text, 'tickStrong');
    const { baseline, height, up } = side.geometry;
    const lift = Math.max(1, height - labelHeight(1) - 5);
    const top = up === 1 ? baseline - lift - labelHeight(1) : baseline + lift;
    return [
      {
        ...base(`side ${side.key}`, text, width),
        role: 'tickStrong',
        tone: side.ink,
        ink: side.ink,
        priority: labelPriority.side,
        places: side.shape.steps
          .filter((step) => step.fill === 'solid' && step.x1 - step.x0 >= width + 12)
          .map((step) => ({ x: step.x0 + 7, top, inside: stepId(side, step), variant: 'inside' as const })),
      },
    ];
  });
}

function nameOf(side: Side, labels: Compared['labels']): string {
  return side === 'above' ? labels.above : (labels.below ?? '');
}

function base(key: string, text: string, width: number) {
  return { key, lines: [text], width, height: labelHeight(1), event: null, lane: null, ink: null };
}
