import type { SceneProps } from '#cluster/feature.tsx';
import type { RolloutModel, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import { ChoiceList } from '#ui/ChoiceList.tsx';
import { offersAnything, RolloutOffers } from './RolloutOffers.tsx';

/** What the picture is of, and what would make something happen in it. */
export function RolloutHead(props: SceneProps<RolloutModel> & { readonly stage: Stage }) {
  const { model, stage, locale, below, aboveLabel, onFocus } = props;
  const offers = offersAnything(props);
  if (!below && !offers && model.choices.length <= 1) return null;
  return (
    <div className="rollout-head">
      {below ? (
        <span className="type-label text-2">
          {words.compareAbove(aboveLabel)[locale]} · {words.compareBelow(below.label)[locale]}
        </span>
      ) : null}
      {offers ? <RolloutOffers {...props} /> : null}
      <ChoiceList
        label={words.choices[locale]}
        choices={model.choices}
        chosen={stage.choice.key}
        onChoose={onFocus}
      />
    </div>
  );
}
