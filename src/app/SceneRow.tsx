import { appWords as words } from '#i18n/app.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { stopRun } from './commands.ts';
import { nothingToShow, type Scene, useScene } from './scenes.ts';
import { appStore, useApp } from './store.ts';

/** Scenes that are still to come, by the id they will have. */
const later: Readonly<Record<string, Sentence>> = {
  rollout: words.rollout,
  jobs: words.jobs,
  'control-plane': words.controlPlane,
  isolation: words.isolation,
  atlas: words.atlas,
};

/** The scenes; only those with something to show are full-weight. Under it the line that grows with simulated time. */
export function SceneRow({ folded, onFold }: { readonly folded: boolean; readonly onFold: () => void }) {
  const locale = useApp((state) => state.locale);
  const scenes = useApp((state) => state.scenes);
  const current = useScene();
  return (
    <div className="scene-row">
      <button
        type="button"
        className="plain fold"
        aria-label={folded ? words.unfoldEditor[locale] : words.foldEditor[locale]}
        aria-expanded={!folded}
        onClick={onFold}
      >
        {folded ? '⟩' : '⟨'}
      </button>
      <div role="tablist" aria-label={words.scenes[locale]} className="scenes">
        {scenes.map((scene) => (
          <SceneTab key={scene.id} scene={scene} selected={scene === current} />
        ))}
        {Object.entries(later)
          .filter(([id]) => scenes.every((scene) => scene.id !== id))
          .map(([id, title]) => (
            <button
              key={id}
              type="button"
              role="tab"
              aria-selected="false"
              aria-disabled="true"
              className="scene off"
              title={words.comesLater[locale]}
            >
              {title[locale]}
            </button>
          ))}
      </div>
      <Progress />
    </div>
  );
}

function SceneTab({ scene, selected }: { readonly scene: Scene; readonly selected: boolean }) {
  const locale = useApp((state) => state.locale);
  const nothing = useApp(({ picture }) => (picture ? nothingToShow(scene, picture) : null));
  return (
    <button
      type="button"
      role="tab"
      aria-selected={selected}
      aria-controls="picture"
      aria-disabled={nothing !== null}
      className={`scene ${selected ? 'on' : ''} ${nothing === null ? '' : 'off'}`}
      title={nothing?.[locale]}
      onClick={() => appStore.setState({ scene: scene.id })}
    >
      {scene.title[locale]}
    </button>
  );
}

function Progress() {
  const locale = useApp((state) => state.locale);
  const progress = useApp((state) => state.progress);
  if (!progress) return null;
  const { simulatedMs, horizonMs } = progress;
  const text = words.simulatedTo(clock(simulatedMs), clock(horizonMs))[locale];
  return (
    <>
      <span className="progress-words text-2">
        {text}
        <button type="button" className="verb" onClick={stopRun}>
          {words.stop[locale]}
        </button>
      </span>
      <div
        className="progress"
        role="progressbar"
        aria-label={text}
        aria-valuenow={simulatedMs}
        aria-valuemin={0}
        aria-valuemax={horizonMs}
        style={{ width: `${(100 * simulatedMs) / Math.max(1, horizonMs)}%` }}
      />
    </>
  );
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
