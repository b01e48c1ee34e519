import { useMemo } from 'react';
import type { ViewRange } from '#cluster/scene.ts';
import { appWords as words } from '#i18n/app.ts';
import { clock } from '#ui/timeText.ts';
import type { Study } from './scenes.ts';
import { appStore, useApp } from './store.ts';

/** The numbers of a marked range. */
export function RangePanel(props: {
  readonly study: Study;
  readonly model: unknown;
  readonly range: ViewRange;
}) {
  const { study, model, range } = props;
  const locale = useApp((state) => state.locale);
  const rows = useMemo(() => study.measure(model, range), [study, model, range]);
  return (
    <section className="panel" aria-label={words.range[locale]}>
      <header className="panel-head">
        <h2>
          {words.range[locale]}{' '}
          <span className="type-code text-2">
            {clock(range.from)} – {clock(range.to)}
          </span>
        </h2>
        <button type="button" className="verb" onClick={() => appStore.setState({ range: null })}>
          {words.clearRange[locale]}
        </button>
      </header>
      <table className="difference-table">
        <tbody>
          {rows.map(({ what, value }) => (
            <tr key={what.en}>
              <th scope="row">{what[locale]}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
