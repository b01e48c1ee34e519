import type { Job } from '#api/batchTypes.ts';
import type { Pod } from '#api/types.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import type { EventId } from '#simulation/trace.ts';
import { type BackoffRecord, backoffDelayMs } from './backoff.ts';
import type { JobHeld, JobPodsDeletedReason } from './facts.ts';
import { finishedMs } from './finishedTime.ts';
import { absoluteFailures } from './indexFailureCount.ts';
import type { JobEvent } from './jobEvents.ts';
import { completionIndex, isIndexedJob } from './jobPod.ts';
import type { PodToCreate } from './manageJob.ts';
import { uidOf } from './syncContext.ts';
import type { SyncPlan } from './syncJob.ts';
import type { CountedPod } from './trackJobStatus.ts';

const folder = 'pkg/controller/job';

/** More causes than this would only make the trace long. */
const mostCauses = 16;

/** What was told of a Job already, and how many pods it has had. */
interface Told {
  readonly attempts: Map<number | null, number>;
  /** Failed pods, by UID, of which a rule or a wait was told; those that are counted are forgotten. */
  readonly matched: Set<string>;
  readonly waits: Set<string>;
  record: BackoffRecord | null;
}

/** Puts the controller's decisions into the trace, each once. */
export class JobFactWriter {
  readonly #simulator: Simulator<ClusterFacts>;
  readonly #actor: string;
  readonly #told = new Map<ObjectKey, Told>();

  constructor(simulator: Simulator<ClusterFacts>, actor: string) {
    this.#simulator = simulator;
    this.#actor = actor;
  }

  forget(key: ObjectKey): void {
    this.#told.delete(key);
  }

  /** How many pods the index, or the Job, has had; counts one more. */
  nextAttempt(job: Job, index: number | null): number {
    const { attempts } = this.#of(job);
    const attempt = attempts.get(index) ?? 0;
    attempts.set(index, attempt + 1);
    return attempt;
  }

