import { stageOf } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { totalsOf } from '#cluster/kube-proxy/service-traffic/model/totals.ts';
import type { Measurement, ViewRange } from '#cluster/scene.ts';
import { rolloutDifferences as words } from '#i18n/rolloutDifferences.ts';

const fates = ['refused', 'reset', 'timedOut', 'error'] as const;

/** What became of requests and pods between two instants. */
export function measureRange(model: RolloutModel, { from, to }: ViewRange): readonly Measurement[] {
  const stage = stageOf(model);
  if (!stage) return [];
  const totals = totalsOf(stage, from, to);
  const syncs = stage.nodes.flatMap((node) => node.syncs.filter(({ at }) => at >= from && at <= to));
  return [
    { what: words.sent, value: String(totals.requests) },
    { what: words.lost, value: String(totals.failed) },
    ...fates
      .filter((fate) => totals.byFate[fate] > 0)
      .map((fate) => ({ what: words[fate], value: String(totals.byFate[fate]) })),
    { what: words.withoutReady, value: seconds(totals.withoutReadyMs) },
    { what: words.surge, value: totals.surgePodSeconds.toFixed(1) },
    { what: words.syncs, value: String(syncs.length) },
  ];
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
