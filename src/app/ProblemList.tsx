import '#app/verdict/verdict.css';
import { useMemo, useState } from 'react';
import { KubectlOutput } from '#app/verdict/KubectlOutput.tsx';
import { ProblemGroups } from '#app/verdict/ProblemGroups.tsx';
import { diagnosticsOf } from '#app/verdict/problemCommands.ts';
import { headline, type ProblemGroup, problemGroups } from '#app/verdict/problemGroups.ts';
import { appWords } from '#i18n/app.ts';
import { problemWords as words } from '#i18n/problems.ts';
import { stopRun } from './commands.ts';
import { fileName } from './files.ts';
import { useApp } from './store.ts';

/** Problems shown while the list at the foot of the editor is closed. */
const fewProblems = 2;

/**
 * The whole text in one sentence, then document by document what the server and kubectl say and what we add. `whole` is
 * the list with the room to show everything; at the foot of the editor it opens when asked.
 */
export function ProblemList({ whole = false }: { readonly whole?: boolean }) {
  const locale = useApp((state) => state.locale);
  const name = useApp((state) => state.name);
  const judging = useApp((state) => state.judging);
  const diagnostics = useApp(diagnosticsOf);
  const run = useApp((state) => state.run);
  const [opened, setOpened] = useState(false);
  const verdicts = judging?.verdicts ?? run?.verdicts ?? null;
  const groups = useMemo(() => problemGroups(verdicts ?? [], diagnostics), [verdicts, diagnostics]);
  if (!verdicts || groups.length === 0) return null;
  const open = whole || opened;
  const { title, counts } = headline(groups, verdicts, diagnostics);
  const hidden = diagnostics.length - fewProblems;
  return (
    <section className={`problems ${whole ? 'whole' : ''}`} aria-label={words.title[locale]}>
      <header className="problems-head">
        <h2>{title[locale]}</h2>
        {!whole && hidden > 0 && (
          <button type="button" className="verb" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {opened ? '−' : `+${hidden}`}
          </button>
        )}
        {judging && (
          <p className="reading" role="status">
            {words.reading(Math.floor((100 * judging.done) / Math.max(1, judging.total)))[locale]}{' '}
            <button type="button" className="verb" onClick={stopRun}>
              {appWords.stop[locale]}
            </button>
          </p>
        )}
        {diagnostics.length > 0 && (
          <p>
            {counts[locale]} {open && words.ownWords[locale]}
          </p>
        )}
      </header>
      <ProblemGroups groups={open ? groups : firstProblems(groups)} locale={locale} />
      {open && <KubectlOutput verdicts={verdicts} file={fileName(name)} locale={locale} />}
    </section>
  );
}

function firstProblems(groups: readonly ProblemGroup[]): readonly ProblemGroup[] {
  let left = fewProblems;
  return groups.flatMap((group) => {
    const problems = group.problems.slice(0, left);
    left -= problems.length;
    return problems.length === 0 ? [] : [{ ...group, problems }];
  });
}
