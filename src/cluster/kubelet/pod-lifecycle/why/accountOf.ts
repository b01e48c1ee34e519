import { assert } from '#base/assert.ts';
import type { LifecycleEvent } from '#cluster/lifecycleEvent.ts';
import type { Run } from '#cluster/run.ts';
import { startWords } from '#i18n/whyStart.ts';
import { type Account, account } from './account.ts';
import { explainPodActionsComputed } from './explainActions.ts';
import { explainProbeAnswered, explainProbeResultChanged } from './explainProbe.ts';
import { explainContainerCreated, explainContainerStarted } from './explainStart.ts';
import { explainAnnouncedRule, explainPodStatus } from './explainStatus.ts';
import {
  explainContainerExited,
  explainContainerKilling,
  explainContainerSignalled,
  explainPreStopHookFinished,
  explainPreStopHookStarted,
} from './explainStop.ts';
import {
  explainContainerStateRelisted,
  explainPodRejected,
  explainPodUpdateReceived,
  explainSyncPodFinished,
  explainSyncPodStarted,
} from './explainSync.ts';
import {
  explainManifestApplied,
  explainObjectCreated,
  explainObjectDeleted,
  explainOtherModified,
  explainPodBound,
  explainScenarioActionSkipped,
  explainScenarioActionTaken,
  explainTemplatePodCreated,
} from './explainUser.ts';
import {
  explainContainerBackedOff,
  explainImagePullBackedOff,
  explainImagePulled,
  explainImagePullFailed,
  explainImagePullStarted,
  explainPostStartHookFinished,
  explainPostStartHookStarted,
} from './explainWait.ts';
import { type PodWhy, podWhy } from './podWhy.ts';

/** What there is to say of an event, by its kind. */
export function accountOf(run: Run, event: LifecycleEvent): Account {
  const about = podWhy(run, event);
  switch (event.kind) {
    case 'ManifestApplied':
      return explainManifestApplied(run, event);
    case 'TemplatePodCreated':
      return explainTemplatePodCreated(event);
    case 'ScenarioActionTaken':
      return explainScenarioActionTaken(about, run, event);
    case 'ScenarioActionSkipped':
      return explainScenarioActionSkipped(run, event);
    case 'ObjectCreated':
      return explainObjectCreated(event);
    case 'ObjectDeleted':
      return explainObjectDeleted(about, event);
    case 'PodBound':
      return explainPodBound(event);
    case 'PodUpdateReceived':
      return explainPodUpdateReceived(event);
    case 'PodRejected':
      return explainPodRejected(event);
    case 'ObjectModified':
      return about ? podAccount(about, event) : explainOtherModified(event);
    default:
      assert(about, `${event.kind} is about a pod`);
      return podAccount(about, event);
  }
}

type PodEvent = Exclude<
  LifecycleEvent,
  {
    readonly kind:
      | 'ManifestApplied'
      | 'TemplatePodCreated'
      | 'ScenarioActionTaken'
      | 'ScenarioActionSkipped'
      | 'ObjectCreated'
      | 'ObjectDeleted'
      | 'PodBound'
      | 'PodUpdateReceived'
      | 'PodRejected';
  }
>;

function podAccount(why: PodWhy, event: PodEvent): Account {
  switch (event.kind) {
    case 'ObjectModified':
    case 'PodStatusComputed':
      return explainPodStatus(why, event);
    case 'AnnouncedRuleApplied':
      return explainAnnouncedRule(why, event);
    case 'SyncPodStarted':
      return explainSyncPodStarted(why, event);
    case 'SyncPodFinished':
      return explainSyncPodFinished(why, event);
    case 'PodActionsComputed':
      return explainPodActionsComputed(why, event);
    case 'ContainerStateRelisted':
      return explainContainerStateRelisted(why, event);
    case 'SandboxStarted': {
      const { attempt } = event.detail;
      return account(attempt === 0 ? startWords.sandboxStarted : startWords.sandboxAgain(String(attempt)));
    }
    case 'SandboxStopped':
      return account(startWords.sandboxStopped);
    case 'ContainerBackedOff':
      return explainContainerBackedOff(why, event);
    case 'ImagePullStarted':
      return explainImagePullStarted(why, event);
    case 'ImagePulled':
      return explainImagePulled(why, event);
    case 'ImagePullFailed':
      return explainImagePullFailed(why, event);
    case 'ImagePullBackedOff':
      return explainImagePullBackedOff(why, event);
    case 'ContainerCreated':
      return explainContainerCreated(why, event);
    case 'ContainerStarted':
      return explainContainerStarted(why, event);
    case 'PostStartHookStarted':
      return explainPostStartHookStarted(why, event);
    case 'PostStartHookFinished':
      return explainPostStartHookFinished(why, event);
    case 'ContainerKilling':
      return explainContainerKilling(why, event);
    case 'PreStopHookStarted':
      return explainPreStopHookStarted(why, event);
    case 'PreStopHookFinished':
      return explainPreStopHookFinished(why, event);
    case 'ContainerSignalled':
      return explainContainerSignalled(why, event);
    case 'ContainerExited':
      return explainContainerExited(why, event);
    case 'ProbeAnswered':
      return explainProbeAnswered(why, event);
    case 'ProbeResultChanged':
      return explainProbeResultChanged(why, event);
    default:
      return event satisfies never;
  }
}
