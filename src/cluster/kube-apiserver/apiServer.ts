import { generateSelector } from '#api/admission/generateSelector.ts';
import type { JsonObject } from '#api/json.ts';
import type { Node } from '#api/nodeTypes.ts';
import { podQOSClass } from '#api/qos/podQOSClass.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { KubernetesObject, Pod, PodCondition, PodStatus } from '#api/types.ts';
import { equal } from '#base/equal.ts';
import type { RandomStream } from '#base/random.ts';
import type {
  ApiClient,
  DeleteOptions,
  EvictionAnswer,
  PodIdentity,
  PodWatchHandler,
  WriteAnswer,
} from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { evictPod } from '#cluster/kube-apiserver/eviction/evictPod.ts';
import type { ServiceRegistry } from '#cluster/kube-apiserver/nodeport/serviceRegistry.ts';
import { order } from '#cluster/order.ts';
import type { Latency, Scenario } from '#scenario/scenario.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf, type Store, type WatchDelay, type WatchHandler } from '#simulation/store.ts';
import { beforeDelete } from './beforeDelete.ts';
import { ObjectRequests } from './objectRequests.ts';

const podStrategy = 'pkg/registry/core/pod/strategy.go';

/** kube-apiserver as its clients see it: each verb is one transaction on the store, an API request's latency later. */
export class ApiServer {
  readonly #simulator: Simulator<ClusterFacts>;
  readonly #store: Store;
  readonly #latency: Latency;
  readonly #gateEnabled: (name: string) => boolean;
  readonly #watchDelay: (actor: string) => WatchDelay;
  readonly #services: ServiceRegistry;
  readonly #objects: ObjectRequests;
  readonly #nodeWatches = new Map<string, PodWatchHandler>();
  #uids = 0;

  constructor(
    simulator: Simulator<ClusterFacts>,
    store: Store,
    services: ServiceRegistry,
    { latency, jitter }: Pick<Scenario, 'latency' | 'jitter'>,
    gateEnabled: (name: string) => boolean,
  ) {
    this.#gateEnabled = gateEnabled;
    this.#simulator = simulator;
    this.#store = store;
    this.#services = services;
    this.#latency = latency;
    this.#objects = new ObjectRequests(simulator, store);
    this.#watchDelay = (actor) =>
      jitter === 'off' ? latency.watchMs : jitteredDelay(simulator, actor, latency.watchMs);
    // Each kubelet's watch is told in the scope of its machine: see `watchPodsOfNode`.
    store.watchSelected('Pod', this.#watchDelay('kubelet'), order.request, (object) => {
      const { nodeName } = (object as Pod).spec;
      return nodeName === undefined
        ? undefined
        : (this.#nodeWatches.get(nodeName) as WatchHandler | undefined);
    });
  }

