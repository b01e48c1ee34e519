import '#ui/picture.css';
import './rollout.css';
import type { SceneProps } from '#cluster/feature.tsx';
import { stageOf, stageOfKey } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { RolloutFoot } from './RolloutFoot.tsx';
import { RolloutHead } from './RolloutHead.tsx';
import { RolloutPicture } from './RolloutPicture.tsx';

/** The Rollout scene: who asks whom on the left, what becomes of it over time on the right, on one row a pod. */
export function RolloutView(props: SceneProps<RolloutModel>) {
  const { model, below, stale, reducedMotion } = props;
  const stage = stageOf(model);
  if (!stage) return <div className="picture rollout" />;
  const other = below && stageOfKey(below.model, stage.choice.key);
  const className = ['picture', 'rollout', stale && 'stale', reducedMotion && 'reduced-motion'];
  return (
    <div className={className.filter(Boolean).join(' ')}>
      <RolloutHead {...props} stage={stage} />
      <RolloutPicture {...props} key={stage.choice.key} stage={stage} other={other} />
      <RolloutFoot {...props} stage={stage} other={other} />
    </div>
  );
}
