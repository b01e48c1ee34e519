import { useMemo } from 'react';
import type { Explanation } from '#cluster/explanation.ts';
import type { Run } from '#cluster/run.ts';
import { appWords as words } from '#i18n/app.ts';
import { editField, goToEvent, reveal } from './commands.ts';
import { DifferencePanel } from './DifferencePanel.tsx';
import { RangePanel } from './RangePanel.tsx';
import { type Study, useStudy } from './scenes.ts';
import { useApp } from './store.ts';
import { useSides } from './useSides.ts';
import { WhyDrawer } from './WhyDrawer.tsx';

/** Why the selected thing happened; while two runs are compared, what differs; while a range is marked, its numbers. */
export function Drawer() {
  const locale = useApp((state) => state.locale);
  const selection = useApp((state) => state.selection);
  const range = useApp((state) => state.range);
  const study = useStudy();
  const studies = useApp((state) => state.studies);
  const sides = useSides();
  const run = sides?.above.run ?? null;
  const explanation = useMemo(
    () =>
      study && run && selection !== null
        ? explained([study, ...Object.values(studies)], run, selection)
        : null,
    [study, studies, run, selection],
  );
  return (
    <aside className="drawer" aria-label={words.why[locale]}>
      {study && sides?.below && <DifferencePanel study={study} above={sides.above} below={sides.below} />}
      {study && sides && range && range.from < range.to && (
        <RangePanel study={study} model={sides.above.model} range={range} />
      )}
      {(explanation || !sides?.below) && (
        <WhyDrawer
          explanation={explanation}
          locale={locale}
          onSelect={goToEvent}
          onReveal={(line) => reveal(line)}
          onEdit={({ document, path, value }) => editField(document, path, value)}
        />
      )}
    </aside>
  );
}

/** What the scene says of an event; another scene's word where this one has none for it. */
function explained(studies: readonly Study[], run: Run, event: number): Explanation | null {
  for (const study of studies) {
    const explanation = study.explain(run, event);
    if (explanation) return explanation;
  }
  return null;
}
