import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import { rolloutWhy as words } from '#i18n/rolloutWhy.ts';
import { verbatim } from '#i18n/sentence.ts';
import { type Account, account, nameOf } from './account.ts';
import { behaviourField, podField } from './fields.ts';

/** What a node does with a pod, as far as requests depend on it; null for its plumbing. */
export function explainPod(run: Run, event: ClusterEvent): Account | null {
  const { subject } = event;
  const pod = nameOf(subject);
  const more = { details: [words.inLifecycle] };
  switch (event.kind) {
    case 'PodBound':
      return account(words.bound(pod, event.detail.node));
    case 'ContainerStarted':
      return account(words.started(event.detail.container), more);
    case 'ContainerKilling':
      return account(words.killing(event.detail.container, String(event.detail.graceSeconds)), {
        ...more,
        fields: [
          podField(run, subject, 'terminationGracePeriodSeconds', {
            ofPod: true,
            assumed: words.defaultGrace,
          }),
        ],
      });
    case 'PreStopHookStarted':
      return account(words.preStop(event.detail.container), {
        ...more,
        fields: [podField(run, subject, 'lifecycle.preStop')],
      });
    case 'PreStopHookFinished':
      return account(words.preStopEnded(event.detail.container), {
        ...more,
        fields: [podField(run, subject, 'lifecycle.preStop')],
      });
    case 'ContainerSignalled': {
      const { container, signal, graceSeconds } = event.detail;
      const headline =
        signal === 'SIGKILL'
          ? words.killed(container)
          : words.signalled(container, signal, String(graceSeconds));
      return account(headline, {
        ...more,
        fields: [behaviourField(run, subject, 'onTerm'), podField(run, subject, 'lifecycle.preStop')],
        failing: signal === 'SIGKILL',
      });
    }
    case 'ContainerExited': {
      const { container, exitCode, by } = event.detail;
      return account(words.exited(container, String(exitCode)), {
        ...more,
        fields: by === 'sigterm' ? [behaviourField(run, subject, 'onTerm')] : [],
        failing: exitCode !== 0 && by === 'self',
      });
    }
    case 'ContainerBackedOff':
      return account(words.backedOff(event.detail.container), { ...more, failing: true });
    case 'ProbeAnswered': {
      const { container, probe, ok, consecutive, threshold } = event.detail;
      const said = `${ok ? 'ok' : 'failed'}, ${consecutive}/${threshold}`;
      return account(words.probe(container, probe, said), {
        ...more,
        fields: [
          podField(run, subject, `${probe}Probe`),
          probe === 'readiness' ? behaviourField(run, subject, 'readyAfter') : null,
        ],
      });
    }
    case 'ProbeResultChanged': {
      const { container, probe, result } = event.detail;
      return account(words.probe(container, probe, result), {
        ...more,
        fields: [podField(run, subject, `${probe}Probe`)],
      });
    }
    case 'SandboxStopped':
      return account(words.sandboxStopped(pod), more);
    case 'PodUpdateReceived':
    case 'PodRejected':
    case 'SyncPodStarted':
    case 'SyncPodFinished':
    case 'PodActionsComputed':
    case 'ContainerStateRelisted':
    case 'ImagePullBackedOff':
    case 'PostStartHookStarted':
    case 'PostStartHookFinished':
    case 'PodStatusComputed':
    case 'AnnouncedRuleApplied':
    case 'SandboxStarted':
    case 'ImagePullStarted':
    case 'ImagePulled':
    case 'ImagePullFailed':
    case 'ContainerCreated':
      return account(words.kubelet(pod, event.source.split(':').at(-1) ?? event.kind), {
        ...more,
        step: verbatim(event.kind),
      });
    default:
      return null;
  }
}
