import { rulesInForce } from '#cluster/kube-proxy/rulesInForce.ts';
import type { RolloutModel, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { type ComparedRule, ruleDifference } from './ruleDifference.ts';

/** What stands in a node's kernel at an instant. */
export interface NodeRules {
  readonly writtenAt: Milliseconds;
  readonly lines: readonly ComparedRule[];
  readonly added: number;
  readonly removed: number;
  /** Services that have rules, `namespace/name`. */
  readonly services: readonly string[];
  /** The whole text as iptables-restore is given it. */
  readonly text: () => string;
}

export interface RuleFilter {
  /** `namespace/name`; null: all. */
  readonly service: string | null;
}

/** Null before the node's kube-proxy has written anything. */
export function nodeRules(
  { run }: RolloutModel,
  stage: Stage,
  node: number,
  at: Milliseconds,
  filter: RuleFilter,
): NodeRules | null {
  const life = stage.nodes[node];
  if (!life) return null;
  const rules = rulesInForce(run, life.name, at);
  if (rules.event === null || rules.syncedAtMs === null) return null;
  const place = life.syncs.findIndex(({ event }) => event === rules.event);
  const earlier = place > 0 ? rulesInForce(run, life.name, life.syncs[place - 1]!.at) : null;
  const keeps = ({ service }: { readonly service: string | null }) =>
    filter.service === null || service === filter.service;
  const after = rules.restore().lines();
  const lines = ruleDifference(
    (earlier?.restore().lines() ?? []).filter(keeps).map(({ text }) => text),
    after.filter(keeps).map(({ text }) => text),
  );
  const count = (change: ComparedRule['change']) => lines.filter((line) => line.change === change).length;
  return {
    writtenAt: rules.syncedAtMs,
    lines,
    // Before the first write there was nothing to compare with.
    added: earlier === null ? 0 : count('added'),
    removed: count('removed'),
    services: [...new Set(after.flatMap(({ service }) => service ?? []))],
    text: () => rules.restore().text(),
  };
}
