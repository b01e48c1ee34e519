import { useMemo, useState } from 'react';
import { containsPort } from '#api/portRange.ts';
import type { Ask } from '#cluster/feature.tsx';
import { number } from '#cluster/kube-apiserver/nodeport/map/cellWords.ts';
import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import type { PortState } from '#cluster/kube-apiserver/nodeport/map/portState.ts';
import { staticBandOffset } from '#cluster/kube-apiserver/nodeport/staticBandOffset.ts';
import { useAnswer } from '#cluster/useAnswer.tsx';
import { oddsWords as words } from '#i18n/nodePortOdds.ts';
import type { Locale } from '#i18n/sentence.ts';
import { OddsChart } from './OddsChart.tsx';
import { collisionChance, dynamicPorts } from './odds.ts';

const seeds = 1000;

/** How likely it is that a port somebody wants is gone already: by reckoning, and by a thousand seeds on top. */
export function OddsPanel(props: {
  readonly model: PortMap;
  readonly state: PortState;
  /** The port under the hand. */
  readonly port: number | null;
  readonly locale: Locale;
  readonly ask: Ask;
}) {
  const { state, locale, ask } = props;
  const { range, offset, tally } = state;
  const port = useWantedPort(props.port, state);
  const subject = useMemo(() => ({ range, port }), [range, port]);
  const drawn = tally.drawn + tally.health;
  const { answer, running, start, stop } = useAnswer(
    ask,
    { kind: 'nodePortOdds', range, port, seeds },
    `${range.base} ${range.size} ${port}`,
  );
  const percent = (bands: boolean) => percentText(collisionChance(subject, drawn, bands));
  const divisible = staticBandOffset(range.size) > 0;
  const isStatic = port - range.base < offset;
  return (
    <section className="ports-panel" aria-label={words.title[locale]}>
      <h3>{words.title[locale]}</h3>
      <OddsChart {...{ subject, drawn, answer, locale }} bands={offset > 0} />
      <p className="text-2">
        {words.now(port, number(drawn), percent(offset > 0))[locale]}{' '}
        {offset > 0
          ? words.without(percent(false))[locale]
          : divisible
            ? words.with(percent(true))[locale]
            : ''}{' '}
        {isStatic ? words.fullAt(number(dynamicPorts(range.size, true)))[locale] : ''}
      </p>
      <p className="ports-odds">
        {running ? (
          <button type="button" className="verb" onClick={stop}>
            {words.stop[locale]}
          </button>
        ) : (
          <button type="button" className="verb" onClick={start}>
            {words.simulate(number(seeds))[locale]}
          </button>
        )}{' '}
        <span role="status" className="text-2">
          {answer === null ? '' : words.played(number(answer.seeds), number(seeds))[locale]}
        </span>
      </p>
    </section>
  );
}

/** The port the odds are about: the last one looked at that is in the range, at first a popular one. */
function useWantedPort(active: number | null, { range, refused }: PortState): number {
  const missed = refused.findLast(({ port }) => port !== null && containsPort(range, port))?.port;
  const first =
    missed ?? range.base + Math.min(80, Math.max(0, staticBandOffset(range.size) - 1), range.size - 1);
  const [kept, setKept] = useState<number | null>(null);
  if (active !== null && active !== kept && containsPort(range, active)) setKept(active);
  return kept !== null && containsPort(range, kept) ? kept : first;
}

function percentText(share: number): string {
  const percent = share * 100;
  return `${percent === 0 || percent >= 10 ? Math.round(percent) : percent.toFixed(1)} %`;
}
