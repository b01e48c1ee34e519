import { appWords as words } from '#i18n/app.ts';
import { useApp } from './store.ts';

const later = ['nodePorts', 'rollout', 'jobs', 'controlPlane', 'isolation', 'atlas'] as const;

/** The scenes; only those with something to show are full-weight. */
export function SceneRow({ folded, onFold }: { readonly folded: boolean; readonly onFold: () => void }) {
  const locale = useApp((state) => state.locale);
  const progress = useApp((state) => state.progress);
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
        <button type="button" role="tab" aria-selected="true" className="scene on">
          {locale === 'zh' ? '生命周期' : 'Lifecycle'}
        </button>
        {later.map((scene) => (
          <button
            key={scene}
            type="button"
            role="tab"
            aria-selected="false"
            aria-disabled="true"
            className="scene off"
            title={words.comesLater[locale]}
          >
            {words[scene][locale]}
          </button>
        ))}
      </div>
      {progress && (
        <div
          className="progress"
          role="progressbar"
          aria-label={words.simulatedTo(clock(progress.simulatedMs), clock(progress.horizonMs))[locale]}
          aria-valuenow={progress.simulatedMs}
          aria-valuemax={progress.horizonMs}
          style={{ width: `${(100 * progress.simulatedMs) / Math.max(1, progress.horizonMs)}%` }}
        />
      )}
    </div>
  );
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
