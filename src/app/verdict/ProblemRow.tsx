import type { Diagnostic } from '#api/diagnostic.ts';
import { useApp } from '#app/store.ts';
import { problemWords as words } from '#i18n/problems.ts';
import type { Locale } from '#i18n/sentence.ts';
import { applyFix, chooseProblem } from './problemCommands.ts';

interface ProblemRowProps {
  readonly problem: Diagnostic;
  readonly selected: boolean;
  /** Whether Tab leads to it. */
  readonly reachable: boolean;
  readonly locale: Locale;
}

/** Place, field, the server's words; then ours; and in the chosen row the one edit that mends it. */
export function ProblemRow({ problem, selected, reachable, locale }: ProblemRowProps) {
  const { severity, range, path, message, speaker, note } = problem;
  const { line, column } = range.start;
  return (
    <li className={`problem ${severity} ${selected ? 'chosen' : ''}`}>
      <button
        type="button"
        className="problem-place"
        tabIndex={reachable ? 0 : -1}
        aria-current={selected}
        onClick={() => chooseProblem(problem)}
      >
        <Mark severity={severity} />
        <span className="place">
          {line}:{column}
        </span>
        {path !== '' && <span className="path">{path}</span>}
        <span className={speaker === 'kymograph' ? 'ours' : 'theirs'}>{message[locale]}</span>
      </button>
      {note && <p className="note">{note[locale]}</p>}
      {selected && <Fix problem={problem} locale={locale} />}
    </li>
  );
}

/** The old struck, the new on glow, the verb underlined. */
function Fix({ problem, locale }: { readonly problem: Diagnostic; readonly locale: Locale }) {
  const old = useApp(({ text, runText }) => {
    const { fix } = problem;
    return fix && text === runText ? text.slice(fix.range.start.offset, fix.range.end.offset) : null;
  });
  if (!problem.fix || old === null) return null;
  return (
    <p className="fix">
      {old !== '' && <del>{old}</del>} <ins>{problem.fix.text}</ins>
      <button type="button" className="verb" onClick={() => applyFix(problem)}>
        {problem.fix.title[locale]}
      </button>
      <kbd>{words.replaceKey[locale]}</kbd>
    </p>
  );
}

/** A carmine cross: refused. An ochre triangle: accepted, but not as written. A point: worth knowing. */
function Mark({ severity }: { readonly severity: Diagnostic['severity'] }) {
  return (
    <svg width="10" height="12" viewBox="0 0 10 12" aria-hidden="true">
      {severity === 'error' && (
        <path d="M1 2l8 8M9 2l-8 8" fill="none" stroke="var(--fail)" strokeWidth="1.8" />
      )}
      {severity === 'warning' && (
        <path d="M5 1.5 9.4 10.5H.6Z" fill="none" stroke="var(--sidecar)" strokeWidth="1.4" />
      )}
      {severity === 'info' && <circle cx="5" cy="6" r="2" fill="var(--rule)" />}
    </svg>
  );
}
