import { appWords as words } from '#i18n/app.ts';
import { openExample } from './commands.ts';
import { exampleNames } from './examples.ts';
import { chooseFiles } from './files.ts';
import { useScene } from './scenes.ts';
import { appStore, useApp } from './store.ts';
import { useSides } from './useSides.ts';

const shown = 6;

/** Nothing pasted yet: an empty drum, and ways to begin. */
export function EmptyStage() {
  const locale = useApp((state) => state.locale);
  const now = useApp((state) => state.now);
  const scene = useScene();
  const sides = useSides();
  if (!scene || !sides) return null;
  return (
    <div className="scene-view empty-stage">
      <scene.View
        run={sides.above.run}
        model={sides.above.model}
        below={null}
        aboveLabel=""
        now={now}
        view={emptyView}
        selection={null}
        hovered={null}
        locale={locale}
        stale={false}
        reducedMotion
        pinned={[]}
        range={null}
        seeds={null}
        onSeek={nothing}
        onView={nothing}
        onSelect={nothing}
        onHover={nothing}
        onPin={nothing}
        onFocus={nothing}
        onEditField={nothing}
        onScenario={nothing}
        onCompare={nothing}
        ask={() => nothing}
      />
      <nav className="beginnings" aria-label={words.examples[locale]}>
        {exampleNames.slice(0, shown).map((name) => (
          <button key={name} type="button" className="verb" onClick={() => void openExample(name)}>
            {name}
          </button>
        ))}
        <button type="button" className="verb" onClick={() => appStore.setState({ dialog: 'gallery' })}>
          {words.allExamples(exampleNames.length)[locale]}
        </button>
        <button type="button" className="verb" onClick={chooseFiles}>
          {words.openFile[locale]}
        </button>
      </nav>
    </div>
  );
}

const emptyView = { from: 0, to: 60_000 } as const;

function nothing(): void {
  // An empty picture has nothing to take hold of.
}
