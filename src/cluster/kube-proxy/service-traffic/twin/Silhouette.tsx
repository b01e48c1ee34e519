import { useMemo } from 'react';
import type { SilhouetteProps } from '#cluster/feature.tsx';
import { stageOf } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { sum } from '#cluster/kube-proxy/service-traffic/model/totals.ts';
import { failureMarks } from '#cluster/kube-proxy/service-traffic/picture/failureMarks.ts';
import { stackPaths } from '#cluster/kube-proxy/service-traffic/picture/stackPaths.ts';
import { timeScale } from '#ui/timeScale.ts';

/** Replicas by version with the lost requests below them. No text. */
export function Silhouette({ model, width, height }: SilhouetteProps<RolloutModel>) {
  const stage = stageOf(model);
  const drawn = useMemo(() => {
    if (!stage) return null;
    const scale = timeScale({ from: 0, to: Math.max(1, model.end) }, 1, width - 1);
    const baseline = Math.round(height * 0.66);
    const most = Math.max(1, ...stage.replicas.map(({ ready, starting }) => sum(ready) + sum(starting)));
    const steps = stage.replicas.map(({ at, ready, starting }) => ({ at, layers: [...ready, ...starting] }));
    const paths = stackPaths(steps, scale, { baseline, pxPerUnit: (baseline - 3) / most, up: 1 });
    const { marks, arm } = failureMarks(stage.requests, scale, height - baseline - 3);
    return { baseline, paths, marks, arm };
  }, [model, stage, width, height]);
  return (
    <svg
      className="silhouette"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {drawn && stage ? (
        <>
          {stage.revisions.map(({ ink, hash }, index) => (
            <g key={hash} fill={`var(--${ink})`}>
              <path d={drawn.paths[index]} />
              <path d={drawn.paths[stage.revisions.length + index]} fillOpacity=".38" />
            </g>
          ))}
          <path d={`M1 ${drawn.baseline}H${width - 1}`} stroke="var(--rule)" strokeWidth="0.75" />
          <path
            d={drawn.marks
              .map(
                ({ x, y }) =>
                  `M${x - drawn.arm} ${drawn.baseline + 2 + y - drawn.arm}l${2 * drawn.arm} ${2 * drawn.arm}`,
              )
              .join('')}
            stroke="var(--fail)"
            strokeWidth="1.2"
          />
        </>
      ) : null}
    </svg>
  );
}
