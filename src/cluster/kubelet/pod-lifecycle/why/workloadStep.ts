import type { ClusterEvent } from '#cluster/facts.ts';
import { verbatim } from '#i18n/sentence.ts';
import { workloadWords as words } from '#i18n/workloads.ts';
import { jobSaid } from './jobSaid.ts';
import { type Said, said } from './said.ts';

/** What controllers and drains did on the way to a pod's event; Jobs have words of their own. */
export function workloadSaid(event: ClusterEvent): Said {
  switch (event.kind) {
    case 'NewReplicaSetDecided':
      return said(words.newReplicaSet(nameOf(event.detail.replicaSet)));
    case 'ReplicaSetReused':
      return said(words.reused(nameOf(event.detail.replicaSet), String(event.detail.revision)));
    case 'ScalingDecided': {
      const { replicaSet, from, to } = event.detail;
      return said(words.scaled(nameOf(replicaSet), String(from), String(to)));
    }
    case 'PodCreationsDecided':
      return said(words.creates(String(event.detail.creating)));
    case 'PodDeletionsDecided':
      return said(words.deletes(String(event.detail.victims.length)));
    case 'PodClaimed':
    case 'ReplicaSetClaimed':
      return said(words[event.detail.claim]);
    case 'DependentCollected':
      return said(words.ownerGone(nameOf(event.detail.owner)));
    case 'EvictionAllowed':
      return said(words.evictionAllowed);
    case 'EvictionRefused':
      return said(words.evictionRefused, verbatim(event.detail.message), true);
    case 'DrainStarted':
      return said(words.drain(String(event.detail.pods.length)));
    case 'SyncFailed':
      return said(words.retried, verbatim(event.detail.error));
    case 'DeploymentConditionChanged':
      return said(verbatim(`${event.detail.type}: ${event.detail.reason}`));
    default:
      return jobSaid(event);
  }
}

function nameOf(key: string): string {
  return key.split('/').at(-1) ?? key;
}
