import { memo } from 'react';
import { lastAt } from '#cluster/kube-proxy/service-traffic/model/countUntil.ts';
import type {
  LimitStep,
  ReplicaStep,
  Stage,
} from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { sum } from '#cluster/kube-proxy/service-traffic/model/totals.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import type { Locale } from '#i18n/sentence.ts';
import { hatch } from '#ui/Patterns.tsx';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import type { ChartBox } from './pictureLayout.ts';
import { revisionWord } from './revisionWord.ts';
import { SideNote } from './SideNote.tsx';
import { stackPaths } from './stackPaths.ts';

/** Replicas by version and readiness: solid is ready, hatched starting, pale terminating. With the strategy's limits. */
export const ReplicasChart = memo(function ReplicasChart(props: {
  readonly stage: Stage;
  readonly below: Stage | null;
  readonly box: ChartBox;
  readonly scale: TimeScale;
  readonly scope: string;
  readonly locale: Locale;
  readonly namesRight: number;
  readonly measure: Measure;
}) {
  const { stage, below, box, scale, scope, locale, namesRight, measure } = props;
  const most = Math.max(mostPods(stage), below ? mostPods(below) : 0, 1);
  const pxPerUnit = (box.baseline - box.top) / most;
  const side = { scale, scope, pxPerUnit, baseline: box.baseline, locale, measure };
  const limit = stage.limits.at(-1) ?? null;
  const ticks = [0, ...(limit ? [limit.wanted] : [most])];
  return (
    <g>
      <text x={namesRight} y={box.baseline - 26} className="type-lane" textAnchor="end">
        {words.replicas[locale]}
      </text>
      <SideNote
        x={namesRight}
        y={box.baseline - 9}
        aside={{ x: scale.left, y: box.top - 8 }}
        className="text-2"
      >
        {strategyText(limit)[locale]}
      </SideNote>
      {ticks.map((value) => (
        <text
          key={value}
          x={scale.left - 5}
          y={box.baseline - value * pxPerUnit + 4}
          className="type-small text-3"
          textAnchor="end"
        >
          {value}
        </text>
      ))}
      <ReplicaStack stage={stage} up={1} {...side} />
      {below ? <ReplicaStack stage={below} up={-1} {...side} /> : null}
      <path d={`M${scale.left} ${box.baseline}H${scale.right}`} stroke="var(--rule)" strokeWidth="0.75" />
    </g>
  );
});

function strategyText(limit: LimitStep | null) {
  if (limit === null) return words.pods;
  const { wanted, most, leastReady } = limit;
  if (most === null || leastReady === null) return words.recreate(wanted);
  return words.strategy(wanted, most - wanted, wanted - leastReady);
}

function mostPods({ replicas, limits }: Stage): number {
  const counts = replicas.map((step) => sum(step.ready) + sum(step.starting) + step.terminating);
  return Math.max(0, ...counts, ...limits.map(({ most, wanted }) => most ?? wanted));
}

interface StackProps {
  readonly stage: Stage;
  readonly up: 1 | -1;
  readonly scale: TimeScale;
  readonly scope: string;
  readonly pxPerUnit: number;
  readonly baseline: number;
  readonly locale: Locale;
  readonly measure: Measure;
}

function ReplicaStack({ stage, up, scale, scope, pxPerUnit, baseline, locale, measure }: StackProps) {
  const { revisions, replicas, limits } = stage;
  const place = { baseline, pxPerUnit, up };
  const paths = stackPaths(
    replicas.map(({ at, ready, starting, terminating }) => ({
      at,
      layers: [...ready, ...starting, terminating],
    })),
    scale,
    place,
  );
  const count = revisions.length;
  return (
    <g className="traces">
      {revisions.map(({ ink, hash }, index) => (
        <g key={hash}>
          <path d={paths[index]} fill={`var(--${ink})`} />
          <path d={paths[count + index]} fill={hatch(scope, ink)} stroke={`var(--${ink})`} strokeWidth="1" />
        </g>
      ))}
      <path d={paths[2 * count]} fill="var(--graphite)" fillOpacity=".16" />
      <LimitLines {...{ limits, scale, place }} />
      <StackWords {...{ stage, scale, place, locale, measure, replicas }} />
    </g>
  );
}

function LimitLines(props: {
  readonly limits: readonly LimitStep[];
  readonly scale: TimeScale;
  readonly place: { readonly baseline: number; readonly pxPerUnit: number; readonly up: 1 | -1 };
}) {
  const { limits, scale, place } = props;
  const path = (value: (step: LimitStep) => number | null) => {
    let d = '';
    for (const [index, step] of limits.entries()) {
      const units = value(step);
      if (units === null) continue;
      const x0 = Math.max(scale.left, scale.x(step.at));
      const x1 = Math.min(scale.right, scale.x(limits[index + 1]?.at ?? scale.to));
      if (x1 > x0) d += `M${x0} ${place.baseline - place.up * units * place.pxPerUnit}H${x1}`;
    }
    return d;
  };
  return (
    <>
      <path d={path(({ most }) => most)} stroke="var(--text)" strokeWidth="1" strokeDasharray="1.5 3" />
      <path
        d={path(({ leastReady }) => leastReady)}
        stroke="var(--fail)"
        strokeWidth="1.4"
        strokeDasharray="5 3"
      />
    </>
  );
}

