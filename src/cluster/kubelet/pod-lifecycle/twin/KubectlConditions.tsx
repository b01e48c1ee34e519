import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import { scrollStop } from '#ui/scrollStop.ts';
import type { KubectlRow } from './kubectlAt.ts';

/** The conditions of one of the listed pods, as its status has them. */
export function KubectlConditions(props: { readonly pod: KubectlRow; readonly locale: Locale }) {
  const { pod, locale } = props;
  if (pod.conditions.length === 0) return null;
  const name = words.conditionsOf(pod.name)[locale];
  return (
    <div className="kubectl-conditions" {...scrollStop(name)}>
      <table className="kubectl-table">
        <caption className="unseen">{name}</caption>
        <thead className="text-2">
          <tr>
            <th scope="col">CONDITION</th>
            <th scope="col">STATUS</th>
            <th scope="col">
              <span className="unseen">{words.reason[locale]}</span>
            </th>
          </tr>
        </thead>
        <tbody className="numbers">
          {pod.conditions.map(({ type, status, reason }) => (
            <tr key={type}>
              <td>{type}</td>
              <td>{status}</td>
              <td className="text-2">{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
