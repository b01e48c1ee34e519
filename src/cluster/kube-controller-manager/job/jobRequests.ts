import type { Job, JobStatus } from '#api/batchTypes.ts';
import type { KubernetesObject, Pod } from '#api/types.ts';
import type { ApiClient, WriteAnswer } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { allAnswered, answered } from '#cluster/kube-controller-manager/answered.ts';
import { errorOf } from '#cluster/kube-controller-manager/writes.ts';
import type { Process } from '#simulation/process.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';
import type { EventId } from '#simulation/trace.ts';
import type { BackoffRecord } from './backoff.ts';
import type { Expectations } from './expectations.ts';
import type { JobPodsDeletedReason } from './facts.ts';
import type { JobFactWriter } from './jobFactWriter.ts';
import { jobTrackingFinalizer } from './jobPod.ts';
import type { PodToCreate } from './manageJob.ts';
import { podOfJob } from './podOfJob.ts';
import { uidOf } from './syncContext.ts';
import type { SyncPlan } from './syncJob.ts';
import type { CountedPod } from './trackJobStatus.ts';

/** Names a new pod. `attempt` counts the pods of its index, or of the Job, from 0. */
export type PodNaming = (job: Job, index: number | null, attempt: number) => string;

/** What became of a sync's requests. */
export interface Performed {
  /** What is to be remembered of failures; null: as before. */
  readonly record: BackoffRecord | null;
  /** The error it ended with. */
  readonly error: string | null;
}

const podControl = 'pkg/controller/controller_utils.go';
const jobSource = 'pkg/controller/job/job_controller.go';

/** What a sync asks of the API server, in upstream's order; it waits for each answer. */
export class JobRequests {
  readonly #simulator: Simulator<ClusterFacts>;
  readonly #api: ApiClient;
  readonly #expectations: Expectations;
  readonly #facts: JobFactWriter;
  readonly #options: { readonly podName: PodNaming; readonly indexLabel: boolean };

  constructor(
    simulator: Simulator<ClusterFacts>,
    api: ApiClient,
    expectations: Expectations,
    facts: JobFactWriter,
    options: { readonly podName: PodNaming; readonly indexLabel: boolean },
  ) {
    this.#simulator = simulator;
    this.#api = api;
    this.#expectations = expectations;
    this.#facts = facts;
    this.#options = options;
  }

