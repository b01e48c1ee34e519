import type { SceneProps } from '#cluster/feature.tsx';
import type { RolloutModel, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';

/** More than these are chosen from a list. */
const mostButtons = 6;
const offeredRate = 20;

/** What the picture is of, and, where nobody asks, how to have somebody ask. */
export function RolloutHead(
  props: SceneProps<RolloutModel> & {
    readonly stage: Stage;
    readonly place: number;
    readonly onChoose: (key: string) => void;
  },
) {
  const { model, stage, place, locale, below, aboveLabel, onChoose } = props;
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
      {model.choices.length > 1 ? (
        <fieldset className="rollout-choices plain" aria-label={words.choices[locale]}>
          {model.choices.length <= mostButtons ? (
            model.choices.map(({ key, name }, index) => (
              <button
                key={key}
                type="button"
                className="plain"
                aria-pressed={index === place}
                onClick={() => onChoose(key)}
              >
                {name}
              </button>
            ))
          ) : (
            <select
              aria-label={words.choices[locale]}
              value={stage.choice.key}
              onChange={(event) => onChoose(event.target.value)}
            >
              {model.choices.map(({ key }) => (
                <option key={key}>{key}</option>
              ))}
            </select>
          )}
        </fieldset>
      ) : null}
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
