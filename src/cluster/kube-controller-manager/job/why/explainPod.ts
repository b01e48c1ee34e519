import type { Pod } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { jobWhyWords as words } from '#i18n/jobWhy.ts';
import { type Account, account } from './account.ts';
import { jobField, scenarioField } from './jobField.ts';
import type { JobWhy } from './jobWhy.ts';

/** What there is to say of a pod of a Job: begun, at work, ended, asked to stop; null for what is not told here. */
export function explainPod(why: JobWhy, event: ClusterEvent): Account | null {
  const { run, job, lane, attempt } = why;
  if (!lane || !attempt) return null;
  const name = attempt.pod.split('/').at(-1) ?? attempt.pod;
  switch (event.kind) {
    case 'ObjectCreated':
      return account(
        lane.index === null
          ? words.createdPlain(name, attempt.ordinal)
          : words.createdIndex(name, lane.index, attempt.ordinal),
        {
          details: [lane.index === null ? words.createdBecause : words.lowestPending],
          fields: [jobField(run, job, 'parallelism', 1), jobField(run, job, 'completions')],
          gate: lane.index === null ? null : 'PodIndexLabel',
        },
      );
    case 'ContainerStarted':
      return account(words.runs(event.detail.container), { fields: [jobField(run, job, 'template')] });
    case 'ContainerExited': {
      const { container, exitCode, by, behaviourPath } = event.detail;
      const ended = by === 'self' ? words.exits(container, exitCode) : words.stopped[by](container, exitCode);
      const rule = attempt.match?.rule;
      return account(ended, {
        details: [
          ...(exitCode === 0 ? [words.exitDone] : [words.exitFails]),
          ...(rule == null ? [] : [words.matched(rule, attempt.match?.action ?? '')]),
        ],
        fields: [
          behaviourPath === null
            ? null
            : scenarioField(run, behaviourPath, behaviourPath.replace(/^spec\./, '')),
          jobField(run, job, 'template.spec.restartPolicy'),
        ],
      });
    }
    case 'ContainerSignalled':
      return account(words.signalled(event.detail.container, event.detail.signal), {
        details: [words.grace(event.detail.graceSeconds)],
        fields: [jobField(run, job, 'template.spec.terminationGracePeriodSeconds', 30)],
      });
    case 'ContainerBackedOff':
      return account(words.kubeletWaits(event.detail.container, event.detail.backOffSeconds), {
        details: [words.restartsCount],
        fields: [jobField(run, job, 'template.spec.restartPolicy'), jobField(run, job, 'backoffLimit', 6)],
      });
    case 'PodDisrupted':
      return account(words.disrupted[event.detail.by](name), {
        details: [words.disruptionTarget],
        fields: [scenarioField(run, event.detail.path, event.detail.path.replace(/^spec\./, ''))],
        gate: 'PodDisruptionConditions',
      });
    case 'ObjectModified':
      return explainModified(why, event.detail.object as Pod, event.id, name);
    case 'ObjectDeleted':
      return account(words.gone(name));
    default:
      return null;
  }
}

function explainModified({ run, job, attempt }: JobWhy, pod: Pod, id: number, name: string): Account | null {
  const { waitsForTerminating } = job;
  if (attempt?.terminating?.event === id)
    return account(words.askedToStop(name), {
      details: [waitsForTerminating ? words.keepsItsSlot : words.countsAtOnce],
      fields: [
        jobField(run, job, 'podReplacementPolicy', replacementDefault(run, job)),
        jobField(run, job, 'podFailurePolicy'),
      ],
      otherwise: waitsForTerminating ? words.otherwiseKeeps : words.otherwiseOverlap,
      gate: 'JobPodReplacementPolicy',
    });
  switch (pod.status?.phase) {
    case 'Succeeded':
    case 'Failed':
      return account(words.phase(name, pod.status.phase), { details: [words.phaseIsAll] });
    case 'Running':
      return account(words.ready(name), { details: [words.readyDetail], gate: 'JobReadyPods' });
    default:
      return account(words.changes(name));
  }
}

/** With the gate off there is no such field. Source: v1.28 pkg/apis/batch/v1/defaults.go:SetDefaults_Job. */
function replacementDefault({ enabledGates }: JobWhy['run'], { versions }: JobWhy['job']): string | null {
  if (!enabledGates.includes('JobPodReplacementPolicy')) return null;
  return versions[0]!.job.spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed';
}
