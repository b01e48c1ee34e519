import { useMemo } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import type { RolloutOutcome } from '#cluster/kube-proxy/service-traffic/comparison/outcome.ts';
import type { RolloutModel, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { useAnswer } from '#cluster/useAnswer.tsx';
import { rolloutWhatIf as words } from '#i18n/rolloutWhatIf.ts';
import type { Locale } from '#i18n/sentence.ts';
import { type Trial, worthTrying } from './worthTrying.ts';
import './what-if.css';

/** What becomes of the requests when the text is a little different: each a whole run, side by side. */
export function WhatIfPanel({
  model,
  stage,
  locale,
  ask,
  onCompare,
}: Pick<SceneProps<RolloutModel>, 'model' | 'locale' | 'ask' | 'onCompare'> & { readonly stage: Stage }) {
  const trials = useMemo(() => worthTrying(model, stage), [model, stage]);
  const question = {
    kind: 'rolloutVariants',
    subject: stage.choice.key,
    variants: trials.map(({ id, edits, overrides }) => ({ id, edits, overrides })),
  } as const;
  const { answer, running, start, stop } = useAnswer(ask, question, trials);
  const outcomes = new Map(answer?.outcomes.map(({ id, outcome }) => [id, outcome]));
  const best = leastLost([...outcomes.values()]);
  return (
    <section className="what-if" aria-label={words.title[locale]}>
      <p>
        <button type="button" className="verb" onClick={running ? stop : start}>
          {(running ? words.stop : words.play)[locale]}
        </button>{' '}
        <span role="status" className="text-2">
          {outcomes.size === 0 ? '' : words.played(String(outcomes.size), String(trials.length))[locale]}
        </span>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.variant[locale]}</th>
            <th scope="col">{words.lost[locale]}</th>
            <th scope="col">{words.without[locale]}</th>
            <th scope="col">{words.completed[locale]}</th>
            <th scope="col">{words.surge[locale]}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {trials.map((trial) => (
            <TrialRow
              key={trial.id}
              {...{ trial, locale, best, onCompare }}
              outcome={outcomes.get(trial.id)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TrialRow({
  trial,
  outcome,
  best,
  locale,
  onCompare,
}: {
  readonly trial: Trial;
  /** Null: it has no picture; undefined: not played yet. */
  readonly outcome: RolloutOutcome | null | undefined;
  readonly best: number | null;
  readonly locale: Locale;
  readonly onCompare: (kind: string, value: string) => void;
}) {
  const { label, compare } = trial;
  const cells = outcome
    ? outcomeCells(outcome)
    : Array.from({ length: 4 }, () => (outcome === null ? '–' : '…'));
  const isBest = outcome != null && outcome.lost === best;
  return (
    <tr className={isBest ? 'strong' : undefined}>
      <th scope="row">{label[locale]}</th>
      {cells.map((text, column) => (
        <td
          key={columns[column]}
          className={column === 0 && outcome && outcome.lost > 0 ? 'text-fail' : undefined}
        >
          {text}
        </td>
      ))}
      <td>
        {compare === null ? null : (
          <button
            type="button"
            className="verb"
            aria-label={words.compareWith(label[locale])[locale]}
            onClick={() => onCompare(compare.kind, compare.value)}
          >
            {words.compare[locale]}
          </button>
        )}
      </td>
    </tr>
  );
}

const columns = ['lost', 'without', 'completed', 'surge'] as const;

function outcomeCells(outcome: RolloutOutcome): readonly string[] {
  const { lost, requests, withoutReadyMs, completedMs, surgePodSeconds } = outcome;
  return [
    `${lost} / ${requests}`,
    seconds(withoutReadyMs),
    completedMs === null ? '–' : seconds(completedMs),
    surgePodSeconds.toFixed(1),
  ];
}

/** The fewest requests that any of them loses; null when none has been played, or all lose alike. */
function leastLost(outcomes: readonly (RolloutOutcome | null)[]): number | null {
  const lost = outcomes.flatMap((one) => (one === null ? [] : [one.lost]));
  const [least, most] = [Math.min(...lost), Math.max(...lost)];
  return lost.length > 0 && least < most ? least : null;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
