import { useRef } from 'react';
import { number } from '#cluster/kube-apiserver/nodeport/map/cellWords.ts';
import { staticBandOffset } from '#cluster/kube-apiserver/nodeport/staticBandOffset.ts';
import { oddsWords as words } from '#i18n/nodePortOdds.ts';
import type { Locale } from '#i18n/sentence.ts';
import { useElementSize } from '#ui/useElementSize.ts';
import { collisionChance, dynamicPorts, type OddsSubject } from './odds.ts';
import type { OddsAnswer } from './simulateOdds.ts';

const height = 104;
const left = 38;
const right = 8;
const top = 8;
const foot = 20;

/** The chance over the number of dynamic allocations: with the bands, without them, and the simulated shares as dots. */
export function OddsChart(props: {
  readonly subject: OddsSubject;
  readonly drawn: number;
  readonly answer: OddsAnswer | null;
  readonly bands: boolean;
  readonly locale: Locale;
}) {
  const { subject, drawn, answer, bands, locale } = props;
  const frame = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(frame, { width: 240, height });
  const { size } = subject.range;
  const x = (count: number) => round(left + (count / Math.max(1, size)) * Math.max(1, width - left - right));
  const y = (share: number) => round(top + (1 - share) * (height - top - foot));
  const full = dynamicPorts(size, bands);
  const divisible = staticBandOffset(size) > 0;
  const line = (withBands: boolean) =>
    [0, dynamicPorts(size, withBands), size]
      .map((count) => `${x(count)} ${y(collisionChance(subject, count, withBands))}`)
      .join('L');
  const dots = (counts: readonly number[] | undefined) =>
    (counts ?? []).map((count, index) => {
      const at = answer?.draws[index] ?? 0;
      return `M${x(at)} ${y(count / Math.max(1, answer?.seeds ?? 1))}h0`;
    });
  const isStatic = subject.port - subject.range.base < staticBandOffset(size);
  const tone = isStatic && bands ? 'sidecar' : 'main';
  return (
    <div ref={frame} className="odds-chart">
      <svg width={width} height={height} role="img" aria-label={words.chart(subject.port)[locale]}>
        <g className="type-tick text-3">
          <path
            d={`M${left} ${y(1)}H${width - right}M${left} ${y(0.5)}H${width - right}`}
            stroke="var(--hair)"
          />
          <path d={`M${left} ${y(0)}H${width - right}`} stroke="var(--rule)" />
          {[1, 0.5, 0].map((share) => (
            <text key={share} className="type-tick" x={left - 6} y={y(share) + 4} textAnchor="end">
              {share === 1 ? '100 %' : share * 100}
            </text>
          ))}
          <text className="type-tick" x={left} y={height - 4}>
            0
          </text>
          <text className="type-tick" x={x(full)} y={height - 4} textAnchor="end">
            {number(full)}
          </text>
        </g>
        {divisible ? <path className="odds-without" d={`M${line(!bands)}`} /> : null}
        <path className={`odds-with odds-${tone}`} d={`M${line(bands)}`} />
        <path
          className="odds-dots odds-dots-without"
          d={divisible ? dots(bands ? answer?.withoutBands : answer?.withBands).join('') : ''}
        />
        <path
          className={`odds-dots odds-${tone}`}
          d={dots(bands ? answer?.withBands : answer?.withoutBands).join('')}
        />
        <path d={`M${x(drawn)} ${top}V${y(0)}`} stroke="var(--pen)" strokeWidth="1.5" />
        <circle cx={x(drawn)} cy={y(collisionChance(subject, drawn, bands))} r="3" fill="var(--pen)" />
        {divisible ? (
          <text className="type-label text-2" x={x(size * 0.56)} y={bands || !isStatic ? y(0.36) : y(0) - 5}>
            {(bands ? words.gateOff : words.gateOn)[locale]}
          </text>
        ) : null}
        <text
          className={`type-label text-${tone}`}
          x={x(size * (isStatic && bands ? 0.2 : 0.06))}
          y={isStatic && bands ? y(0) - 5 : y(0.72)}
        >
          {words.yourPort(subject.port)[locale]}
        </text>
      </svg>
    </div>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
