import { useMemo } from 'react';
import { appWords as words } from '#i18n/app.ts';
import { goToEvent, reveal } from './commands.ts';
import { DifferencePanel } from './DifferencePanel.tsx';
import { RangePanel } from './RangePanel.tsx';
import { useScene } from './scenes.ts';
import { useApp } from './store.ts';
import { useSides } from './useSides.ts';
import { WhyDrawer } from './WhyDrawer.tsx';

/** Why the selected thing happened; while two runs are compared, what differs; while a range is marked, its numbers. */
export function Drawer() {
  const locale = useApp((state) => state.locale);
  const selection = useApp((state) => state.selection);
  const range = useApp((state) => state.range);
  const scene = useScene();
  const sides = useSides();
  const run = sides?.above.run ?? null;
  const explanation = useMemo(
    () => (scene && run && selection !== null ? scene.explain(run, selection) : null),
    [scene, run, selection],
  );
  return (
    <aside className="drawer" aria-label={words.why[locale]}>
      {scene && sides?.below && <DifferencePanel scene={scene} above={sides.above} below={sides.below} />}
      {scene && sides && range && range.from < range.to && (
        <RangePanel scene={scene} model={sides.above.model} range={range} />
      )}
      {(explanation || !sides?.below) && (
        <WhyDrawer
          explanation={explanation}
          locale={locale}
          onSelect={goToEvent}
          onReveal={(line) => reveal(line)}
        />
      )}
    </aside>
  );
}
