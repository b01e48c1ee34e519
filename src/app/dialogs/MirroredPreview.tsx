import { useMemo } from 'react';
import type { Preview } from '#app/previews.ts';
import { useApp } from '#app/store.ts';
import type { Run } from '#cluster/run.ts';
import { dialogWords as words } from '#i18n/dialogs.ts';
import { PreviewShape } from './PreviewShape.tsx';
import { shapeOf } from './shapeOf.ts';

const width = 320;
const height = 38;

/** The answer before it is opened: one run above the line, the other mirrored below, and the difference in words. */
export function MirroredPreview(props: {
  readonly above: Preview | null;
  readonly below: Preview | null;
  readonly aboveName: string;
  readonly belowName: string;
}) {
  const { above, below, aboveName, belowName } = props;
  const locale = useApp((state) => state.locale);
  const scenes = useApp((state) => state.scenes);
  const current = useApp((state) => state.scene);
  const studies = useApp((state) => state.studies);
  const headline = useMemo(() => {
    if (!isRun(above) || !isRun(below)) return words.pending;
    const upper = shapeOf(scenes, current, above);
    const lower = shapeOf(scenes, current, below);
    const study = upper ? studies[upper.scene.id] : undefined;
    if (!upper || !lower || !study || upper.scene !== lower.scene) return null;
    return study.differences(
      { run: above, model: upper.model, label: aboveName },
      { run: below, model: lower.model, label: belowName },
    ).headline;
  }, [above, below, aboveName, belowName, scenes, studies, current]);
  return (
    <div className="mirrored">
      <p className="type-label text-2" role="status">
        {headline?.[locale]}
      </p>
      <div role="img" aria-label={words.previewOfPair(aboveName, belowName)[locale]}>
        <PreviewShape preview={above} width={width} height={height} />
        <div className="mirrored-below">
          <PreviewShape preview={below} width={width} height={height} />
        </div>
      </div>
    </div>
  );
}

function isRun(preview: Preview | null): preview is Run {
  return preview !== null && preview !== 'failed';
}
