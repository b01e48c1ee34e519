import type { ClusterEvent } from '#cluster/facts.ts';
import { jobWhyWords as words } from '#i18n/jobWhy.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import { type Account, account } from './account.ts';
import { jobField, ruleField } from './jobField.ts';
import type { JobWhy } from './jobWhy.ts';
import { enoughBackoffLimit, remedy } from './remedy.ts';

type Of<Kind extends ClusterEvent['kind']> = Extract<ClusterEvent, { readonly kind: Kind }>;

const mostBackoffSeconds = 600;

/** One sync: what it wanted, what it found, and why it did no more. */
export function explainSync({ run, job }: JobWhy, { detail }: Of<'JobSynced'>): Account {
  const { active, wantActive, created, deleted, held, terminating } = detail;
  const headline =
    created > 0 ? words.syncCreates(created) : deleted > 0 ? words.syncDeletes(deleted) : words.syncLooks;
  const counts =
    wantActive === null ? words.syncNotAsked(active) : words.syncCounts(wantActive, active, terminating);
  return account(headline, {
    details: [counts, ...(held === 'no' ? [] : [words.held[held]])],
    fields: [jobField(run, job, 'parallelism', 1), jobField(run, job, 'completions')],
  });
}

/** A pod is created: for which index, and what it carries over. */
export function explainCreated({ run, job }: JobWhy, { detail }: Of<'JobPodCreated'>): Account {
  const { pod, index, attempt, failureCount, ignoredFailureCount } = detail;
  const name = pod.split('/').at(-1) ?? pod;
  const carried =
    failureCount !== null && failureCount + (ignoredFailureCount ?? 0) > 0
      ? [words.carries(failureCount, ignoredFailureCount ?? 0)]
      : [];
  return account(
    index === null ? words.createdPlain(name, attempt + 1) : words.createdIndex(name, index, attempt + 1),
    {
      details: [index === null ? words.createdBecause : words.lowestPending, ...carried],
      fields: [
        jobField(run, job, 'parallelism', 1),
        jobField(run, job, 'completions'),
        jobField(run, job, 'completionMode', 'NonIndexed'),
      ],
      gate: failureCount !== null ? 'JobBackoffLimitPerIndex' : index === null ? null : 'PodIndexLabel',
    },
  );
}

/** Why so many seconds: the doubling, the zero point, and who waits. */
export function explainBackoff({ run, job }: JobWhy, { detail }: Of<'JobBackoffStarted'>): Account {
  const { index, failures, delaySeconds, fromMs, untilMs, nextSyncMs } = detail;
  const capped = delaySeconds >= mostBackoffSeconds;
  const seconds = round(delaySeconds);
  const perIndex = index !== null;
  return account(perIndex ? words.waitsIndex(index, seconds) : words.waitsJob(seconds), {
    details: [
      (capped ? words.arithmeticCapped : words.arithmetic)(failures, seconds),
      words.countedFrom(instant(fromMs), instant(untilMs)),
      ...(nextSyncMs !== null && nextSyncMs - untilMs > 100 ? [words.looksAt(instant(nextSyncMs))] : []),
      perIndex ? words.othersGoOn : words.nothingIsCreated,
    ],
    fields: [
      perIndex ? jobField(run, job, 'backoffLimitPerIndex') : jobField(run, job, 'backoffLimit', 6),
      jobField(run, job, 'parallelism', 1),
    ],
    otherwise: words.backoffOtherwise,
    gate: perIndex ? 'JobBackoffLimitPerIndex' : null,
  });
}

/** Which rule decided, and what follows from its action. */
export function explainMatched(
  { run, job, attempt }: JobWhy,
  { detail }: Of<'JobPodFailureMatched'>,
): Account {
  const { rule, action, container, exitCode, condition } = detail;
  if (rule === null || action === null)
    return account(words.noRule, {
      details: [words.noRuleDetail],
      fields: [jobField(run, job, 'podFailurePolicy')],
      gate: 'JobPodFailurePolicy',
    });
  const what: Sentence =
    exitCode !== null
      ? words.matchedExit(container ?? '', exitCode)
      : words.matchedCondition(condition ?? '', attempt?.disruption ?? '');
  return account(words.matched(rule, action), {
    details: [what, words.firstRule, words.action[action]],
    fields: [ruleField(run, job, rule)],
    otherwise: words.otherwiseRule[action],
    gate: action === 'FailIndex' ? 'JobBackoffLimitPerIndex' : 'JobPodFailurePolicy',
  });
}

export function explainIndexFailed({ run, job, attempt }: JobWhy, { detail }: Of<'JobIndexFailed'>): Account {
  const { index, reason, failures, limit } = detail;
  const byRule = reason === 'FailIndex';
  const rule = attempt?.match?.rule ?? null;
  return account(words.indexLost(index), {
    details: [byRule ? words.lostByRule : words.lostByLimit(failures, limit), words.othersGoOnFailed],
    fields: [
      byRule && rule !== null ? ruleField(run, job, rule) : jobField(run, job, 'backoffLimitPerIndex'),
      jobField(run, job, 'maxFailedIndexes'),
    ],
    otherwise: byRule ? words.otherwiseRule.FailIndex : words.otherwiseLimit(limit + 1),
    action: byRule ? null : remedy(run, job, 'backoffLimitPerIndex', limit + 1),
    gate: 'JobBackoffLimitPerIndex',
  });
}

