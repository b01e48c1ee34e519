import { memo, useMemo } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import type { RolloutModel, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { totalsOf } from '#cluster/kube-proxy/service-traffic/model/totals.ts';
import { LossPanel } from '#cluster/kube-proxy/service-traffic/seeds/LossPanel.tsx';
import { WhatIfPanel } from '#cluster/kube-proxy/service-traffic/variants/WhatIfPanel.tsx';
import { networkSimplifications } from '#i18n/networkSimplifications.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import { rolloutWhatIf as whatIf } from '#i18n/rolloutWhatIf.ts';
import type { Locale } from '#i18n/sentence.ts';
import { durationText } from '#ui/timeText.ts';

/** What it cost in all, and what the picture leaves out. */
export function RolloutFoot({
  run,
  model,
  stage,
  other,
  below,
  aboveLabel,
  locale,
  seeds,
  ask,
  onCompare,
}: SceneProps<RolloutModel> & { readonly stage: Stage; readonly other: Stage | null }) {
  const { service } = stage.choice;
  const bands = service === null ? undefined : seeds?.rollout[service];
  return (
    <div className="rollout-foot type-label">
      <Totals stage={stage} locale={locale} title={other ? aboveLabel : words.totals[locale]} />
      {other && below ? <Totals stage={other} locale={locale} title={below.label} /> : null}
      {service && bands ? <LossPanel {...{ run, service, bands, locale }} /> : null}
      {stage.requests.sentAt.length > 0 ? (
        <details>
          <summary>{whatIf.title[locale]}</summary>
          <WhatIfPanel {...{ model, stage, locale, ask, onCompare }} />
        </details>
      ) : null}
      <details>
        <summary>{words.simplified[locale]}</summary>
        <ul>
          {Object.values(networkSimplifications).map((sentence) => (
            <li key={sentence.en}>{sentence[locale]}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

const Totals = memo(function Totals(props: {
  readonly stage: Stage;
  readonly locale: Locale;
  readonly title: string;
}) {
  const { stage, locale, title } = props;
  const totals = useMemo(() => totalsOf(stage), [stage]);
  const asked = totals.requests > 0;
  return (
    <>
      <span className="strong">{title}</span>
      {asked ? (
        <Total
          what={words.lost[locale]}
          value={
            words.ofRequests(String(totals.failed - totals.failedBefore), String(totals.requests))[locale]
          }
          alarming={totals.failed > totals.failedBefore}
        />
      ) : null}
      {totals.failedBefore > 0 ? (
        <Total what={words.before[locale]} value={String(totals.failedBefore)} alarming={false} />
      ) : null}
      <Total
        what={words.unavailable[locale]}
        value={durationText(totals.withoutReadyMs)}
        alarming={!asked && totals.withoutReadyMs > 0}
      />
      <Total
        what={words.surgeCost[locale]}
        value={words.podSeconds(String(totals.surgePodSeconds))[locale]}
        alarming={false}
      />
    </>
  );
});

function Total({
  what,
  value,
  alarming,
}: {
  readonly what: string;
  readonly value: string;
  readonly alarming: boolean;
}) {
  return (
    <span className={alarming ? 'rollout-total text-fail' : 'rollout-total'}>
      <span className="text-2">{what}</span> <b>{value}</b>
    </span>
  );
}
