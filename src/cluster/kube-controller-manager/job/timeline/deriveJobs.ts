import type { Job } from '#api/batchTypes.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import {
  backoffLimitPerIndex,
  type JobGates,
  onlyReplaceFailedPods,
} from '#cluster/kube-controller-manager/job/jobPod.ts';
import type { Run } from '#cluster/run.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { cronJobPictures } from './cronJobPictures.ts';
import { jobBudgets } from './jobBudgets.ts';
import { jobCost } from './jobCost.ts';
import { type JobHistory, jobHistories } from './jobHistory.ts';
import { jobLanes } from './jobLanes.ts';
import type { ConditionMark, JobOutcome, JobPicture, JobsModel } from './jobsModel.ts';
import { slotSteps } from './slotSteps.ts';

/** The Jobs picture of a run. Linear in the trace, but for who holds back whom, which is told of few indexes only. */
export function deriveJobs(run: Run): JobsModel {
  const { events, end, horizon, truncated } = run.trace;
  const gates = jobGates(run.enabledGates);
  return {
    jobs: jobHistories(events).map((history) => jobPicture(run, history, gates)),
    cronJobs: cronJobPictures(run),
    chosen: null,
    end,
    horizon,
    truncated,
  };
}

function jobPicture(run: Run, history: JobHistory, gates: JobGates): JobPicture {
  const { end } = run.trace;
  const { at: createdAt, job } = history.versions[0]!;
  const waits = onlyReplaceFailedPods(job, gates);
  const lanes = jobLanes(history, !waits, end);
  const slots = slotSteps(lanes, history);
  const conditions = conditionMarks(history);
  return {
    subject: history.subject,
    name: job.metadata.name,
    namespace: job.metadata.namespace ?? 'default',
    ...sourceOf(run, job),
    createdAt,
    goneAt: history.goneAt,
    versions: history.versions,
    indexed: job.spec.completionMode === 'Indexed',
    perIndexLimit: backoffLimitPerIndex(job, gates),
    waitsForTerminating: waits,
    lanes,
    conditions,
    slots,
    budgets: jobBudgets(history, lanes),
    cost: jobCost(lanes, slots, waits, Math.min(history.goneAt ?? end, end)),
    outcome: outcomeOf(conditions),
    panics: history.events.flatMap(({ kind, at, id }) =>
      kind === 'JobControllerPanicked' ? [{ at, event: id }] : [],
    ),
  };
}

/** The gates the Job controller asks for, as a run has them. */
function jobGates(enabled: readonly string[]): JobGates {
  const on = (name: string) => enabled.includes(name);
  return {
    JobPodFailurePolicy: on('JobPodFailurePolicy'),
    PodDisruptionConditions: on('PodDisruptionConditions'),
    JobBackoffLimitPerIndex: on('JobBackoffLimitPerIndex'),
    JobPodReplacementPolicy: on('JobPodReplacementPolicy'),
    JobReadyPods: on('JobReadyPods'),
  };
}

/** Where the text says a Job: by itself, or as a CronJob's template. */
function sourceOf(
  { documents }: Run,
  { metadata }: Job,
): Pick<JobPicture, 'document' | 'specPath' | 'cronJob'> {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  const namespace = metadata.namespace ?? 'default';
  const [kind, name] = owner?.kind === 'CronJob' ? ['CronJob', owner.name] : ['Job', metadata.name];
  const document = documents.findLast(
    (one) =>
      one.kind === kind && one.name === name && one.namespace === namespace && one.outcome === 'simulated',
  );
  const fromCron = kind === 'CronJob';
  return {
    document: document?.index ?? null,
    specPath: fromCron ? 'spec.jobTemplate.spec' : 'spec',
    cronJob: fromCron ? `CronJob/${namespace}/${name}` : null,
  };
}

/** Each condition as it is first written and whenever it changes, in order of time. */
function conditionMarks({ versions, events }: JobHistory): readonly ConditionMark[] {
  const marks: ConditionMark[] = [];
  const known = new Map<string, string>();
  const told = new Map<string, ClusterEvent>();
  for (const event of events) {
    if (event.kind !== 'JobConditionChanged') continue;
    const { type, status } = event.detail;
    told.set(`${type} ${status} ${event.at}`, event);
  }
  for (const { at, event, job } of versions) {
    for (const { type, status, reason = '', message = '' } of job.status?.conditions ?? []) {
      if (known.get(type) === `${status} ${reason}`) continue;
      known.set(type, `${status} ${reason}`);
      const by = toldNear(told, `${type} ${status}`, at);
      marks.push({ at, event: by?.id ?? event, type, status, reason, message });
    }
  }
  return marks;
}

/** The controller says what it changes when it sends it; the object shows it when it has arrived. */
function toldNear(
  told: ReadonlyMap<string, ClusterEvent>,
  key: string,
  at: Milliseconds,
): ClusterEvent | undefined {
  let found: ClusterEvent | undefined;
  for (const [name, event] of told) if (name.startsWith(`${key} `) && event.at <= at) found = event;
  return found;
}

function outcomeOf(conditions: readonly ConditionMark[]): JobOutcome | null {
  const last = conditions.find(
    ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
  );
  if (!last) return null;
  const { at, event, reason, message, type } = last;
  return { kind: type === 'Complete' ? 'complete' : 'failed', at, event, reason, message };
}
