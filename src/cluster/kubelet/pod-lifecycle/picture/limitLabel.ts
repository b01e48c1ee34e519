import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale, Sentence } from '#i18n/sentence.ts';
import type { Limit, Milliseconds } from '#simulation/trace.ts';
import type { LaneSide } from './laneSide.ts';
import { labelHeight, labelPriority, type Measure, type PictureLabel } from './pictureLabel.ts';
import { instantText } from './secondsText.ts';

/** Where a run was cut off, and by what. */
export interface RunLimit {
  readonly limit: Limit;
  readonly at: Milliseconds;
}

export function runLimit({ truncated, end }: Timeline): RunLimit | null {
  return truncated === null ? null : { limit: truncated, at: end };
}

const names: Readonly<Record<Limit, Sentence>> = {
  events: words.limitEvents,
  wallTime: words.limitWallTime,
  memory: words.limitMemory,
  stopped: words.limitStopped,
};

/** Which limit tore a lane off: beside the edge, else over or under the lane. */
export function limitLabel(
  { limit, at }: RunLimit,
  { key, geometry }: LaneSide,
  {
    x,
    right,
    locale,
    measure,
  }: {
    readonly x: number;
    readonly right: number;
    readonly locale: Locale;
    readonly measure: Measure;
  },
): PictureLabel {
  const { baseline, height } = geometry;
  const two = [names[limit][locale], words.reachedAt(instantText(at))[locale]];
  const width = Math.max(...two.map((line) => measure(line, 'labelStrong')));
  const line = words.listed(two[0]!, two[1]!)[locale];
  const whole = { lines: [line], width: measure(line, 'labelStrong'), height: labelHeight(1) };
  return {
    key: `limit ${key}`,
    priority: labelPriority.exitCode + 1,
    lines: two,
    role: 'labelStrong',
    tone: 'fail',
    ink: null,
    width,
    height: labelHeight(2),
    places: [
      { x: x + 14, top: baseline - labelHeight(2) },
      ...[baseline - height - 22, baseline + 12, baseline - height - 38].map((top) => {
        return { ...whole, x: right + 18 - whole.width, top };
      }),
    ],
    event: null,
    lane: null,
  };
}
