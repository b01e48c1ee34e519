import type { ClusterEvent } from '#cluster/facts.ts';
import { rulesInForce } from '#cluster/kube-proxy/rulesInForce.ts';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { Run } from '#cluster/run.ts';
import type { ClaimNotice } from '#cluster/scene.ts';
import { rolloutClaims as words } from '#i18n/rolloutClaims.ts';

type Decided = Extract<ClusterEvent, { readonly kind: 'RequestDecided' }>;

const gate = 'KubeProxyDrainingTerminatingNodes';

/**
 * What the announcement says of rolling upgrades and this run meets, where v1.28.0 does something else. Told one at a
 * time, the most telling first: the picture needs its room.
 */
export function claims(run: Run, _model: RolloutModel): readonly ClaimNotice[] {
  const decided = run.trace.events.filter((event) => event.kind === 'RequestDecided');
  const notice =
    nodeLeaves(run) ??
    lostWhileTerminating(decided) ??
    servedWhileTerminating(run, decided) ??
    finishedWhileTerminating(run, decided);
  return notice === null ? [] : [notice];
}

function lostWhileTerminating(decided: readonly Decided[]): ClaimNotice | null {
  // The claim is about rules: no rule chose what a name led to.
  const lost = decided.filter(
    ({ detail: { why, resolvedAtMs } }) =>
      resolvedAtMs === null &&
      (why.kind === 'addressGone' || ('sigtermAtMs' in why && why.sigtermAtMs !== null)),
  ).length;
  if (lost === 0) return null;
  return {
    id: 'pte-unaffected',
    claim: words.unaffectedTopic(String(lost)),
    source: words.unaffectedSource,
    announced: words.unaffectedAnnounced,
    reference: 'pkg/proxy/topology.go:CategorizeEndpoints, KEP-1669',
    playable: false,
  };
}

/** Rules are read back once for each sync that chose for a request of a pod being deleted. */
function servedWhileTerminating(run: Run, decided: readonly Decided[]): ClaimNotice | null {
  const looked = new Set<number>();
  const found = decided.some(({ detail: { fate, node, rules } }) => {
    if (fate !== 'served' || node === null || rules === null || looked.has(rules)) return false;
    looked.add(rules);
    const at = run.trace.events[rules]?.at ?? 0;
    return rulesInForce(run, node, at).ports.some(({ used }) =>
      used.cluster.concat(used.local).some(({ terminating }) => terminating),
    );
  });
  if (!found) return null;
  return {
    id: 'upgrade-fewer-connections',
    claim: words.notNewTopic,
    source: words.notNewSource,
    announced: words.notNewAnnounced,
    reference: 'pkg/proxy/topology.go:CategorizeEndpoints, KEP-1669',
    playable: false,
  };
}

/** A request that was on its way at SIGTERM and was answered all the same. */
function finishedWhileTerminating({ trace }: Run, decided: readonly Decided[]): ClaimNotice | null {
  const signalled = new Map<string, number>();
  for (const event of trace.events) {
    if (event.kind === 'ContainerSignalled' && !signalled.has(event.subject)) {
      signalled.set(event.subject, event.at);
    }
  }
  const found = decided.some(({ at, detail: { fate, pod, sentAtMs } }) => {
    const term = pod === null ? undefined : signalled.get(pod);
    return fate === 'served' && term !== undefined && sentAtMs < term && at > term;
  });
  if (!found) return null;
  return {
    id: 'pte-all-cut',
    claim: words.allCutTopic,
    source: words.allCutSource,
    announced: words.allCutAnnounced,
    reference:
      'pkg/proxy/conntrack/cleanup.go, pkg/kubelet/kuberuntime/kuberuntime_container.go:killContainer',
    playable: false,
  };
}

function nodeLeaves({ trace, enabledGates }: Run): ClaimNotice | null {
  const told = trace.events.some(
    (event) => event.kind === 'ProxyHealthChanged' && event.detail.reason === 'nodeTerminating',
  );
  const gone = trace.events.some(({ kind }) => kind === 'MachineTerminated');
  if (!told && (!gone || enabledGates.includes(gate))) return null;
  return {
    id: told ? 'drain-kubeproxy-cuts' : 'drain-stage',
    claim: told ? words.drainOnTopic : words.drainOffTopic,
    source: told ? words.drainOnSource : words.drainOffSource,
    announced: words.drainAnnounced,
    reference: 'pkg/proxy/healthcheck/proxier_health.go:SyncNode, KEP-3836',
    playable: false,
  };
}
