import { memo } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { GraceHandle } from './GraceHandle.tsx';
import { graceEdit } from './graceEdit.ts';
import { graceHandles } from './graceHandles.ts';
import type { PictureRows } from './pictureRow.ts';

/** A handle under each grace deadline of the upper run; the lower run shows what something else would give. */
export const GraceHandles = memo(function GraceHandles(props: {
  readonly rows: PictureRows;
  readonly run: SceneProps<Timeline>['run'];
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly onEditField: SceneProps<Timeline>['onEditField'];
}) {
  const { rows, run, scale, locale, measure, onEditField } = props;
  return (
    <svg
      className="grace-handles"
      width={scale.right}
      height="1"
      role="graphics-object"
      aria-label={words.grace[locale]}
    >
      {graceHandles(rows, scale, measure(words.dragGrace[locale], 'label')).map((place) => {
        const { pod, deadline } = place;
        const { path, graceSeconds } = graceEdit(pod, deadline, run.trace.events);
        return (
          <GraceHandle
            key={place.key}
            {...{ place, graceSeconds, scale, locale }}
            onGrace={(seconds) => onEditField(pod.document, path, seconds)}
          />
        );
      })}
    </svg>
  );
});
