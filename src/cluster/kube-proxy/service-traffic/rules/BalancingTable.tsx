import type { Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { revisionWord } from '#cluster/kube-proxy/service-traffic/picture/revisionWord.ts';
import { rulesWords as words } from '#i18n/rolloutRules.ts';
import type { Locale, Sentence } from '#i18n/sentence.ts';
import type { BalancingRow } from './balancingRows.ts';
import { lookOf } from './RuleLines.tsx';

const mostRows = 200;

/** Who gets the next connection: each rule is tried only when those before it have passed. */
export function BalancingTable(props: {
  readonly rows: readonly BalancingRow[];
  readonly stage: Stage;
  readonly deadAt: ReadonlyMap<string, Sentence>;
  readonly locale: Locale;
}) {
  const { rows, stage, deadAt, locale } = props;
  const marksNew = rows.some(({ change }) => change !== 'added');
  return (
    <table className="rules-table">
      <thead>
        <tr className="text-2">
          <th scope="col">pod</th>
          <th scope="col">--probability</th>
          <th scope="col">--to-destination</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, mostRows).map(({ key, probability, endpoint, change }) => {
          const ip = endpoint.slice(0, endpoint.lastIndexOf(':'));
          const pod = stage.pods.findLast((one) => one.ip === ip);
          const revision = pod ? stage.revisions[pod.revision] : undefined;
          const role = revision ? (revisionWord(revision)?.[locale] ?? '') : '';
          const word = deadAt.get(ip);
          return (
            <tr key={key} className={lookOf(change, word !== undefined, marksNew)}>
              <td>{pod ? `${role} ${pod.short}`.trim() : ''}</td>
              <td>{probability ?? words.theRest[locale]}</td>
              <td>{endpoint}</td>
              <td className="type-label">{change === 'removed' ? '' : (word?.[locale] ?? '')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
