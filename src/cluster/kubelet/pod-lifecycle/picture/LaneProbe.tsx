import type { ProbeMark } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { markProps } from '#ui/marks.ts';
import { round } from '#ui/tracePath.ts';
import type { LaneSide } from './laneSide.ts';
import { secondsText } from './secondsText.ts';

/** A probe's answer under the baseline: a tick in the lane's ink when it succeeds, a carmine cross when it fails. */
export function LaneProbe(props: {
  readonly side: LaneSide;
  readonly x: number;
  readonly probe: ProbeMark;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { side, probe, locale, selection } = props;
  const { baseline, up } = side.geometry;
  const x = round(props.x);
  const y = baseline + up * 3;
  const say = probe.ok ? words.probeOkName : words.probeFailsName;
  const mark = markProps({
    row: side.key,
    x,
    name: say(side.lane.name, probe.probe, secondsText(probe.at))[locale],
    events: [probe.event],
    selected: probe.event === selection,
  });
  return (
    <g {...mark}>
      <rect x={x - 3} y={up === 1 ? y - 1 : y - 7} width="6" height="8" fill="transparent" />
      {probe.ok ? (
        <path d={`M${x} ${y}v${6 * up}`} stroke={`var(--${side.ink})`} strokeWidth="1.6" />
      ) : (
        <path
          d={`M${x - 2.4} ${y + 0.6 * up}l4.8 ${4.8 * up}m0 ${-4.8 * up}l-4.8 ${4.8 * up}`}
          stroke="var(--fail)"
          strokeWidth="1.4"
        />
      )}
    </g>
  );
}
