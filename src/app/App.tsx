import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { appWords as words } from '#i18n/app.ts';
import { SplitPane } from '#ui/SplitPane.tsx';
import { DropZone } from './DropZone.tsx';
import { EditorPane } from './EditorPane.tsx';
import { handleKey } from './keyboard.ts';
import { SceneRow } from './SceneRow.tsx';
import { SceneStage } from './SceneStage.tsx';
import { useScene } from './scenes.ts';
import { appStore, type Dialog, useApp } from './store.ts';
import { TopBar } from './TopBar.tsx';
import { Transport } from './Transport.tsx';
import { useAddress } from './useAddress.ts';
import { useMedia } from './useMedia.ts';
import { usePlayback } from './usePlayback.ts';

const LazyDrawer = lazy(async () => ({ default: (await import('./Drawer.tsx')).Drawer }));

const LazyVerdictPanel = lazy(async () => ({
  default: (await import('#app/verdict/VerdictPanel.tsx')).VerdictPanel,
}));

/** Scenes whose picture wants the whole width at first. */
const wideScenes: ReadonlySet<string> = new Set(['rollout']);

/** The page: text, picture, reasons, and the bar that moves time. */
export function App() {
  const narrow = useMedia('(max-width: 720px)');
  const roomForDrawer = useMedia('(min-width: 1180px)');
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)');
  const locale = useApp((state) => state.locale);
  const showStored = useApp((state) => state.showStored);
  const scene = useScene()?.id;
  // Until the reader decides: a wide picture has the editor's room.
  const [chosenFold, setFolded] = useState<boolean | null>(null);
  const folded = chosenFold ?? (scene !== undefined && wideScenes.has(scene));
  usePlayback(reducedMotion);
  useAddress();
  useEffect(() => {
    addEventListener('keydown', handleKey);
    return () => removeEventListener('keydown', handleKey);
  }, []);

  return (
    <DropZone>
      <div className={narrow ? 'app narrow' : 'app'}>
        <TopBar narrow={narrow} />
        {narrow ? (
          <main className="stack">
            <SceneStage reducedMotion={reducedMotion} />
            <Drawer />
            <details className="folded-editor">
              <summary>{words.manifests[locale]}</summary>
              <EditorPane plain />
            </details>
          </main>
        ) : (
          <SplitPane
            label={words.widthOfEditor[locale]}
            initialWidth={316}
            minLeft={showStored ? 430 : 200}
            minRight={420}
            left={folded && !showStored ? null : <EditorPane plain={false} />}
            right={
              <>
                {showStored && (
                  <Suspense fallback={null}>
                    <LazyVerdictPanel />
                  </Suspense>
                )}
                <div className="stage" hidden={showStored}>
                  <SceneRow folded={folded} onFold={() => setFolded(!folded)} />
                  <div className={roomForDrawer ? 'stage-body with-drawer' : 'stage-body'}>
                    <SceneStage reducedMotion={reducedMotion} />
                    <Drawer />
                  </div>
                </div>
              </>
            }
          />
        )}
        <Transport />
        <OpenDialog />
        <Announcer />
      </div>
    </DropZone>
  );
}

/** Its words are not needed for the first picture; its place is. */
function Drawer() {
  return (
    <Suspense fallback={<div className="drawer" />}>
      <LazyDrawer />
    </Suspense>
  );
}

/**
 * The dialogs are fetched after the first picture. They are no lazy component: once there they open with the very key
 * that asks for them, so that what is typed next finds its field.
 */
function OpenDialog() {
  const dialog = useApp((state) => state.dialog);
  const wanted = useApp((state) => state.dialog !== null || state.picture !== null);
  const [loaded, setLoaded] = useState<{ readonly Dialogs: ComponentType<{ dialog: Dialog }> } | null>(null);
  useEffect(() => {
    if (!wanted || loaded) return;
    import('#app/dialogs/Dialogs.tsx').then(setLoaded, () => appStore.setState({ dialog: null }));
  }, [wanted, loaded]);
  return loaded && dialog !== null ? <loaded.Dialogs dialog={dialog} /> : null;
}

/** What just happened, for screen readers. */
function Announcer() {
  const answer = useApp((state) => state.answer);
  return (
    <div role="status" aria-live="polite" className="unseen">
      {answer?.text}
    </div>
  );
}