export function explainCounted({ job, lane }: JobWhy, { detail, id }: Of<'JobPodCounted'>): Account {
  const name = detail.pod.split('/').at(-1) ?? detail.pod;
  const given = lane?.lost != null && lane.lost.event <= id;
  const late = detail.as === 'failed' && job.perIndexLimit !== null && !given ? [words.countedLate] : [];
  return account(words.counted[detail.as](name), {
    details: [words.finalizerGoes, ...late],
    gate: 'JobTrackingWithFinalizers',
  });
}

export function explainDeleted({ run, job }: JobWhy, { detail }: Of<'JobPodsDeleted'>): Account {
  const { pods, reason } = detail;
  const failed = reason === 'jobFailed';
  return account(words.deletes(pods.length), {
    details: [words.deletedBecause[reason], failed ? words.deletedCount : words.deletedUncounted],
    fields: [reason === 'suspended' ? jobField(run, job, 'suspend') : jobField(run, job, 'parallelism', 1)],
  });
}

/** A condition by its reason; the controller's own message stands beneath. */
export function explainCondition({ run, job }: JobWhy, { detail }: Of<'JobConditionChanged'>): Account {
  const { type, status, reason, message } = detail;
  const said = message === '' ? [] : [verbatim(`"${message}"`)];
  const named = words.condition(status === 'True' ? type : `${type}=${status}`);
  switch (reason) {
    case 'BackoffLimitExceeded': {
      const enough = enoughBackoffLimit(job);
      const restarts = job.budgets.some(({ counts }) => counts === 'restarts');
      const limit = job.versions[0]!.job.spec.backoffLimit ?? 6;
      return account(named, {
        details: [...said, restarts ? words.tooManyRestarts(limit) : words.tooManyFailures(limit)],
        fields: [jobField(run, job, 'backoffLimit', 6), jobField(run, job, 'template.spec.restartPolicy')],
        otherwise: words.otherwiseBudget,
        action: enough === null ? null : remedy(run, job, 'backoffLimit', enough),
        gate: restarts && hasSidecar(job) ? 'SidecarContainers' : null,
      });
    }
    case 'DeadlineExceeded':
      return account(named, {
        details: [...said, words.deadline(job.versions[0]!.job.spec.activeDeadlineSeconds ?? 0)],
        fields: [jobField(run, job, 'activeDeadlineSeconds')],
        otherwise: words.otherwiseDeadline,
      });
    case 'FailedIndexes':
      return account(named, {
        details: [...said, words.failedIndexes],
        fields: [jobField(run, job, 'backoffLimitPerIndex'), jobField(run, job, 'maxFailedIndexes')],
        gate: 'JobBackoffLimitPerIndex',
      });
    case 'MaxFailedIndexesExceeded':
      return account(named, {
        details: [...said, words.maxFailedIndexes],
        fields: [jobField(run, job, 'maxFailedIndexes')],
        otherwise: words.otherwiseMax,
        action: remedy(run, job, 'maxFailedIndexes', lostBy(job)),
        gate: 'JobBackoffLimitPerIndex',
      });
    case 'PodFailurePolicy':
      return account(named, {
        details: [...said, type === 'FailureTarget' ? words.failureTarget : words.failJob],
        fields: [failJobRule({ run, job })],
        otherwise: words.otherwiseRule.FailJob,
        gate: 'JobPodFailurePolicy',
      });
    case 'JobSuspended':
    case 'JobResumed':
      return account(named, {
        details: [...said, reason === 'JobSuspended' ? words.suspended : words.resumed],
        fields: [jobField(run, job, 'suspend', false)],
      });
    default:
      return account(named, {
        details: [...said, ...(type === 'Complete' ? [words.complete] : [])],
        fields: [jobField(run, job, 'completions')],
      });
  }
}

function failJobRule({ run, job }: Pick<JobWhy, 'run' | 'job'>) {
  const match = job.lanes
    .flatMap(({ attempts }) => attempts)
    .find((one) => one.match?.action === 'FailJob')?.match;
  return match?.rule == null ? jobField(run, job, 'podFailurePolicy') : ruleField(run, job, match.rule);
}

function lostBy({ lanes }: JobWhy['job']): number {
  return lanes.filter(({ lost }) => lost !== null).length;
}

function hasSidecar({ versions }: JobWhy['job']): boolean {
  const { initContainers = [] } = versions[0]!.job.spec.template.spec;
  return initContainers.some(({ restartPolicy }) => restartPolicy === 'Always');
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

export function instant(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
