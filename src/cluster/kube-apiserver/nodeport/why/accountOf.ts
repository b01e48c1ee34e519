import type { ClusterEvent } from '#cluster/facts.ts';
import { number } from '#cluster/kube-apiserver/nodeport/map/cellWords.ts';
import { nameOf } from '#cluster/kube-apiserver/nodeport/map/derivePortMap.ts';
import type { Run } from '#cluster/run.ts';
import { nodePortWhy as words } from '#i18n/nodePortWhy.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import { type Account, account } from './account.ts';
import { explainAllocated, explainRefused, explainReleased } from './explainPort.ts';
import { scenarioEntry, serviceField } from './serviceField.ts';

type Action = Extract<ClusterEvent, { kind: 'ScenarioActionTaken' }>['detail'];

/** What there is to say of an event about Services and their ports; null for any other. */
export function accountOf(run: Run, event: ClusterEvent): Account | null {
  const { subject } = event;
  const name = nameOf(subject);
  switch (event.kind) {
    case 'NodePortAllocated':
      return explainAllocated(run, event);
    case 'ServiceRefused':
      return explainRefused(run, event);
    case 'NodePortReleased':
      return explainReleased(event);
    case 'ServiceDryRun': {
      const { ports } = event.detail;
      const detail = ports.length === 0 ? words.dryRunNone : words.dryRunPorts(ports.join(', '));
      return account(words.dryRun(name), { details: [detail] });
    }
    case 'NodePortsLeaked':
      return account(words.leaked(event.detail.ports.length), { details: [words.leakedDetail] });
    case 'ApiServerRestarted':
      return account(words.restarted(event.detail.serviceNodePortRange), {
        details: [words.restartedDetail],
      });
    case 'NodePortRepairRan': {
      const { used, leaks } = event.detail;
      const kept = leaks.length > 0 ? [words.repairLeaks(leaks.length)] : [];
      return account(words.repaired(number(used)), { details: [words.repairedDetail, ...kept] });
    }
    case 'NodePortRepairFound': {
      const { reason, message, port } = event.detail;
      return account(words.repairFound(name, reason), {
        details: [verbatim(message)],
        fields: [serviceField(run, subject, 'spec.ports[0].nodePort', { value: port })],
      });
    }
    case 'ManifestApplied':
      if (event.detail.kind !== 'Service') return null;
      return account(words.applied(name), {
        details: [words.appliedDetail],
        fields: [serviceField(run, subject, 'kind', { value: 'Service' })],
      });
    case 'ScenarioActionTaken': {
      const { verb, target, path } = event.detail;
      return account(actionWords(event.detail), { fields: [scenarioEntry(run, path, `${verb}: ${target}`)] });
    }
    case 'ScenarioActionSkipped':
      return account(words.skipped(event.detail.reason), {
        fields: [scenarioEntry(run, event.detail.path, 'events')],
      });
    case 'ObjectCreated':
      return event.detail.object.kind === 'Service' ? account(words.stored(name)) : null;
    case 'ObjectModified':
      return event.detail.object.kind === 'Service' ? account(words.changed(name)) : null;
    case 'ObjectDeleted':
      return event.detail.object.kind === 'Service' ? account(words.removed(name)) : null;
    default:
      return null;
  }
}

/** What the Scenario had done, in a few words. */
export function actionWords({ verb, target }: Action): Sentence {
  switch (verb) {
    case 'create':
      return words.actionCreate(target);
    case 'replace':
      return words.actionReplace(target);
    case 'delete':
      return words.actionDelete(target);
    case 'apply':
      return words.actionApply(target);
    case 'restart':
      return words.actionRestart(target);
    case 'exists':
      return words.actionExists(target);
    case 'terminate':
      return verbatim(`${verb} ${target}`);
    case 'scale':
    case 'patch':
    case 'rollout pause':
    case 'rollout resume':
    case 'rollout restart':
    case 'rollout undo':
    case 'cordon':
    case 'uncordon':
    case 'drain':
    case 'taint':
    case 'evict':
      return verbatim(`kubectl ${verb} ${target}`);
    case 'setImage':
      return verbatim(`kubectl set image ${target}`);
    default:
      return verb satisfies never;
  }
}
