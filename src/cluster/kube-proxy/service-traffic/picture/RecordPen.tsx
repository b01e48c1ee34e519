import type { Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { Pen } from '#ui/Pen.tsx';
import { heightY } from '#ui/tracePath.ts';
import { lifeHeightAt } from './laneSteps.ts';
import type { PictureLayout } from './pictureLayout.ts';

/** More nibs than this are a second line. */
const mostNibs = 40;

/** The pen over the record, its nib on every lane that is tall enough. */
export function RecordPen(props: {
  readonly stage: Stage;
  readonly layout: PictureLayout;
  readonly now: Milliseconds;
  readonly x: number;
}) {
  const { stage, layout, now, x } = props;
  const lanes = layout.rows.flatMap((row) => (row.kind === 'pod' && row.height >= 10 ? [row] : []));
  const nibs =
    lanes.length > mostNibs
      ? []
      : lanes.flatMap(({ pod, baseline, height }) => {
          const life = stage.pods[pod];
          return life ? [{ y: heightY({ baseline, height, up: 1 }, lifeHeightAt(life, now)) }] : [];
        });
  return <Pen x={x} top={0} bottom={layout.bottom - 4} gaps={[]} nibs={nibs} />;
}
