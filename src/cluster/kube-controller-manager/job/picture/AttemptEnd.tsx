import type { Attempt, JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { markProps } from '#ui/marks.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { heightY, round } from '#ui/tracePath.ts';
import { secondsText } from './jobText.ts';
import type { LaneSide } from './laneSides.ts';

/** How an attempt ended: a tick for 0, a carmine stem for a failure, a cross for SIGKILL, a grey stem for no number. */
export function AttemptEnd(props: {
  readonly side: LaneSide;
  readonly attempt: Attempt;
  readonly name: string;
  readonly x: number;
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { side, attempt, name, scale, locale, selection } = props;
  const { cap, match } = attempt;
  if (!cap || cap.at < scale.from || cap.at > scale.to) return null;
  const { geometry, job } = side;
  const x = round(props.x);
  const at = secondsText(cap.at);
  const said =
    cap.exitCode === null
      ? words.endName(name, cap.reason, at)
      : words.exitName(name, String(cap.exitCode), at);
  const height = geometry.height + 4;
  const event = match?.event ?? cap.event;
  return (
    <g
      {...pathOf(job, attempt)}
      {...markProps({
        row: side.key,
        x,
        name: said[locale],
        events: match ? [match.event, cap.event] : [cap.event],
        selected: selection === event || selection === cap.event,
      })}
    >
      <rect
        x={x - 5}
        y={Math.min(geometry.baseline, geometry.baseline - geometry.up * height)}
        width="10"
        height={height}
        fill="transparent"
      />
      <Stem x={x} attempt={attempt} side={side} />
    </g>
  );
}

function Stem({
  x,
  attempt,
  side,
}: {
  readonly x: number;
  readonly attempt: Attempt;
  readonly side: LaneSide;
}) {
  const { baseline, height, up } = side.geometry;
  const { cap, outcome } = attempt;
  if (outcome === 'succeeded') {
    const y = baseline - up * Math.max(6, height / 2);
    return (
      <g stroke="var(--main)" fill="none">
        <path d={`M${x} ${baseline}v${-up * height}`} strokeWidth="2" />
        {height >= 12 ? <path d={`M${x + 4} ${y}l3 3l5 -6.5`} strokeWidth="1.8" /> : null}
      </g>
    );
  }
  const counts = outcome === 'failed' || outcome === 'killed';
  const ink = counts ? 'var(--fail)' : 'var(--graphite)';
  const top = counts ? height + 4 : height * 0.6;
  const stem = `M${x} ${baseline}v${round(-up * top)}`;
  if (cap?.by !== 'sigkill') return <path d={stem} stroke={ink} strokeWidth="2" />;
  const y = heightY(side.geometry, 0.55);
  const arm = height >= 20 ? 4 : 3;
  return (
    <path
      d={`${stem}M${x + 5} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`}
      stroke={ink}
      strokeWidth="1.8"
      fill="none"
    />
  );
}

/** The rule that matched lights its lines; else the limit that counts the failure does. */
function pathOf({ specPath, document, perIndexLimit }: JobPicture, { match, outcome }: Attempt) {
  if (document === null || outcome === 'succeeded') return {};
  const limit = perIndexLimit === null ? 'backoffLimit' : 'backoffLimitPerIndex';
  const field = match?.rule == null ? limit : `podFailurePolicy.rules[${match.rule}]`;
  return { 'data-path': `${specPath}.${field}`, 'data-document': document };
}
