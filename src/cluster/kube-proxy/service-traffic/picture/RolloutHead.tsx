import type { SceneProps } from '#cluster/feature.tsx';
import type { RolloutModel, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import { ChoiceList } from '#ui/ChoiceList.tsx';

const offeredRate = 20;

/** What the picture is of, and, where nobody asks, how to have somebody ask. */
export function RolloutHead(props: SceneProps<RolloutModel> & { readonly stage: Stage }) {
  const { model, stage, locale, below, aboveLabel, onFocus } = props;
  const offers = stage.choice.traffic.length === 0 && !below;
  if (!below && !offers && model.choices.length <= 1) return null;
  return (
    <div className="rollout-head">
      {below ? (
        <span className="type-label text-2">
          {words.compareAbove(aboveLabel)[locale]} · {words.compareBelow(below.label)[locale]}
        </span>
      ) : null}
      <Offer {...props} />
      <ChoiceList
        label={words.choices[locale]}
        choices={model.choices}
        chosen={stage.choice.key}
        onChoose={onFocus}
      />
    </div>
  );
}

/** Without traffic nothing is sent: one press writes it into the Scenario. */
function Offer({
  run,
  stage,
  locale,
  onScenario,
  below,
}: SceneProps<RolloutModel> & { readonly stage: Stage }) {
  const { service, traffic, name } = stage.choice;
  if (traffic.length > 0 || below) return null;
  if (service === null) return <span className="type-label text-2">{words.noService[locale]}</span>;
  const namespace = service.split('/')[1] ?? 'default';
  const { type } = stage.serviceSpec ?? {};
  const entry = {
    service: name,
    ...(namespace === 'default' ? {} : { namespace }),
    from: type === 'LoadBalancer' || type === 'NodePort' ? 'outside' : 'inside',
    rate: offeredRate,
  };
  const add = () => onScenario(['spec', 'traffic', run.scenario.traffic.length], entry);
  return (
    <span className="type-label text-2">
      {words.noTraffic[locale]}{' '}
      <button type="button" className="verb" onClick={add}>
        {words.addTraffic(name, String(offeredRate))[locale]}
      </button>
    </span>
  );
}
