import { type KeyboardEvent, useState } from 'react';
import { useApp } from '#app/store.ts';
import { problemWords as words } from '#i18n/problems.ts';
import type { Locale } from '#i18n/sentence.ts';
import { ProblemRow } from './ProblemRow.tsx';
import type { ProblemGroup } from './problemGroups.ts';
import { problemKey } from './problemKey.ts';

/** More lines than this are shown only when asked for. */
const mostLines = 200;

/** The documents in the order of the text, with their problems. The arrow keys go from problem to problem. */
export function ProblemGroups({
  groups,
  locale,
}: {
  readonly groups: readonly ProblemGroup[];
  readonly locale: Locale;
}) {
  const chosen = useApp((state) => state.problem);
  const [most, setMost] = useState(mostLines);
  const shown = firstLines(groups, most);
  const keys = shown.flatMap(({ problems }) => problems.map(problemKey));
  const reachable = keys.includes(chosen ?? '') ? chosen : (keys[0] ?? null);
  const left = groups.length - shown.length;
  return (
    <>
      <ol className="problem-groups" onKeyDown={moveAmongProblems}>
        {shown.map(({ key, title, answer, tone, problems }) => (
          <li key={key} className="problem-group">
            <h3 className={`problem-document ${tone}`}>
              <span>{title[locale]}</span> <span className="answer-word">{answer[locale]}</span>
            </h3>
            {problems.length > 0 && (
              <ol>
                {problems.map((problem) => (
                  <ProblemRow
                    key={problemKey(problem)}
                    problem={problem}
                    selected={problemKey(problem) === chosen}
                    reachable={problemKey(problem) === reachable}
                    locale={locale}
                  />
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
      {left > 0 && (
        <button type="button" className="verb more-problems" onClick={() => setMost(most * 5)}>
          {words.more(left)[locale]}
        </button>
      )}
    </>
  );
}

function firstLines(groups: readonly ProblemGroup[], most: number): readonly ProblemGroup[] {
  const shown: ProblemGroup[] = [];
  let lines = 0;
  for (const group of groups) {
    if (lines >= most) break;
    const room = most - lines;
    shown.push(group.problems.length > room ? { ...group, problems: group.problems.slice(0, room) } : group);
    lines += 1 + group.problems.length;
  }
  return shown;
}

function moveAmongProblems(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const target = event.target as HTMLElement;
  if (step === undefined || !target.matches('.problem-place')) return;
  event.preventDefault();
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>('.problem-place')];
  places[places.indexOf(target) + step]?.focus();
}
