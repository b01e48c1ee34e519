import { memo } from 'react';
import type { FlowState } from '#cluster/kube-proxy/service-traffic/model/flowState.ts';
import type { PodLife, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import type { FlowGeometry } from './flowGeometry.ts';
import type { LaneRow } from './laneRows.ts';
import type { PictureLayout } from './pictureLayout.ts';
import { revisionWord } from './revisionWord.ts';

interface NamesProps {
  readonly stage: Stage;
  readonly layout: PictureLayout;
  readonly state: FlowState;
  readonly now: Milliseconds;
  readonly locale: Locale;
}

/** The names at which the flow's lines end where there are no lanes beside them. */
export function FlowNames(props: NamesProps & { readonly geometry: FlowGeometry }) {
  const { stage, layout, state, geometry, now, locale } = props;
  if (!layout.ownNames || stage.pods.length > mostOwnNames) return null;
  const addressed = addressedPlaces(state);
  return (
    <g>
      {stage.pods.map((pod, place) => (
        <PodName
          key={pod.key + pod.createdBy}
          {...{ pod, stage, locale }}
          x={geometry.podX + 68}
          y={(geometry.podY.get(place) ?? 0) + 4}
          life={lifeAt(pod, now)}
          addressed={addressed.has(place)}
        />
      ))}
    </g>
  );
}

/** The names at which the lanes begin. A pod that is gone but still addressed is struck. */
export function LaneNames({ stage, layout, state, now, locale }: NamesProps) {
  const addressed = addressedPlaces(state);
  const x = layout.namesRight;
  return (
    <g>
      {layout.rows.map((row) => {
        if (row.kind === 'head') return <Head key={`head ${row.node}`} row={row} x={x} locale={locale} />;
        if (row.kind !== 'pod' || !row.named) return null;
        const pod = stage.pods[row.pod];
        if (!pod) return null;
        return (
          <PodName
            key={pod.key + pod.createdBy}
            {...{ pod, stage, x, locale }}
            y={row.baseline - row.height / 2 + 4}
            life={lifeAt(pod, now)}
            addressed={addressed.has(row.pod)}
          />
        );
      })}
    </g>
  );
}

function addressedPlaces({ links }: FlowState): ReadonlySet<number> {
  return new Set(links.filter((link) => link.addressed).map(({ pod }) => pod));
}

/** More names than these would stand on each other. */
const mostOwnNames = 24;

type LifeAt = 'before' | 'there' | 'over';

/** Its process is what a request needs, not its object. */
function lifeAt({ createdAt, spans, until, deletedAt }: PodLife, now: Milliseconds): LifeAt {
  if (now < createdAt) return 'before';
  if (now >= until || (deletedAt !== null && now >= (spans.at(-1)?.to ?? until))) return 'over';
  return 'there';
}

function Head({
  row,
  x,
  locale,
}: {
  readonly row: LaneRow & { readonly kind: 'head' };
  readonly x: number;
  readonly locale: Locale;
}) {
  return (
    <g>
      <text x={x} y={row.baseline} className="type-small text-3" textAnchor="end">
        {row.node === '' ? words.noNode[locale] : row.node}
      </text>
      <path d={`M${x + 10} ${row.from}h6V${row.to}h-6`} fill="none" stroke="var(--rule)" />
    </g>
  );
}

const PodName = memo(function PodName(props: {
  readonly pod: PodLife;
  readonly stage: Stage;
  readonly x: number;
  readonly y: number;
  readonly life: LifeAt;
  readonly addressed: boolean;
  readonly locale: Locale;
}) {
  const { pod, stage, x, y, life, addressed, locale } = props;
  const revision = stage.revisions[pod.revision];
  const role = revision ? revisionWord(revision)?.[locale] : undefined;
  const ink = life === 'there' ? (revision?.ink === 'main' ? 'text-main' : 'text-plain') : 'text-3';
  const struck = life === 'over' && addressed;
  return (
    <g>
      <text x={x} y={y} className={`type-tick pod-name ${ink}`} textAnchor="end">
        {role ? <tspan className="type-small">{role} </tspan> : null}
        {pod.short}
      </text>
      {struck ? (
        <path className="struck" d={`M${x - 58} ${y - 4}H${x}`} stroke="var(--fail)" strokeWidth="1.2" />
      ) : null}
    </g>
  );
});
