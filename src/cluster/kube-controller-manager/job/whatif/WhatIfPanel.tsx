import { useMemo } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import { type JobFigures, jobFigures } from '#cluster/kube-controller-manager/job/comparison/jobFigures.ts';
import type { JobPicture, JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { useAnswer } from '#cluster/useAnswer.tsx';
import { variationText } from '#cluster/variation.ts';
import { jobWhatIfWords as words } from '#i18n/jobWhatIf.ts';
import { durationText } from '#ui/timeText.ts';
import { FailuresOffer } from './FailuresOffer.tsx';
import { type JobVariant, jobVariants } from './jobVariants.ts';
import { soonestFailure } from './soonestFailure.ts';

type WhatIfProps = Pick<
  SceneProps<JobsModel>,
  'run' | 'now' | 'locale' | 'ask' | 'onCompare' | 'onScenario'
> & {
  readonly job: JobPicture;
};

/** What would make the Job fail soonest, what its failures cost, and the same beside other policies, really played. */
export function WhatIfPanel({ run, job, now, locale, ask, onCompare, onScenario }: WhatIfProps) {
  const variants = useMemo(() => jobVariants(run, job), [run, job]);
  const figures = useMemo(() => jobFigures(job), [job]);
  const { answer, running, start, stop } = useAnswer(
    ask,
    { kind: 'jobVariants', subject: job.subject, variants },
    variants,
  );
  const outcomeOf = (id: string) => answer?.outcomes.find((one) => one.id === id)?.outcome;
  return (
    <section className="job-what-if type-body" aria-label={words.title[locale]}>
      <h3 className="strong">{words.soonest[locale]}</h3>
      <ul className="type-label">
        {soonestFailure(job, now).map((sentence) => (
          <li key={sentence.en}>{sentence[locale]}</li>
        ))}
      </ul>
      <FailuresOffer {...{ run, job, locale, onScenario }} />
      <h3 className="strong">{words.cost[locale]}</h3>
      <table className="job-costs type-label">
        <thead>
          <tr className="text-2">
            {words.heads[locale].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {variants.length > 0 ? <th scope="col">{words.compareHead[locale]}</th> : null}
          </tr>
        </thead>
        <tbody>
          <CostRow label={words.thisText[locale]} figures={figures} />
          {variants.map((variant) => (
            <CostRow key={variant.id} label={variant.label[locale]} figures={outcomeOf(variant.id)}>
              <button
                type="button"
                className="verb"
                aria-label={words.compareWith(variant.label[locale])[locale]}
                onClick={() => onCompare(...comparisonOf(variant))}
              >
                {words.compare[locale]}
              </button>
            </CostRow>
          ))}
        </tbody>
      </table>
      {variants.length > 0 ? (
        <p className="type-label">
          <button type="button" className="verb" onClick={running ? stop : start}>
            {(running ? words.stop : words.play(variants.length))[locale]}
          </button>{' '}
          <span role="status" className="text-2">
            {answer === null ? '' : words.played(answer.outcomes.length, variants.length)[locale]}
          </span>
        </p>
      ) : null}
    </section>
  );
}

function CostRow(props: {
  readonly label: string;
  /** Undefined while it is not known, null where the variant has no such Job. */
  readonly figures: JobFigures | null | undefined;
  readonly children?: React.ReactNode;
}) {
  const { label, figures, children } = props;
  const seconds = (ms: number) => String(Math.round(ms / 1000));
  const cells = figures
    ? [
        figures.end === 'none' ? '–' : figures.end === 'complete' ? 'Complete' : figures.reason,
        figures.endedAt === null ? '–' : durationText(figures.endedAt),
        seconds(figures.thrownAwayMs),
        seconds(figures.emptyMs + figures.keptMs),
      ]
    : ['', '', '', ''];
  return (
    <tr>
      <th scope="row">{label}</th>
      {cells.map((cell, place) => (
        <td key={`${label} ${words.heads.en[place + 1]}`} className={place > 0 ? 'numeric' : ''}>
          {cell}
        </td>
      ))}
      <td>{children}</td>
    </tr>
  );
}

/** A gate is compared by its name; a change of fields by what is changed. */
function comparisonOf({ edits, overrides, label }: JobVariant): [kind: string, value: string] {
  const [gate] = Object.entries(overrides.featureGates ?? {}).slice(-1);
  if (edits.length === 0 && gate) return ['gate', `${gate[0]}=${gate[1]}`];
  const gateEdits = gate
    ? [{ document: null, path: ['spec', 'cluster', 'featureGates', gate[0]], value: gate[1] }]
    : [];
  return ['edits', variationText({ label, edits: [...edits, ...gateEdits] })];
}
