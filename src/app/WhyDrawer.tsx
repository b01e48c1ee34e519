import './why-drawer.css';
import { Fragment } from 'react';
import type {
  ChainStep,
  ExplainedAction,
  ExplainedFeature,
  ExplainedField,
  Explanation,
} from '#cluster/explanation.ts';
import { appWords as words } from '#i18n/app.ts';
import type { Locale } from '#i18n/sentence.ts';
import { drawerWords } from '#i18n/why.ts';
import type { EventId } from '#simulation/trace.ts';
import { clock } from '#ui/timeText.ts';

interface WhyDrawerProps {
  readonly explanation: Explanation | null;
  readonly locale: Locale;
  readonly onSelect: (event: EventId) => void;
  /** Shows a line of the text. */
  readonly onReveal: (line: number) => void;
  /** Makes the change of the text that the reasons offer. */
  readonly onEdit?: (action: ExplainedAction) => void;
}

/** Why the selected event happened: one sentence, its causes and effects, the lines that decided it, the source. */
export function WhyDrawer({ explanation, locale, onSelect, onReveal, onEdit }: WhyDrawerProps) {
  return (
    <section className="why" aria-label={words.why[locale]}>
      <div className="type-body text-2">{words.why[locale]}</div>
      {explanation ? (
        <Reasons {...{ explanation, locale, onSelect, onReveal }} {...(onEdit ? { onEdit } : {})} />
      ) : (
        <div className="why-hint type-body">
          <h2 className="type-why why-headline">{words.nothingSelected[locale]}</h2>
          <p>{words.nothingSelectedNote[locale]}</p>
        </div>
      )}
    </section>
  );
}

function Reasons(props: WhyDrawerProps & { readonly explanation: Explanation }) {
  const { explanation, locale, onSelect, onReveal, onEdit } = props;
  const { headline, detail, chain, fields, feature, source, otherwise, action } = explanation;
  return (
    <>
      <h2 className="type-why why-headline">{headline[locale]}</h2>
      {detail && <p className="type-body why-detail">{detail[locale]}</p>}
      {action && onEdit && (
        <p className="type-body why-detail">
          <button type="button" className="verb" onClick={() => onEdit(action)}>
            {action.title[locale]}
          </button>
        </p>
      )}
      <ol className="why-chain" aria-label={drawerWords.chain[locale]}>
        {chain.map((step) => (
          <li key={step.event}>
            <Step step={step} locale={locale} onSelect={onSelect} />
          </li>
        ))}
      </ol>
      {fields.length > 0 && (
        <>
          <h3>{words.fromYourYaml[locale]}</h3>
          <ul className="why-fields">
            {fields.map((field) => (
              <li key={`${field.document} ${field.path}`}>
                <Field field={field} locale={locale} onReveal={onReveal} />
              </li>
            ))}
          </ul>
        </>
      )}
      {otherwise && (
        <>
          <h3>{words.otherwise[locale]}</h3>
          <p className="type-body why-otherwise">{otherwise[locale]}</p>
        </>
      )}
      {feature && <Feature feature={feature} locale={locale} />}
      {source && (
        <>
          <h3>{words.sourceCode(source.version)[locale]}</h3>
          <p className="why-source">
            <BreakablePath path={source.file} />
            <br />
            {source.functionName}
          </p>
        </>
      )}
    </>
  );
}

/** A path that breaks after its slashes. */
function BreakablePath({ path }: { readonly path: string }) {
  const parts = path.split(/(?<=\/)/);
  return parts.map((part, index) => (
    <Fragment key={parts.slice(0, index + 1).join('')}>
      {part}
      <wbr />
    </Fragment>
  ));
}

interface StepProps {
  readonly step: ChainStep;
  readonly locale: Locale;
  readonly onSelect: (event: EventId) => void;
}

function Step({ step, locale, onSelect }: StepProps) {
  const { event, at, title, note, role, failing } = step;
  const own = role === 'self';
  return (
    <button
      type="button"
      className={`why-step ${role}${failing ? ' failing' : ''}`}
      aria-current={own ? 'step' : undefined}
      onClick={() => onSelect(event)}
    >
      <span className="why-time type-tick">{clock(at)}</span>
      <svg width="14" height="12" viewBox="-7 -6 14 12" aria-hidden="true">
        <path className="why-diamond" d={own ? 'M0-5.5 5.5 0 0 5.5-5.5 0Z' : 'M0-4 4 0 0 4-4 0Z'} />
      </svg>
      <span>
        <span className="why-title type-body">{title[locale]}</span>
        {note && <span className="why-note type-label">{note[locale]}</span>}
      </span>
    </button>
  );
}

interface FieldProps {
  readonly field: ExplainedField;
  readonly locale: Locale;
  readonly onReveal: (line: number) => void;
}

function Field({ field, locale, onReveal }: FieldProps) {
  const { line, text, assumed, path } = field;
  return (
    <>
      <button
        type="button"
        className={`why-field type-code${text === null ? ' assumed' : ''}`}
        onClick={() => onReveal(line)}
      >
        <span className="why-line">
          <span className="unseen">{words.line(line)[locale]}</span>
          <span aria-hidden="true">{line}</span>
        </span>
        <span className={text === null ? 'why-text type-body' : 'why-text'}>
          {text ?? assumed?.[locale] ?? path}
        </span>
      </button>
      {path !== '' && <span className="why-path type-label">{path}</span>}
    </>
  );
}

function Feature({ feature, locale }: { readonly feature: ExplainedFeature; readonly locale: Locale }) {
  const { kep, title, gate, state } = feature;
  return (
    <>
      <h3>{words.feature[locale]}</h3>
      <p className="type-body">
        KEP-{kep} {title}
      </p>
      <p className="type-label text-2">{drawerWords.gate(gate, state[locale])[locale]}</p>
    </>
  );
}
