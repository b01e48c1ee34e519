import type { Run } from '#cluster/run.ts';
import { networkWhy as words } from '#i18n/rolloutWhyNetwork.ts';
import { verbatim } from '#i18n/sentence.ts';
import { type Account, account, type EventOfKind, inSeconds, nameOf } from './account.ts';
import { objectField, scenarioField } from './fields.ts';

export function explainSynced({ scenario }: Run, { detail, at }: EventOfKind<'ProxyRulesSynced'>): Account {
  const { node, queuedAtMs, startedAtMs, services } = detail;
  const waited = startedAtMs - queuedAtMs;
  const lag = scenario.cluster.kubeProxy.lagMs[node] ?? 0;
  const few = services.length > 0 && services.length <= 3;
  return account(few ? words.synced(node, services.map(nameOf).join(', ')) : words.syncedAll(node), {
    details: [
      words.syncedDetail(inSeconds(queuedAtMs), inSeconds(startedAtMs), inSeconds(at - startedAtMs)),
      waited >= 50 ? words.syncWaited(inSeconds(waited)) : null,
      lag > 0 ? words.lagging(node, inSeconds(lag)) : null,
      words.keepsOpen,
    ],
  });
}

export function explainHealth(run: Run, { detail }: EventOfKind<'ProxyHealthChanged'>): Account {
  const { node, reason } = detail;
  const field = scenarioField(
    run,
    'spec.cluster.featureGates',
    'featureGates',
    run.scenario.cluster.featureGates,
  );
  switch (reason) {
    case 'ok':
      return account(words.healthOk(node), { feature: 'drainingNodes' });
    case 'nodeTerminating':
      return account(words.healthTerminating(node), {
        details: [words.healthTerminatingDetail],
        fields: [field],
        otherwise: words.healthTerminatingOtherwise,
        feature: 'drainingNodes',
        failing: true,
      });
    case 'stale':
      return account(words.healthStale(node), { failing: true });
    default:
      return reason satisfies never;
  }
}

export function explainBalancerNodes(run: Run, event: EventOfKind<'LoadBalancerNodesChanged'>): Account {
  const { nodes, why } = event.detail;
  const service = nameOf(event.subject);
  const headline =
    nodes.length === 0 ? words.nodesNone(service) : words.nodesChanged(service, nodes.join(', '));
  return account(headline, {
    details: [words[`nodesWhy_${why}`]],
    fields: [objectField(run, event.subject, 'spec.type')],
  });
}

export function explainHealthCheck(run: Run, event: EventOfKind<'HealthCheckAnswered'>): Account {
  const { node, target, code, consecutive, threshold } = event.detail;
  const local = !target.endsWith('/healthz') || !target.startsWith(':10256');
  const { loadBalancer } = run.scenario.cluster;
  return account(code === null ? words.checkNone(node, target) : words.check(node, target, String(code)), {
    details: [
      words.checkCount(String(consecutive), String(threshold)),
      local ? words.checkLocal : words.checkCluster,
    ],
    fields: [
      objectField(run, event.subject, 'spec.externalTrafficPolicy'),
      scenarioField(run, 'spec.cluster.loadBalancer', 'loadBalancer', {
        unhealthyThreshold: loadBalancer.unhealthyThreshold,
      }),
    ],
    failing: code !== 200,
  });
}

export function explainBackend(run: Run, event: EventOfKind<'LoadBalancerBackendChanged'>): Account {
  const { node, reason } = event.detail;
  const fields = [objectField(run, event.subject, 'spec.externalTrafficPolicy')];
  const more = { details: [words.backendDetail], fields };
  switch (reason) {
    case 'healthy':
      return account(words.backendIn(node), { fields });
    case 'unhealthy':
      return account(words.backendOut(node), more);
    case 'removed':
      return account(words.backendRemoved(node), more);
    default:
      return reason satisfies never;
  }
}

export function explainProvisioned({ subject, detail }: EventOfKind<'LoadBalancerProvisioned'>): Account {
  return account(words.provisioned(nameOf(subject), detail.ip), { details: [] });
}

export function explainMachine({ detail }: EventOfKind<'MachineTerminated'>): Account {
  return account(words.machine(detail.node), { details: [words.machineDetail], failing: true });
}

export function explainNotReported({ at, detail }: EventOfKind<'NodeNotReported'>): Account {
  return account(words.notReported(detail.node, inSeconds(at - detail.lastHeartbeatMs)), {
    details: [words.notReportedDetail(inSeconds(detail.gracePeriodMs))],
    failing: true,
  });
}

export function explainGoneInCloud({ detail }: EventOfKind<'NodeGoneInCloud'>): Account {
  return account(words.goneInCloud(detail.node));
}

export function explainOrphanedPod({ subject, detail }: EventOfKind<'OrphanedPodCollected'>): Account {
  return account(words.orphaned(nameOf(subject), detail.node), { step: verbatim('PodGC') });
}