/** Direct labels: the versions where they are widest, the limits at the right edge, "starting" where it fits. */
function StackWords(props: {
  readonly stage: Stage;
  readonly scale: TimeScale;
  readonly place: { readonly baseline: number; readonly pxPerUnit: number; readonly up: 1 | -1 };
  readonly locale: Locale;
  readonly measure: Measure;
  readonly replicas: readonly ReplicaStep[];
}) {
  const { stage, scale, place, locale, measure, replicas } = props;
  const last = lastAt(stage.limits, scale.to);
  const y = (units: number) => place.baseline - place.up * units * place.pxPerUnit;
  const starting = widest(replicas, scale, ({ starting: counts }) => sum(counts) * place.pxPerUnit >= 11);
  const startingText = words.starting[locale];
  const leastWidth = last?.leastReady == null ? 0 : measure(words.atLeast(last.leastReady)[locale], 'label');
  return (
    <>
      {stage.revisions.map((revision, index) => {
        const word = revisionWord(revision)?.[locale];
        if (word === undefined) return null;
        const room = widest(replicas, scale, ({ ready }) => (ready[index] ?? 0) * place.pxPerUnit >= 13);
        if (!room || room.x1 - room.x0 < measure(word, 'label') + 14) return null;
        // The older stands where it begins, the newer where it ends, clear of the limit's words.
        const begins = revision.role !== 'new';
        const step = lastAt(replicas, begins ? room.at : room.until);
        const low = sum((step?.ready ?? []).slice(0, index));
        const width = measure(word, 'label');
        const x = begins ? room.x0 + 12 : Math.max(room.x0 + 12, room.x1 - width - 16 - leastWidth);
        return (
          <text
            key={revision.hash}
            x={x}
            y={y(low) - place.up * 7 + (place.up === 1 ? 1 : 8)}
            className="type-label"
            style={{ fill: `var(--on-${revision.ink})` }}
          >
            {word}
          </text>
        );
      })}
      {starting && starting.x1 - starting.x0 > measure(startingText, 'label') + 16 ? (
        <StartingWord
          {...{ starting, replicas, y, place, startingText }}
          width={measure(startingText, 'label')}
        />
      ) : null}
      {place.up === 1 && last?.most != null ? (
        <text x={scale.right} y={y(last.most) - 4} className="type-label" textAnchor="end">
          {words.atMost(last.most)[locale]}
        </text>
      ) : null}
      {place.up === 1 && last?.leastReady != null && last.leastReady > 0 ? (
        <g>
          <rect
            x={scale.right - leastWidth - 10}
            y={y(last.leastReady) + 3}
            width={leastWidth + 8}
            height="14"
            fill="var(--paper)"
          />
          <text
            x={scale.right - 6}
            y={y(last.leastReady) + 14}
            className="type-label text-fail"
            textAnchor="end"
          >
            {words.atLeast(last.leastReady)[locale]}
          </text>
        </g>
      ) : null}
    </>
  );
}

function StartingWord(props: {
  readonly starting: Room;
  readonly replicas: readonly ReplicaStep[];
  readonly y: (units: number) => number;
  readonly place: { readonly up: 1 | -1 };
  readonly startingText: string;
  readonly width: number;
}) {
  const { starting, replicas, y, place, startingText, width } = props;
  const step = lastAt(replicas, starting.at);
  const bottom = y(sum(step?.ready ?? []));
  return (
    <g>
      <rect
        x={starting.x0 + 5}
        y={bottom - (place.up === 1 ? 13 : -1)}
        width={width + 6}
        height="12"
        fill="var(--paper)"
      />
      <text x={starting.x0 + 8} y={bottom - (place.up === 1 ? 3 : -11)} className="type-label">
        {startingText}
      </text>
    </g>
  );
}

interface Room {
  readonly at: number;
  /** Just before it ends. */
  readonly until: number;
  readonly x0: number;
  readonly x1: number;
}

/** The longest stretch of the view in which a condition holds. */
function widest(
  replicas: readonly ReplicaStep[],
  scale: TimeScale,
  holds: (step: ReplicaStep) => boolean,
): Room | null {
  let best: Room | null = null;
  let begun: { readonly at: number; readonly x: number } | null = null;
  for (const [index, step] of replicas.entries()) {
    const next = replicas[index + 1]?.at ?? scale.to;
    if (next <= scale.from || step.at >= scale.to) continue;
    const x0 = Math.max(scale.left, scale.x(step.at));
    const x1 = Math.min(scale.right, scale.x(next));
    if (!holds(step)) {
      begun = null;
      continue;
    }
    begun ??= { at: Math.max(step.at, scale.from), x: x0 };
    if (!best || x1 - begun.x > best.x1 - best.x0)
      best = { at: begun.at, until: Math.min(next, scale.to) - 1, x0: begun.x, x1 };
  }
  return best;
}
