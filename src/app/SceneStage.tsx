import { lazy, Suspense, useEffect } from 'react';
import type { Ask } from '#cluster/feature.tsx';
import type { ViewRange } from '#cluster/scene.ts';
import { appWords as words } from '#i18n/app.ts';
import type { FieldPath } from '#scenario/place.ts';
import {
  chooseBehaviour,
  editField,
  focusOn,
  goToEvent,
  sayInScenario,
  seek,
  select,
  setView,
  togglePin,
} from './commands.ts';
import { comparisonOf } from './comparison.ts';
import { StageLines } from './StageLines.tsx';
import { type Scene, type Study, useScene, useStudy } from './scenes.ts';
import type { Sides } from './sides.ts';
import { pictureDrawn } from './simulation.ts';
import { appStore, endOf, useApp } from './store.ts';
import { useSides } from './useSides.ts';
import { useStale } from './useStale.ts';

const ClaimNotices = lazy(async () => ({ default: (await import('./ClaimNotices.tsx')).ClaimNotices }));

const EmptyStage = lazy(async () => ({ default: (await import('./EmptyStage.tsx')).EmptyStage }));

/** The picture of the scene, what is to be said above it, and what stands at the pen below it. */
export function SceneStage({ reducedMotion }: { readonly reducedMotion: boolean }) {
  const scene = useScene();
  const study = useStudy();
  const sides = useSides();
  const showTable = useApp((state) => state.showTable);
  const stale = useStale();
  useReadiness(scene !== null);
  return (
    <section className="scene-stage" id="picture" tabIndex={-1} aria-label={useTitle(scene)}>
      {study && sides && <Notices study={study} sides={sides} />}
      <StageLines stale={stale} />
      {!scene || !sides ? (
        <div className="scene-view" />
      ) : showTable && study ? (
        <Twin study={study} sides={sides} />
      ) : (
        <Drawing scene={scene} sides={sides} stale={stale} reducedMotion={reducedMotion} />
      )}
      {scene && sides && <Strip scene={scene} sides={sides} stale={stale} />}
    </section>
  );
}

interface StageProps {
  readonly scene: Scene;
  readonly sides: Sides;
}

interface StudyProps {
  readonly study: Study;
  readonly sides: Sides;
}

function Drawing(props: StageProps & { readonly stale: boolean; readonly reducedMotion: boolean }) {
  const { scene, sides, stale, reducedMotion } = props;
  const now = useApp((state) => state.now);
  const view = useApp((state) => state.view);
  const end = useApp(endOf);
  const selection = useApp((state) => state.selection);
  const hovered = useApp((state) => state.hovered);
  const locale = useApp((state) => state.locale);
  const pinned = useApp((state) => state.pinned);
  const range = useApp((state) => state.range);
  const seeds = useApp(({ bands, runText }) => (bands?.text === runText ? (bands?.summary ?? null) : null));
  if (sides.above.run.documents.length === 0) {
    return (
      <Suspense>
        <EmptyStage />
      </Suspense>
    );
  }
  return (
    <div className="scene-view">
      <scene.View
        run={sides.above.run}
        model={sides.above.model}
        below={sides.below}
        aboveLabel={sides.above.label}
        view={view ?? wholeView(end)}
        onView={setView}
        onSeek={seek}
        onSelect={select}
        onHover={hover}
        onPin={togglePin}
        onFocus={focusOn}
        onEditField={editField}
        onScenario={scenario}
        onCompare={compare}
        ask={ask}
        {...{ now, selection, hovered, locale, stale, reducedMotion, pinned, range, seeds }}
      />
    </div>
  );
}

function Twin({ study, sides }: StudyProps) {
  const selection = useApp((state) => state.selection);
  const locale = useApp((state) => state.locale);
  return (
    <div className="scene-view scene-table">
      <study.Table
        run={sides.above.run}
        model={sides.above.model}
        below={sides.below}
        aboveLabel={sides.above.label}
        selection={selection}
        locale={locale}
        onSelect={goToEvent}
      />
    </div>
  );
}

function Strip({ scene, sides, stale }: StageProps & { readonly stale: boolean }) {
  const now = useApp((state) => state.now);
  const locale = useApp((state) => state.locale);
  return (
    <div className="scene-strip">
      <scene.Strip
        run={sides.above.run}
        model={sides.above.model}
        below={sides.below}
        aboveLabel={sides.above.label}
        onSelect={select}
        {...{ now, locale, stale }}
      />
    </div>
  );
}

function Notices({ study, sides }: StudyProps) {
  const locale = useApp((state) => state.locale);
  const notices = study.claims(sides.above.run, sides.above.model);
  const { behaviour } = sides.above.run.scenario;
  const other = behaviour === 'source' ? 'announced' : 'source';
  if (notices.length === 0 || sides.below) return null;
  return (
    <Suspense>
      <ClaimNotices
        notices={notices}
        behaviour={behaviour}
        locale={locale}
        onPlay={() => chooseBehaviour(other)}
        onBoth={() => appStore.setState({ comparison: comparisonOf('behaviour', other) })}
      />
    </Suspense>
  );
}

/** Tells the page's readers from outside when what is shown is of the text as it stands. */
function useReadiness(loaded: boolean): void {
  const current = useApp((state) => (state.runText === state.text ? state.run : null));
  useEffect(() => {
    if (loaded && current) pictureDrawn();
  }, [loaded, current]);
}

function useTitle(scene: Scene | null): string {
  const locale = useApp((state) => state.locale);
  return scene?.title[locale] ?? words.scenes[locale];
}

/** Few ask, so the code for it comes with the first question. */
const ask: Ask = (question, onAnswer) => {
  let stop: (() => void) | null = () => {};
  void import('#app/worker/questions.ts').then((questions) => {
    const text = appStore.getState().runText ?? '';
    if (stop) stop = questions.ask(question, text, onAnswer);
  });
  return () => {
    stop?.();
    stop = null;
  };
};

function scenario(path: FieldPath, value: unknown): void {
  sayInScenario(path, value, 'picture');
}

function compare(kind: string, value: string): void {
  const comparison = comparisonOf(kind, value);
  if (comparison) appStore.setState({ comparison });
}

function hover(hovered: ReturnType<typeof appStore.getState>['hovered']): void {
  appStore.setState({ hovered });
}

const wholeViews = new Map<number, ViewRange>();

/** The same object for the same end, so that nothing is drawn again for a view that did not change. */
function wholeView(end: number): ViewRange {
  const view = wholeViews.get(end) ?? { from: 0, to: end };
  wholeViews.set(end, view);
  return view;
}
