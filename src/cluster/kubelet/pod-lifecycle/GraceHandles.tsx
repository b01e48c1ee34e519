import type { SceneProps } from '#cluster/feature.tsx';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { GraceHandle } from './GraceHandle.tsx';
import { graceEdit } from './graceEdit.ts';
import type { PictureRows } from './pictureRow.ts';
import type { Timeline } from './timeline.ts';

/** A handle under each grace deadline of the upper run; the lower run shows what something else would give. */
export function GraceHandles(props: {
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
      {rows.groups.flatMap(({ pair, eventsY, bottom, top }) => {
        if (!pair.above || eventsY === null) return [];
        const pod = pair.above;
        return pod.deadlines.map((deadline) => {
          const edit = graceEdit(pod, deadline, run.trace.events);
          return (
            <GraceHandle
              key={`${pair.key} ${deadline.at}`}
              deadline={deadline.at}
              graceSeconds={edit.graceSeconds}
              top={eventsY ?? top}
              y={bottom}
              wordsWidth={measure(words.dragGrace[locale], 'label')}
              onGrace={(seconds) => onEditField(pod.document, edit.path, seconds)}
              {...{ scale, locale }}
            />
          );
        });
      })}
    </svg>
  );
}
