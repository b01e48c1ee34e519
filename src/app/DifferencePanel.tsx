import { useMemo } from 'react';
import type { SceneSide } from '#cluster/scene.ts';
import { appWords as words } from '#i18n/app.ts';
import { goToEvent } from './commands.ts';
import type { Study } from './scenes.ts';
import { appStore, useApp } from './store.ts';

/** What differs between the two runs: a headline, a table, and the same in words. */
export function DifferencePanel(props: {
  readonly study: Study;
  readonly above: SceneSide<unknown>;
  readonly below: SceneSide<unknown>;
}) {
  const { study, above, below } = props;
  const locale = useApp((state) => state.locale);
  const { headline, rows, sentences } = useMemo(() => study.differences(above, below), [study, above, below]);
  return (
    <section className="panel differences" aria-label={words.whatDiffers[locale]}>
      <header className="panel-head">
        <h2>{words.whatDiffers[locale]}</h2>
        <button
          type="button"
          className="verb"
          onClick={() => appStore.setState({ comparison: null, below: null })}
        >
          {words.stopComparing[locale]}
        </button>
      </header>
      <p className="type-why">{headline[locale]}</p>
      {rows.length > 0 && (
        <table className="difference-table">
          <thead>
            <tr>
              <td />
              <th scope="col">{above.label}</th>
              <th scope="col">{below.label}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.what.en}>
                <th scope="row">
                  {row.eventAbove === null ? (
                    row.what[locale]
                  ) : (
                    <button type="button" className="plain" onClick={() => goToEvent(row.eventAbove ?? 0)}>
                      {row.what[locale]}
                    </button>
                  )}
                </th>
                <td className={row.alarming === 'above' ? 'text-fail strong' : undefined}>{row.above}</td>
                <td className={row.alarming === 'below' ? 'text-fail strong' : undefined}>{row.below}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {sentences.length > 0 && (
        <>
          <h2 className="in-words">{words.inWords[locale]}</h2>
          {sentences.map((sentence) => (
            <p key={sentence.en}>{sentence[locale]}</p>
          ))}
        </>
      )}
    </section>
  );
}
