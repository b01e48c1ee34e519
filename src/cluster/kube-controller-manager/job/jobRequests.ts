import type { Job, JobStatus } from '#api/batchTypes.ts';
import type { KubernetesObject, Pod } from '#api/types.ts';
import type { ApiClient, WriteAnswer } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { Latch, type Process } from '#simulation/process.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import type { EventId } from '#simulation/trace.ts';
import type { Expectations } from './expectations.ts';
import type { JobFactWriter } from './jobFactWriter.ts';
import { jobTrackingFinalizer } from './jobPod.ts';
import type { PodToCreate } from './manageJob.ts';
import { podOfJob } from './podOfJob.ts';
import { uidOf } from './syncContext.ts';
import type { SyncPlan } from './syncJob.ts';

/** Names a new pod. `attempt` counts the pods of its index, or of the Job, from 0. */
export type PodNaming = (job: Job, index: number | null, attempt: number) => string;

/** Where a sync got stuck: null nowhere, `beforeStatus` before it could write the status it counts on. */
export type Refused = ClusterFacts['JobSyncFailed']['reason'] | null;

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
  *perform(job: Job, plan: SyncPlan, cause: EventId | null): Process<Refused> {
    const key = keyOf(job);
    const asSync = <T>(run: () => T) => this.#simulator.because(cause, run);
    let failures = 0;
    asSync(() => this.#deleteActive(job, plan.deleteActive));
    const { remove = [], create = [], removeReason = 'tooMany' } = plan.manage ?? {};
    if (remove.length > 0) {
      this.#expectations.expectDeletions(key, remove.length, this.#simulator.now);
      const because = asSync(() => this.#facts.podsDeleted(job, remove, removeReason));
      yield* this.#together(remove, (pod, done) =>
        this.#simulator.because(because, () => this.#removeFinalizerAndDelete(pod, done)),
      );
    }
    if (create.length > 0) failures = yield* this.#createSlowly(job, create, cause);

    const lessActive = (status: JobStatus): JobStatus =>
      failures === 0 ? status : { ...status, active: (status.active ?? 0) - failures };
    let { resourceVersion } = job.metadata;
    if (plan.firstStatus !== null) {
      const answer = yield* this.#writeStatus(key, lessActive(plan.firstStatus), resourceVersion, cause);
      if (answer.kind === 'refused') return 'beforeStatus';
      resourceVersion = answer.object.metadata.resourceVersion;
    }
    const counted = plan.removeFinalizers;
    if (counted.length > 0) {
      this.#expectations.expectFinalizersRemoved(
        key,
        counted.map(({ pod }) => uidOf(pod)),
      );
      yield* this.#together(counted, (one, done) =>
        asSync(() => {
          const because = this.#facts.podCounted(job, one);
          this.#simulator.because(because, () =>
            this.#removeFinalizer(one.pod, (answer) => {
              // Of a pod that is gone the watch tells nothing more.
              if (answer.kind !== 'written') this.#expectations.finalizerRemovalObserved(key, uidOf(one.pod));
              done();
            }),
          );
        }),
      );
    }
    if (plan.lastStatus !== null) {
      const answer = yield* this.#writeStatus(key, lessActive(plan.lastStatus), resourceVersion, cause);
      if (answer.kind === 'refused') return 'afterStatus';
    }
    asSync(() => this.#facts.events(job, plan.events));
    return failures > 0 ? 'pods' : null;
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

  #removeFinalizerAndDelete(pod: Pod, done: () => void): void {
    const { cause } = this.#simulator;
    this.#removeFinalizer(pod, () => {
      this.#simulator.because(cause, () => this.#delete(pod));
      done();
    });
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
   * One pod, then two, then four: what fails does so before many have been tried. How many failed.
   *
   * Source: v1.28 pkg/controller/job/job_controller.go:manageJob.
   */
  *#createSlowly(job: Job, create: readonly PodToCreate[], cause: EventId | null): Process<number> {
    const key = keyOf(job);
    this.#expectations.expectCreations(key, create.length, this.#simulator.now);
    let failures = 0;
    let batch = 1;
    for (let begin = 0; begin < create.length; begin += batch, batch *= 2) {
      const some = create.slice(begin, begin + batch);
      yield* this.#together(some, (one, done) =>
        this.#simulator.because(cause, () =>
          this.#create(job, one, (answer) => {
            if (answer.kind === 'refused') {
              failures += 1;
              this.#expectations.creationObserved(key);
            }
            done();
          }),
        ),
      );
      if (failures === 0) continue;
      const skipped = Math.max(create.length - begin - some.length, 0);
      for (let count = 0; count < skipped; count += 1) this.#expectations.creationObserved(key);
      return failures + skipped;
    }
    return 0;
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

  *#writeStatus(
    key: ObjectKey,
    status: JobStatus,
    resourceVersion: string | undefined,
    cause: EventId | null,
  ): Process<WriteAnswer> {
    const answers: WriteAnswer[] = [];
    yield* this.#together([status], (wanted, done) =>
      this.#simulator.because(cause, () =>
        this.#api.updateStatus(
          key,
          (stored) =>
            stored.metadata.resourceVersion === resourceVersion ? { ...stored, status: wanted } : 'conflict',
          `${jobSource}:updateJobStatus`,
          (answer) => {
            answers.push(answer);
            done();
          },
        ),
      ),
    );
    return answers[0] ?? { kind: 'refused', reason: 'NotFound' };
  }

  /** Sends a request for each and waits until all are answered. */
  *#together<T>(all: readonly T[], send: (one: T, done: () => void) => void): Process {
    const latch = new Latch();
    let open = all.length;
    for (const one of all) {
      send(one, () => {
        open -= 1;
        if (open === 0) latch.open(this.#simulator.cause);
      });
    }
    if (all.length > 0) yield latch;
  }
}

function withoutFinalizer(stored: KubernetesObject): KubernetesObject | null {
  const { finalizers = [], ...metadata } = stored.metadata;
  if (!finalizers.includes(jobTrackingFinalizer)) return null;
  const left = finalizers.filter((finalizer) => finalizer !== jobTrackingFinalizer);
  return { ...stored, metadata: left.length > 0 ? { ...metadata, finalizers: left } : metadata };
}
