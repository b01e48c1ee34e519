import type { SceneProps } from '#cluster/feature.tsx';
import type { RolloutModel, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';

const offeredRate = 20;
const upgradeSeconds = 10;

type OffersProps = SceneProps<RolloutModel> & { readonly stage: Stage };

/** Where nobody asks or nothing is upgraded: one press writes it into the Scenario. */
export function RolloutOffers(props: OffersProps) {
  return (
    <span className="type-label text-2">
      <TrafficOffer {...props} /> <UpgradeOffer {...props} />
    </span>
  );
}

/** Whether there is anything to say or to offer. */
export function offersAnything({ run, stage, below }: Pick<OffersProps, 'run' | 'stage' | 'below'>): boolean {
  return !below && (stage.choice.traffic.length === 0 || isUntouched({ run, stage }));
}

/** Without traffic nothing is sent. */
function TrafficOffer({ run, stage, locale, onScenario }: OffersProps) {
  const { service, traffic, name } = stage.choice;
  if (traffic.length > 0) return null;
  if (service === null) return words.noService[locale];
  const namespace = service.split('/')[1] ?? 'default';
  const { type } = stage.serviceSpec ?? {};
  const entry = {
    service: name,
    ...(namespace === 'default' ? {} : { namespace }),
    from: type === 'LoadBalancer' || type === 'NodePort' ? 'outside' : 'inside',
    rate: offeredRate,
  };
  return (
    <>
      {words.noTraffic[locale]}{' '}
      <button
        type="button"
        className="verb"
        onClick={() => onScenario(['spec', 'traffic', run.scenario.traffic.length], entry)}
      >
        {words.addTraffic(name, String(offeredRate))[locale]}
      </button>
    </>
  );
}

/** Without anything that happens to it a Deployment only starts. */
function UpgradeOffer({ run, model, stage, locale, onScenario }: OffersProps) {
  const { deployment } = stage.choice;
  const first = deployment === null ? undefined : model.index.deployments.get(deployment)?.[0]?.object;
  const container = first?.spec.template.spec.containers[0];
  if (!first || !container || !isUntouched({ run, stage })) return null;
  const { name, namespace = 'default' } = first.metadata;
  const upgrade = {
    at: `${upgradeSeconds}s`,
    ...(namespace === 'default' ? {} : { namespace }),
    set: { image: { [`deployment/${name}`]: { [container.name]: nextImage(container.image ?? '') } } },
  };
  return (
    <button type="button" className="verb" onClick={() => onScenario(['spec', 'events', 0], upgrade)}>
      {words.addUpgrade(name, String(upgradeSeconds))[locale]}
    </button>
  );
}

function isUntouched({ run, stage }: Pick<OffersProps, 'run' | 'stage'>): boolean {
  return stage.choice.deployment !== null && run.scenario.events.length === 0 && stage.revisions.length <= 1;
}

/** The same image under another tag; a digest goes. */
function nextImage(image: string): string {
  const [named = ''] = image.split('@');
  return `${named.replace(/:[^:/]*$/, '')}:next`;
}
