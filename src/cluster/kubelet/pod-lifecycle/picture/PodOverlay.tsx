import type { TimeScale } from '#ui/timeScale.ts';
import { round } from '#ui/tracePath.ts';
import type { PodGroup } from './pictureRow.ts';
import type { ConsequenceFrame } from './podLabels.ts';

/** What belongs to a pod as a whole and runs through its lanes: the user's own acts, and deadlines. */
export function PodVerticals(props: {
  readonly group: PodGroup;
  readonly scale: TimeScale;
  readonly nameX: number;
}) {
  const { group, scale, nameX } = props;
  const { pair, eventsY, bottom } = group;
  const top = eventsY ?? group.top;
  const inView = (at: number) => at >= scale.from && at <= scale.to;
  const pods = [pair.above, pair.below].flatMap((pod) => pod ?? []);
  const acts = pods.flatMap(({ marks }) => marks.filter(({ tone, at }) => tone === 'notable' && inView(at)));
  // Without its words and its handle a deadline says nothing.
  const deadlines =
    eventsY === null ? [] : pods.flatMap((pod) => pod.deadlines.filter(({ at }) => inView(at)));
  return (
    <g>
      {group.opened ? (
        <path d={`M${nameX - 6} ${group.top + 10}h-5V${bottom - 8}h5`} stroke="var(--rule)" fill="none" />
      ) : null}
      {[...new Set(acts.map(({ at }) => at))].map((at) => (
        <path
          key={at}
          d={`M${round(scale.x(at))} ${top}V${bottom - 4}`}
          stroke="var(--text)"
          strokeWidth="1.25"
        />
      ))}
      {[...new Set(deadlines.map(({ at }) => at))].map((at) => (
        <path
          key={at}
          d={`M${round(scale.x(at))} ${top}V${bottom}`}
          stroke="var(--fail)"
          strokeDasharray="2 4"
        />
      ))}
    </g>
  );
}

/** A measured consequence: a dotted frame between the two lanes that make it. */
export function ConsequenceMark({ frame }: { readonly frame: ConsequenceFrame }) {
  const { x0, x1, y0, y1 } = frame;
  return (
    <rect
      x={x0}
      y={y0}
      width={x1 - x0}
      height={y1 - y0}
      fill="none"
      stroke="var(--fail)"
      strokeDasharray="2 3"
    />
  );
}