  /** `cause`: the sync's fact. */
  *perform(job: Job, plan: SyncPlan, cause: EventId | null): Process<Performed> {
    const asSync = <T>(run: () => T) => this.#simulator.because(cause, run);
    asSync(() => this.#deleteActive(job, plan.deleteActive));
    const { remove = [], create = [], removeReason = 'tooMany' } = plan.manage ?? {};
    if (remove.length > 0) yield* this.#remove(job, remove, removeReason, cause);
    const { missing, error } = create.length > 0 ? yield* this.#createSlowly(job, create, cause) : allCreated;

    const lessActive = (status: JobStatus): JobStatus =>
      missing === 0 ? status : { ...status, active: (status.active ?? 0) - missing };
    let read: KubernetesObject = job;
    if (plan.firstStatus !== null) {
      const answer = yield* this.#writeStatus(read, lessActive(plan.firstStatus), cause);
      const refusal = errorOf(answer, job);
      if (refusal !== null || answer.kind === 'refused') {
        return { record: null, error: `tracking status: adding uncounted pods to status: ${refusal}` };
      }
      read = answer.object;
    }
    const record = plan.backoffRecord;
    yield* this.#count(job, plan.removeFinalizers, cause);
    if (plan.lastStatus !== null) {
      const answer = yield* this.#writeStatus(read, lessActive(plan.lastStatus), cause);
      const refusal = errorOf(answer, job);
      if (refusal !== null) {
        return { record, error: `tracking status: removing uncounted pods from status: ${refusal}` };
      }
    }
    asSync(() => this.#facts.events(job, plan.events));
    return { record, error };
  }

  /** Unless `isOwned` says it has a Job by then. Source: v1.28 pkg/controller/job/job_controller.go:syncOrphanPod. */
  releaseOrphan(pod: Pod, isOwned: () => boolean): void {
    if (!isOwned()) this.#removeFinalizer(pod, () => undefined);
  }

  #deleteActive(job: Job, pods: readonly Pod[]): void {
    if (pods.length === 0) return;
    const because = this.#facts.podsDeleted(job, pods, 'jobFailed');
    this.#simulator.because(because, () => {
      for (const pod of pods) this.#delete(pod);
    });
  }

  /** What is deleted so counts neither as failed nor as succeeded: its finalizer goes first. */
  *#remove(job: Job, pods: readonly Pod[], reason: JobPodsDeletedReason, cause: EventId | null): Process {
    this.#expectations.expectDeletions(keyOf(job), pods.length, this.#simulator.now);
    const because = this.#simulator.because(cause, () => this.#facts.podsDeleted(job, pods, reason));
    yield* allAnswered(
      this.#simulator,
      pods.map((pod) => (onAnswer) => {
        this.#simulator.because(because, () =>
          this.#removeFinalizer(pod, (answer) => {
            this.#simulator.because(because, () => this.#delete(pod));
            onAnswer(answer);
          }),
        );
      }),
    );
  }

  *#count(job: Job, counted: readonly CountedPod[], cause: EventId | null): Process {
    const key = keyOf(job);
    this.#expectations.expectFinalizersRemoved(
      key,
      counted.map(({ pod }) => uidOf(pod)),
    );
    yield* allAnswered(
      this.#simulator,
      counted.map((one) => (onAnswer) => {
        const because = this.#simulator.because(cause, () => this.#facts.podCounted(job, one));
        this.#simulator.because(because, () =>
          this.#removeFinalizer(one.pod, (answer) => {
            // Of a pod that is gone the watch tells nothing more.
            if (answer.kind !== 'written') this.#expectations.finalizerRemovalObserved(key, uidOf(one.pod));
            onAnswer(answer);
          }),
        );
      }),
    );
  }

  #delete(pod: Pod): void {
    this.#api.deletePod(keyOf(pod), { gracePeriodSeconds: null, preconditionUid: pod.metadata.uid });
  }

  #removeFinalizer(pod: Pod, onAnswer: (answer: WriteAnswer) => void): void {
    this.#api.update(
      keyOf(pod),
      (stored) => (stored.metadata.uid === pod.metadata.uid ? withoutFinalizer(stored) : 'conflict'),
      `${podControl}:PatchPod`,
      onAnswer,
    );
  }

  /**
   * One pod, then two, then four: what fails does so before many have been tried.
   *
   * Source: v1.28 pkg/controller/job/job_controller.go:manageJob.
   */
  *#createSlowly(job: Job, create: readonly PodToCreate[], cause: EventId | null): Process<Creations> {
    const key = keyOf(job);
    this.#expectations.expectCreations(key, create.length, this.#simulator.now);
    let batch = 1;
    for (let begin = 0; begin < create.length; begin += batch, batch *= 2) {
      const some = create.slice(begin, begin + batch);
      const answers = yield* allAnswered(
        this.#simulator,
        some.map((one) => (onAnswer) => {
          this.#simulator.because(cause, () => this.#create(job, one, onAnswer));
        }),
      );
      const refused = answers.filter(({ kind }) => kind === 'refused');
      if (refused.length === 0) continue;
      const missing = refused.length + Math.max(create.length - begin - some.length, 0);
      for (let count = 0; count < missing; count += 1) this.#expectations.creationObserved(key);
      return { missing, error: 'a pod of this name already exists' };
    }
    return allCreated;
  }

  #create(job: Job, one: PodToCreate, onAnswer: (answer: WriteAnswer) => void): void {
    const attempt = this.#facts.nextAttempt(job, one.index);
    const name = this.#options.podName(job, one.index, attempt);
    const pod = podOfJob(job, name, one, this.#options.indexLabel);
    const because = this.#facts.podCreated(job, pod, one, attempt);
    this.#simulator.because(because, () =>
      this.#api.create(pod, `${podControl}:CreatePodsWithGenerateName`, onAnswer),
    );
  }

  *#writeStatus(read: KubernetesObject, status: JobStatus, cause: EventId | null): Process<WriteAnswer> {
    return yield* answered(this.#simulator, (onAnswer) =>
      this.#simulator.because(cause, () =>
        this.#api.updateStatus(
          keyOf(read),
          (stored) =>
            stored.metadata.resourceVersion === read.metadata.resourceVersion
              ? { ...stored, status }
              : 'conflict',
          `${jobSource}:updateJobStatus`,
          onAnswer,
        ),
      ),
    );
  }
}

/** How many of the pods a sync was to create are not there, and the first error. */
interface Creations {
  readonly missing: number;
  readonly error: string | null;
}

const allCreated: Creations = { missing: 0, error: null };

function withoutFinalizer(stored: KubernetesObject): KubernetesObject | null {
  const { finalizers = [], ...metadata } = stored.metadata;
  if (!finalizers.includes(jobTrackingFinalizer)) return null;
  const left = finalizers.filter((finalizer) => finalizer !== jobTrackingFinalizer);
  return { ...stored, metadata: left.length > 0 ? { ...metadata, finalizers: left } : metadata };
}
