import type { Preview } from '#app/previews.ts';
import { useApp } from '#app/store.ts';
import type { Run } from '#cluster/run.ts';
import { dialogWords as words } from '#i18n/dialogs.ts';
import { shapeOf } from './shapeOf.ts';

/** A run in small: its silhouette, a carmine cross when nothing of the text got in, a bare line while it is not there. */
export function PreviewShape(props: {
  readonly preview: Preview | null;
  readonly width: number;
  readonly height: number;
  /** The scene to show it in where it has something to show; else the one that is looked at. */
  readonly scene?: string | null;
}) {
  const { preview, width, height } = props;
  const scenes = useApp((state) => state.scenes);
  const shown = useApp((state) => state.scene);
  const current = props.scene ?? shown;
  const locale = useApp((state) => state.locale);
  const run = preview === 'failed' ? null : preview;
  const shape = run && shapeOf(scenes, current, run);
  return (
    <span className="preview-shape" style={{ width, height }} data-state={stateOf(preview)}>
      {shape && <shape.scene.Silhouette model={shape.model} width={width} height={height} />}
      {!shape && (preview === 'failed' || (run && isRefused(run))) && (
        <>
          <Cross />
          <span className="type-label text-fail">{words.refused[locale]}</span>
        </>
      )}
    </span>
  );
}

function stateOf(preview: Preview | null): 'pending' | 'failed' | 'drawn' {
  return preview === null ? 'pending' : preview === 'failed' ? 'failed' : 'drawn';
}

function isRefused({ documents, diagnostics }: Run): boolean {
  return (
    documents.some(({ outcome }) => outcome === 'rejected') ||
    diagnostics.some(({ severity }) => severity === 'error')
  );
}

function Cross() {
  return (
    <svg width="11" height="11" viewBox="0 0 11 11" aria-hidden="true">
      <path d="M2 2l7 7m0-7l-7 7" fill="none" stroke="var(--fail)" strokeWidth="1.6" />
    </svg>
  );
}
