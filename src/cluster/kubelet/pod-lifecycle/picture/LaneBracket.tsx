import type { Bracket } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { markProps } from '#ui/marks.ts';
import { bracketLift, isDrawn } from './laneObstacles.ts';
import type { LaneSide } from './laneSide.ts';
import { secondsText } from './secondsText.ts';

/** A bracket over a hook or a wait; its words are placed among the labels. */
export function LaneBracket(props: {
  readonly side: LaneSide;
  readonly x0: number;
  readonly x1: number;
  readonly bracket: Bracket;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { side, x0, x1, bracket, locale, selection } = props;
  const { baseline, height, up } = side.geometry;
  if (!isDrawn(props)) return null;
  const foot = baseline - up * bracketLift(bracket.kind, height);
  const name = words.bracketName(
    side.lane.name,
    bracket.label[locale],
    secondsText(bracket.from),
    secondsText(bracket.to),
  );
  const stroke =
    bracket.kind === 'backOff'
      ? 'var(--fail)'
      : bracket.kind === 'preStop' || bracket.kind === 'postStart'
        ? `var(--${side.ink})`
        : 'var(--text2)';
  const events = [bracket.event];
  return (
    <path
      d={`M${x0 + 1.5} ${foot}v${-5 * up}H${x1 - 1.5}v${5 * up}`}
      fill="none"
      stroke={stroke}
      strokeWidth={bracket.kind === 'backOff' ? 1 : 1.2}
      {...markProps({
        row: side.key,
        x: x0,
        name: name[locale],
        events,
        selected: selection === bracket.event,
      })}
    />
  );
}