  /** The sync and what it found, if it changes something or begins to wait. The id of its fact, or the cause it had. */
  synced(job: Job, plan: SyncPlan, alsoCausedBy: readonly EventId[]): EventId | null {
    const { seen, manage } = plan;
    const create = manage?.create ?? [];
    const deleted = plan.deleteActive.length + (manage?.remove.length ?? 0);
    const changes = plan.firstStatus !== null || plan.lastStatus !== null || create.length + deleted > 0;
    if (!changes && plan.removeFinalizers.length === 0) return this.#simulator.cause;
    const now = this.#simulator.now;
    const cause = this.#simulator.emit({
      actor: this.#actor,
      subject: keyOf(job),
      kind: 'JobSynced',
      detail: {
        active: seen.active,
        ready: seen.ready,
        terminating: seen.terminating,
        succeeded: seen.succeeded,
        failed: seen.failed,
        newSucceeded: seen.newSucceeded.length,
        newFailed: seen.newFailed.length,
        newIgnored: seen.newFailed.filter(({ match }) => !match.countFailed).length,
        wantActive: manage?.wantActive ?? null,
        created: create.length,
        deleted,
        held: heldBy(plan),
        requeueAtMs: plan.requeueAfterMs.map((delayMs) => now + delayMs),
      },
      source: `${folder}/job_controller.go:syncJob`,
      alsoCausedBy: this.#otherCauses(alsoCausedBy),
    });
    this.#simulator.because(cause, () => this.#found(job, plan));
    return cause;
  }

  /** The latest of them, in order. */
  #otherCauses(causes: readonly EventId[]): readonly EventId[] {
    const others = [...new Set(causes)].filter((id) => id !== this.#simulator.cause);
    return others.sort((a, b) => a - b).slice(-mostCauses);
  }

  podCreated(job: Job, pod: Pod, { index, failures }: PodToCreate, attempt: number): EventId {
    return this.#emit(job, 'JobPodCreated', 'job_controller.go:manageJob', {
      pod: keyOf(pod),
      index,
      attempt,
      failureCount: failures?.counted ?? null,
      ignoredFailureCount: failures?.ignored ?? null,
    });
  }

  podsDeleted(job: Job, pods: readonly Pod[], reason: JobPodsDeletedReason): EventId {
    const by = reason === 'jobFailed' ? 'deleteActivePods' : 'deleteJobPods';
    return this.#emit(job, 'JobPodsDeleted', `job_controller.go:${by}`, { pods: pods.map(keyOf), reason });
  }

  podCounted(job: Job, { pod, as }: CountedPod): EventId {
    const told = this.#of(job);
    told.matched.delete(uidOf(pod));
    told.waits.delete(uidOf(pod));
    return this.#emit(job, 'JobPodCounted', 'job_controller.go:trackJobStatusAndRemoveFinalizers', {
      pod: keyOf(pod),
      index: indexOf(job, pod),
      as,
    });
  }

  events(job: Job, events: readonly JobEvent[]): void {
    for (const event of events)
      this.#emit(job, 'EventRecorded', 'job_controller.go:recordJobFinished', event);
  }

  /** Rules, failed indexes, waits and conditions, in this order. */
  #found(job: Job, plan: SyncPlan): void {
    const told = this.#of(job);
    for (const { pod, match } of plan.seen.newFailed) {
      if (told.matched.has(uidOf(pod)) || job.spec.podFailurePolicy === undefined) continue;
      told.matched.add(uidOf(pod));
      const { rule, action, container, exitCode, condition } = match;
      this.#emit(job, 'JobPodFailureMatched', 'pod_failure_policy.go:matchPodFailurePolicy', {
        pod: keyOf(pod),
        index: indexOf(job, pod),
        rule,
        action,
        container,
        exitCode,
        condition,
      });
    }
    for (const { index, reason, pod, failures, limit } of plan.seen.failedIndexes) {
      const detail = { index, reason, pod: keyOf(pod), failures, limit };
      this.#emit(job, 'JobIndexFailed', 'indexed_job_utils.go:isIndexFailed', detail);
    }
    this.#waits(job, plan, told);
    if (plan.manage?.panic) {
      this.#emit(job, 'JobControllerPanicked', 'job_controller.go:manageJob', plan.manage.panic);
    }
    const before = job.status?.conditions ?? [];
    const after = (plan.lastStatus ?? plan.firstStatus)?.conditions ?? before;
    for (const condition of after.filter((one) => !before.includes(one))) {
      const { type, status, reason = '', message = '' } = condition;
      const detail = { type, status, reason, message };
      this.#emit(job, 'JobConditionChanged', 'job_controller.go:ensureJobConditionStatus', detail);
    }
  }

  /** Each failure that is waited for is told once, when it is found. */
  #waits(job: Job, plan: SyncPlan, told: Told): void {
    const held = plan.manage?.held === 'backoff';
    const nextSyncMs =
      plan.manage && plan.manage.backoffMs > 0
        ? this.#simulator.now + (plan.requeueAfterMs.at(-1) ?? 0)
        : null;
    for (const [index, pod] of plan.seen.delayed) {
      if (told.waits.has(uidOf(pod))) continue;
      told.waits.add(uidOf(pod));
      this.#wait(job, index, absoluteFailures(pod) + 1, finishedMs(pod), nextSyncMs);
    }
    const record = plan.newBackoffRecord;
    if (!held || plan.seen.delayed.size > 0 || record.lastFailureMs === null) return;
    const { failuresAfterLastSuccess: failures, lastFailureMs } = record;
    if (told.record?.failuresAfterLastSuccess === failures && told.record.lastFailureMs === lastFailureMs)
      return;
    told.record = record;
    this.#wait(job, null, failures, lastFailureMs, nextSyncMs);
  }

  #wait(job: Job, index: number | null, failures: number, fromMs: number, nextSyncMs: number | null): void {
    const delayMs = backoffDelayMs(failures);
    this.#emit(job, 'JobBackoffStarted', 'backoff_utils.go:getRemainingTimeForFailuresCount', {
      index,
      failures,
      delaySeconds: delayMs / 1000,
      fromMs,
      untilMs: fromMs + delayMs,
      nextSyncMs,
    });
  }

  #of(job: Job): Told {
    const key = keyOf(job);
    const told = this.#told.get(key) ?? {
      attempts: new Map(),
      matched: new Set(),
      waits: new Set(),
      record: null,
    };
    this.#told.set(key, told);
    return told;
  }

  #emit<K extends keyof ClusterFacts & string>(
    job: Job,
    kind: K,
    where: string,
    detail: ClusterFacts[K],
  ): EventId {
    const subject = keyOf(job);
    return this.#simulator.emit({ actor: this.#actor, subject, kind, detail, source: `${folder}/${where}` });
  }
}

function heldBy({ manage, deleteActive, seen }: SyncPlan): JobHeld {
  if (manage) return manage.held;
  return deleteActive.length > 0 || seen.active === 0 ? 'finishing' : 'expectations';
}

function indexOf(job: Job, pod: Pod): number | null {
  return isIndexedJob(job) ? completionIndex(pod) : null;
}
