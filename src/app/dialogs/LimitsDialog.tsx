import { sayInScenario } from '#app/commands.ts';
import { useApp } from '#app/store.ts';
import { appWords as words } from '#i18n/app.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import { scenarioWords } from '#i18n/scenarioWords.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { durationText } from '#scenario/duration.ts';
import type { Latency, Scenario } from '#scenario/scenario.ts';
import { Sheet } from './Sheet.tsx';

const latencies: readonly { readonly key: keyof Latency; readonly what: Sentence }[] = [
  { key: 'apiRequestMs', what: scenarioWords.apiRequest },
  { key: 'watchMs', what: scenarioWords.watch },
  { key: 'createContainerMs', what: scenarioWords.createContainer },
  { key: 'startContainerMs', what: scenarioWords.startContainer },
  { key: 'runSandboxMs', what: scenarioWords.runSandbox },
];

/** What else is assumed of a cluster, as its words in the Scenario. */
function clusterWords({ kubeProxy, loadBalancer }: Scenario['cluster']): readonly {
  readonly word: string;
  readonly value: string;
  readonly what: Sentence;
}[] {
  const lasts = (ms: number) => durationText(ms / 1000);
  const { syncMs, minSyncPeriodMs } = kubeProxy;
  const { healthCheckIntervalMs, healthCheckTimeoutMs, unhealthyThreshold } = loadBalancer;
  return [
    { word: 'kubeProxy.sync', value: lasts(syncMs), what: scenarioWords.proxySync },
    { word: 'kubeProxy.minSyncPeriod', value: lasts(minSyncPeriodMs), what: scenarioWords.minSyncPeriod },
    {
      word: 'loadBalancer.healthCheckInterval',
      value: lasts(healthCheckIntervalMs),
      what: scenarioWords.healthCheckInterval,
    },
    {
      word: 'loadBalancer.healthCheckTimeout',
      value: lasts(healthCheckTimeoutMs),
      what: scenarioWords.healthCheckTimeout,
    },
    {
      word: 'loadBalancer.unhealthyThreshold',
      value: String(unhealthyThreshold),
      what: scenarioWords.unhealthyThreshold,
    },
  ];
}

/** What this run assumes, which latencies hold, and what no run knows. */
export function LimitsDialog() {
  const locale = useApp((state) => state.locale);
  const run = useApp((state) => state.run);
  const answer = useApp((state) => state.answer);
  const inferences = run?.inferences ?? [];
  return (
    <Sheet
      name="limits"
      title={words.notModelled[locale]}
      note={null}
      onKeyDown={null}
      foot={answer?.about === 'limits' ? <span className="answer">{answer.text}</span> : null}
    >
      <h3>{more.assumedHere[locale]}</h3>
      {inferences.length === 0 ? (
        <p>{more.assumedHereNone[locale]}</p>
      ) : (
        <>
          <p className="type-label text-2">{more.sayIt[locale]}</p>
          <ul className="assumptions">
            {inferences.map(({ subject, path, place, value, sentence }) => (
              <li key={path}>
                {value === undefined ? (
                  <span>
                    <b>{subject}</b> {sentence[locale]}
                  </span>
                ) : (
                  <button
                    type="button"
                    className="plain"
                    title={path}
                    onClick={() => sayInScenario(place, value, 'limits')}
                  >
                    <b>{subject}</b> <span className="assumption">{sentence[locale]}</span>
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {run && (
        <>
          <h3>{more.latencies[locale]}</h3>
          <p className="type-label text-2">{more.latenciesNote[locale]}</p>
          <dl className="latencies">
            {latencies.map(({ key, what }) => (
              <div key={key}>
                <dt className="type-code">{durationText(run.scenario.latency[key] / 1000)}</dt>
                <dd>
                  {what[locale]} <span className="type-code text-2">{key.slice(0, -2)}</span>
                </dd>
              </div>
            ))}
            {clusterWords(run.scenario.cluster).map(({ word, value, what }) => (
              <div key={word}>
                <dt className="type-code">{value}</dt>
                <dd>
                  {what[locale]} <span className="type-code text-2">{word}</span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <h3>{more.leftOut[locale]}</h3>
      <ul className="left-out">
        {more.limits[locale].split('\n').map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </Sheet>
  );
}