  /** The API as one component reaches it; `actor` signs what it writes. */
  client(actor: string): ApiClient {
    // What has been sent arrives, whatever becomes of who sent it.
    const request = (run: () => void) => {
      this.#simulator.inScope(null, () =>
        this.#simulator.schedule(this.#latency.apiRequestMs, order.request, run),
      );
    };
    /** The answer goes to who asked, if he still runs. */
    const answered = <A>(run: () => A, onAnswer: ((answer: A) => void) | undefined) => {
      const { scope } = this.#simulator;
      request(() => {
        const answer = run();
        if (onAnswer && !scope?.halted) this.#simulator.inScope(scope, () => onAnswer(answer));
      });
    };
    return {
      create: (object, source, onAnswer) => answered(() => this.#create(actor, object, source), onAnswer),
      update: (key, change, source, onAnswer) =>
        answered(() => this.#objects.update(actor, key, change, source), onAnswer),
      updateStatus: (key, change, source, onAnswer) =>
        answered(() => this.#objects.updateStatus(actor, key, change, source), onAnswer),
      delete: (key, options, source, onAnswer) =>
        answered(() => this.#objects.delete(actor, key, options, source), onAnswer),
      get: (key) => this.#store.get(key),
      list: (kind) => this.#store.list(kind),
      watch: (kind, handle) => this.#store.watch(kind, this.#watchDelay(actor), order.request, handle),
      bindPod: (key, node) => request(() => this.#bind(actor, key, node)),
      patchPodStatus: (pod, merge) => request(() => this.#patchStatus(actor, pod, merge)),
      setPodImage: (key, container, image) => request(() => this.#setImage(actor, key, container, image)),
      deletePod: (key, options, onAnswer) => answered(() => this.#deletePod(actor, key, options), onAnswer),
      evictPod: (key, options, onAnswer) => answered(() => this.#evict(actor, key, options), onAnswer),
      createService: (service, { dryRun }) =>
        request(() => this.#services.create(actor, service, dryRun, this.#stamp)),
      updateService: (service, { dryRun }) =>
        request(() => this.#services.update(actor, service, dryRun, this.#stamp)),
      deleteService: (key) => request(() => this.#services.delete(actor, key)),
      getService: (key) => this.#store.get(key) as Service | undefined,
      listServices: () => this.#store.list('Service') as readonly Service[],
      listPods: () => this.#store.list('Pod') as readonly Pod[],
      watchPods: (handle) =>
        this.#store.watch('Pod', this.#watchDelay(actor), order.request, handle as WatchHandler),
      watchPodsOfNode: (node, handle) => {
        const { scope } = this.#simulator;
        this.#nodeWatches.set(node, (event) => {
          if (!scope?.halted) this.#simulator.inScope(scope, () => handle(event));
        });
      },
    };
  }

  /** Services of others that are there when the run begins. */
  preload(services: readonly Service[]): void {
    for (const service of services) this.#services.create('kubectl', service, false, this.#stamp);
  }

  /** A node that has joined before the run begins. */
  preloadNode(node: Node): void {
    const actor = `kubelet/${node.metadata.name}`;
    this.#create(actor, node, 'pkg/kubelet/kubelet_node_status.go:tryRegisterWithAPIServer');
  }

  #create(actor: string, object: KubernetesObject, source: string): WriteAnswer {
    if (this.#store.get(keyOf(object))) return { kind: 'refused', reason: 'AlreadyExists' };
    const created = this.#stamp(object);
    return this.#objects.create(actor, prepared(created), source);
  }

  /** What every new object gets. */
  readonly #stamp = <T extends KubernetesObject>(object: T): T => {
    this.#uids += 1;
    const metadata = {
      ...object.metadata,
      uid: `00000000-0000-4000-8000-${String(this.#uids).padStart(12, '0')}`,
      creationTimestamp: rfc3339(this.#simulator.now),
    };
    return { ...object, metadata };
  };

  #pod(key: string): Pod | undefined {
    return this.#store.get(key) as Pod | undefined;
  }

  #bind(actor: string, key: string, nodeName: string): void {
    const pod = this.#pod(key);
    if (!pod || pod.spec.nodeName !== undefined) return;
    const scheduled: PodCondition = {
      type: 'PodScheduled',
      status: 'True',
      lastTransitionTime: rfc3339(this.#simulator.now),
    };
    const conditions = [
      ...(pod.status?.conditions ?? []).filter(({ type }) => type !== 'PodScheduled'),
      scheduled,
    ];
    const detail = { node: nodeName };
    const source = 'pkg/registry/core/pod/storage/storage.go:assignPod';
    this.#simulator.cause = this.#simulator.emit({ actor, subject: key, kind: 'PodBound', detail, source });
    const bound = { ...pod, spec: { ...pod.spec, nodeName }, status: { ...pod.status, conditions } };
    this.#store.update(actor, source, bound);
  }

  #patchStatus(actor: string, { key, uid }: PodIdentity, merge: (old: PodStatus) => PodStatus): void {
    const pod = this.#pod(key);
    if (!pod || pod.metadata.uid !== uid) return;
    const status = merge(pod.status ?? {});
    if (equal(status, pod.status)) return;
    this.#store.update(actor, `${podStrategy}:podStatusStrategy`, { ...pod, status });
  }

  #setImage(actor: string, key: string, container: string | null, image: string): void {
    const pod = this.#pod(key);
    if (!pod) return;
    const swap = <T extends { readonly name: string }>(containers: readonly T[] | undefined) =>
      containers?.map((one) => (container === null || one.name === container ? { ...one, image } : one));
    const spec = {
      ...pod.spec,
      containers: swap(pod.spec.containers) ?? [],
      ...(container !== null && pod.spec.initContainers
        ? { initContainers: swap(pod.spec.initContainers) ?? [] }
        : {}),
    };
    this.#store.update(actor, `${podStrategy}:podStrategy`, { ...pod, spec });
  }

  #evict(actor: string, key: string, options: DeleteOptions): EvictionAnswer {
    const deletePod = () => this.#deletePod(actor, key, options);
    const [simulator, store, gateEnabled] = [this.#simulator, this.#store, this.#gateEnabled];
    return evictPod({ simulator, store, gateEnabled, actor, deletePod }, key);
  }

  /**
   * A deletion is first an update that says so; only without grace period left does the object go, in the same request.
   *
   * Source: v1.28 apiserver registry/generic/registry/store.go:Delete.
   */
  #deletePod(actor: string, key: string, options: DeleteOptions): WriteAnswer {
    const pod = this.#pod(key);
    if (!pod) return { kind: 'refused', reason: 'NotFound' };
    if ((options.preconditionUid ?? pod.metadata.uid) !== pod.metadata.uid)
      return { kind: 'refused', reason: 'Conflict' };
    const source = `${podStrategy}:CheckGracefulDelete`;
    const decision = beforeDelete(pod, options, this.#simulator.now);
    if (decision.kind === 'pending') return { kind: 'unchanged', object: pod };
    if (decision.kind === 'graceful') {
      const { metadata } = decision;
      const marked = this.#store.update(actor, source, { ...pod, metadata });
      if (metadata.deletionGracePeriodSeconds > 0) return { kind: 'written', object: pod };
      this.#simulator.cause = marked;
    }
    if ((pod.metadata.finalizers ?? []).length === 0) this.#store.delete(actor, source, key);
    return { kind: 'written', object: pod };
  }
}

/**
 * Between half and one and a half times `meanMs`, drawn for each write from a stream of the watcher and the object.
 * Upstream defines no such delay: how much it varies is an assumption of ours.
 */
function jitteredDelay(simulator: Simulator<ClusterFacts>, actor: string, meanMs: number): WatchDelay {
  const streams = new Map<string, RandomStream>();
  return (key) => {
    const stream = streams.get(key) ?? simulator.random(actor, key, 'watch delay');
    streams.set(key, stream);
    return Math.round(meanMs / 2 + (stream.intn(jitterSteps + 1) / jitterSteps) * meanMs);
  };
}

const jitterSteps = 1000;

/** What the registry of its kind does to a new object that has its identity. */
function prepared(created: KubernetesObject): KubernetesObject {
  if (created.kind === 'Pod') return pendingPod(created as Pod);
  if (created.kind !== 'Job') return created;
  return generateSelector(created as unknown as JsonObject) as unknown as KubernetesObject;
}

/** Source: v1.28 pkg/registry/core/pod/strategy.go:PrepareForCreate, applySchedulingGatedCondition. */
function pendingPod(pod: Pod): Pod {
  const gated = (pod.spec.schedulingGates ?? []).length > 0;
  const condition: PodCondition = {
    type: 'PodScheduled',
    status: 'False',
    reason: 'SchedulingGated',
    message: 'Scheduling is blocked due to non-empty scheduling gates',
  };
  return {
    ...pod,
    status: { phase: 'Pending', qosClass: podQOSClass(pod), ...(gated ? { conditions: [condition] } : {}) },
  };
}
