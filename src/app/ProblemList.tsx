import { useState } from 'react';
import type { Diagnostic } from '#api/diagnostic.ts';
import { appWords as words } from '#i18n/app.ts';
import type { Locale } from '#i18n/sentence.ts';
import { reveal } from './commands.ts';
import { appStore, replaceText, useApp } from './store.ts';

/** The server's words, then ours, at the foot of the editor; a click goes to the place. */
export function ProblemList() {
  const run = useApp((state) => state.run);
  const locale = useApp((state) => state.locale);
  const [open, setOpen] = useState(false);
  const diagnostics = run?.diagnostics ?? [];
  if (!run || run.documents.length + diagnostics.length === 0) return null;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const shown = open ? diagnostics : diagnostics.slice(0, 2);
  return (
    <section className="problems" aria-label={words.problemsTitle[locale]}>
      <h2 className="problems-head">
        {diagnostics.length === 0
          ? words.problemsNone[locale]
          : words.problems(errors, diagnostics.length - errors)[locale]}
        {diagnostics.length > 2 && (
          <button type="button" className="verb" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '−' : `+${diagnostics.length - 2}`}
          </button>
        )}
      </h2>
      <ol>
        {shown.map((problem) => (
          <Problem
            key={`${problem.range.start.offset} ${problem.code} ${problem.message.en}`}
            problem={problem}
            locale={locale}
          />
        ))}
      </ol>
    </section>
  );
}

function Problem({ problem, locale }: { readonly problem: Diagnostic; readonly locale: Locale }) {
  const { severity, range, path, message, speaker, note, fix } = problem;
  const { line, column } = range.start;
  const applyFix = () => {
    if (!fix) return;
    const { text } = appStore.getState();
    replaceText(text.slice(0, fix.range.start.offset) + fix.text + text.slice(fix.range.end.offset));
  };
  return (
    <li className={`problem ${severity}`}>
      <button type="button" className="problem-place" onClick={() => reveal(line, column)}>
        <Mark severity={severity} />
        <span className="place">
          {line}:{column}
        </span>
        {path !== '' && <span className="path">{path}</span>}
        <span className={speaker === 'kymograph' ? 'ours' : 'theirs'}>{message[locale]}</span>
      </button>
      {note && <p className="note">{note[locale]}</p>}
      {fix && (
        <button type="button" className="verb" onClick={applyFix}>
          {fix.title[locale]}
        </button>
      )}
    </li>
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
