import { useMemo, useState } from 'react';
import { lastFrom } from '#cluster/kube-proxy/service-traffic/model/countUntil.ts';
import type { PodLife, RolloutModel, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { instant } from '#cluster/kube-proxy/service-traffic/picture/instant.ts';
import { rulesWords as words } from '#i18n/rolloutRules.ts';
import type { Locale, Sentence } from '#i18n/sentence.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { CopyVerb } from '#ui/CopyVerb.tsx';
import { scrollStop } from '#ui/scrollStop.ts';
import { BalancingTable } from './BalancingTable.tsx';
import { balancingRows } from './balancingRows.ts';
import { nodeRules } from './nodeRules.ts';
import { RuleLines } from './RuleLines.tsx';

/** What one node's kernel does at the pen: the exact text, with what the last write changed. */
export function RulesPanel(props: {
  readonly model: RolloutModel;
  readonly stage: Stage;
  readonly node: number;
  readonly now: Milliseconds;
  readonly locale: Locale;
  readonly style: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  } | null;
}) {
  const { model, stage, node, now, locale, style } = props;
  const own = stage.choice.service?.split('/').slice(1).join('/') ?? null;
  const [service, setService] = useState<string | null>(own);
  const [wantsText, setWantsText] = useState(false);
  const life = stage.nodes[node];
  // The text changes only when a sync ends.
  const syncAt = lastSyncAt(life?.syncs ?? [], now);
  const rules = useMemo(
    () => (syncAt === null ? null : nodeRules(model, stage, node, syncAt, { service })),
    [model, stage, node, syncAt, service],
  );
  const rows = useMemo(() => balancingRows(rules?.lines ?? []), [rules]);
  const dead = useMemo(() => deadAddresses(stage.pods, now), [stage, now]);
  if (!life) return null;
  const next = life.syncs.find(({ at }) => at > now);
  return (
    <section className="rules-panel" style={style ?? undefined} aria-label={words.title(life.name)[locale]}>
      <div className="rules-head">
        <h2>{words.title(life.name)[locale]}</h2>
        <span className="type-label text-2">
          {rules
            ? [
                words.writtenAt(instant(rules.writtenAt))[locale],
                ...(next ? [words.nextAt(instant(next.at))[locale]] : []),
                (rules.added + rules.removed > 0 ? words.changed(rules.added, rules.removed) : words.same)[
                  locale
                ],
              ].join(' · ')
            : withoutRules(stage)[locale]}
        </span>
        {rules ? (
          <>
            {rules.services.length > 1 ? (
              <label className="type-label">
                {words.filter[locale]}{' '}
                <select value={service ?? ''} onChange={(event) => setService(event.target.value || null)}>
                  <option value="">{words.allServices[locale]}</option>
                  {rules.services.map((name) => (
                    <option key={name}>{name}</option>
                  ))}
                </select>
              </label>
            ) : null}
            <span className="type-label rules-switch">
              <button
                type="button"
                className="plain"
                aria-pressed={!wantsText}
                onClick={() => setWantsText(false)}
              >
                {words.balancing[locale]}
              </button>
              <button
                type="button"
                className="plain"
                aria-pressed={wantsText}
                onClick={() => setWantsText(true)}
              >
                {words.everything[locale]}
              </button>
            </span>
            <CopyVerb label={words.copy[locale]} locale={locale} textOf={rules.text} />
          </>
        ) : null}
      </div>
      {rules ? (
        <div className="rules-text" {...scrollStop(words.title(life.name)[locale])}>
          {wantsText || rows.length === 0 ? (
            <RuleLines rules={rules} deadAt={dead} locale={locale} />
          ) : (
            <BalancingTable {...{ rows, stage, locale }} deadAt={dead} />
          )}
        </div>
      ) : null}
    </section>
  );
}

function lastSyncAt(syncs: readonly { readonly at: Milliseconds }[], now: Milliseconds): Milliseconds | null {
  return (
    lastFrom(
      syncs.map(({ at }) => ({ from: at })),
      now,
    )?.from ?? null
  );
}

/** Addresses of pods that answer nobody any more, and why. */
function deadAddresses(pods: readonly PodLife[], now: Milliseconds) {
  const dead = new Map<string, typeof words.processGone>();
  for (const { ip, spans, until, createdAt } of pods) {
    if (ip === null || now < createdAt) continue;
    const alive = spans.some(({ from, to, state }) => now >= from && now < to && state !== 'waiting');
    if (alive) dead.delete(ip);
    else if (now >= until) dead.set(ip, words.addressGone);
    else if (spans.some(({ from, state }) => now >= from && state !== 'waiting'))
      dead.set(ip, words.processGone);
  }
  return dead;
}

/** Why a node has no rules to show. */
function withoutRules({ nodes, serviceSpec }: Stage): Sentence {
  if (serviceSpec?.clusterIP === 'None') return words.headless;
  return nodes.some(({ syncs }) => syncs.length > 0) ? words.none : words.noProxy;
}
