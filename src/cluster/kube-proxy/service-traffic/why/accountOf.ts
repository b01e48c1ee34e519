import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import { rolloutWhy as words } from '#i18n/rolloutWhy.ts';
import { type Account, account, nameOf, sentenceOf } from './account.ts';
import {
  explainBackend,
  explainBalancerNodes,
  explainGoneInCloud,
  explainHealth,
  explainHealthCheck,
  explainMachine,
  explainNotReported,
  explainOrphanedPod,
  explainProvisioned,
  explainSynced,
} from './explainNetwork.ts';
import { explainPod } from './explainPod.ts';
import { explainRequest } from './explainRequest.ts';
import { explainAction, explainApplied, explainSkipped } from './explainUser.ts';
import {
  explainBudget,
  explainCollected,
  explainCondition,
  explainCreations,
  explainDeletions,
  explainDrainEnded,
  explainDrainStarted,
  explainEvictionAllowed,
  explainEvictionRefused,
  explainNewReplicaSet,
  explainOldDeleted,
  explainProgressCheck,
  explainRecreateWait,
  explainReused,
  explainScaling,
  explainSyncFailed,
} from './explainWorkload.ts';
import { explainWrite } from './explainWrite.ts';

/** What there is to say of an event, by its kind; null for those of other scenes: node ports and Jobs. */
export function accountOf(run: Run, event: ClusterEvent): Account | null {
  switch (event.kind) {
    case 'RequestDecided':
      return explainRequest(run, event);
    case 'ProxyRulesSynced':
      return explainSynced(run, event);
    case 'ProxyHealthChanged':
      return explainHealth(run, event);
    case 'LoadBalancerProvisioned':
      return explainProvisioned(event);
    case 'LoadBalancerNodesChanged':
      return explainBalancerNodes(run, event);
    case 'HealthCheckAnswered':
      return explainHealthCheck(run, event);
    case 'LoadBalancerBackendChanged':
      return explainBackend(run, event);
    case 'MachineTerminated':
      return explainMachine(event);
    case 'NodeNotReported':
      return explainNotReported(event);
    case 'NodeGoneInCloud':
      return explainGoneInCloud(event);
    case 'OrphanedPodCollected':
      return explainOrphanedPod(event);
    case 'ObjectCreated':
    case 'ObjectModified':
    case 'ObjectDeleted':
      return explainWrite(run, event);
    case 'ManifestApplied':
      return explainApplied(run, event);
    case 'TemplatePodCreated':
      return account(words.templatePod(nameOf(event.detail.pod)));
    case 'ScenarioActionTaken':
      return explainAction(run, event);
    case 'ScenarioActionSkipped':
      return explainSkipped(run, event);
    default:
      return workloadAccount(run, event) ?? explainPod(run, event);
  }
}

function workloadAccount(run: Run, event: ClusterEvent): Account | null {
  switch (event.kind) {
    case 'NewReplicaSetDecided':
      return explainNewReplicaSet(run, event);
    case 'ReplicaSetReused':
      return explainReused(event);
    case 'ScalingDecided':
      return explainScaling(run, event);
    case 'RecreateWaited':
      return explainRecreateWait(run, event);
    case 'DeploymentConditionChanged':
      return explainCondition(run, event);
    case 'OldReplicaSetDeleted':
      return explainOldDeleted(run, event);
    case 'TemplateHashCollided':
      return account(words.collided(String(event.detail.collisionCount)));
    case 'ProgressCheckScheduled':
      return explainProgressCheck(run, event);
    case 'ReplicaSetClaimed':
      return account(words[event.detail.claim](nameOf(event.detail.replicaSet)));
    case 'PodCreationsDecided':
      return explainCreations(event);
    case 'PodDeletionsDecided':
      return explainDeletions(event);
    case 'PodClaimed':
      return account(words[event.detail.claim](nameOf(event.detail.pod)));
    case 'SyncFailed':
      return explainSyncFailed(event);
    case 'DependentCollected':
      return explainCollected(event);
    case 'DependentOrphaned':
      return account(words.orphaned(nameOf(event.subject), nameOf(event.detail.owner)));
    case 'DisruptionBudgetChanged':
      return explainBudget(run, event);
    case 'EvictionAllowed':
      return explainEvictionAllowed(run, event);
    case 'EvictionRefused':
      return explainEvictionRefused(run, event);
    case 'DrainStarted':
      return explainDrainStarted(event);
    case 'DrainEnded':
      return explainDrainEnded(event);
    case 'EventRecorded':
      return account(words.event(event.detail.reason), {
        details: [sentenceOf(event.detail.message)],
        failing: event.detail.type === 'Warning',
      });
    default:
      return null;
  }
}
