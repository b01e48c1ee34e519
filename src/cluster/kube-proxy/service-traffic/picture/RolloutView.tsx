import '#ui/picture.css';
import './rollout.css';
import { useState } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import { stageOf } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { RolloutFoot } from './RolloutFoot.tsx';
import { RolloutHead } from './RolloutHead.tsx';
import { RolloutPicture } from './RolloutPicture.tsx';

/** The Rollout scene: who asks whom on the left, what becomes of it over time on the right, on one row a pod. */
export function RolloutView(props: SceneProps<RolloutModel>) {
  const { model, below, stale, reducedMotion } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const place = Math.max(
    0,
    model.choices.findIndex(({ key }) => key === chosen),
  );
  const stage = stageOf(model, place);
  if (!stage) return <div className="picture rollout" />;
  const otherPlace = below ? below.model.choices.findIndex(({ key }) => key === stage.choice.key) : -1;
  const other = below && otherPlace >= 0 ? stageOf(below.model, otherPlace) : null;
  const className = ['picture', 'rollout', stale && 'stale', reducedMotion && 'reduced-motion'];
  return (
    <div className={className.filter(Boolean).join(' ')}>
      <RolloutHead {...props} stage={stage} place={place} onChoose={setChosen} />
      <RolloutPicture {...props} key={stage.choice.key} stage={stage} other={other} />
      <RolloutFoot {...props} stage={stage} other={other} />
    </div>
  );
}
