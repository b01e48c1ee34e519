import { podColumns } from '#api/printers/podColumns.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Pod, PodStatus } from '#api/types.ts';
import type { ProcessBehaviour } from '#cluster/container-runtime/behaviour.ts';
import { containerRuntime } from '#cluster/container-runtime/containerRuntime.ts';
import type { ContainerRuntime } from '#cluster/cri.ts';
import type { ClusterEvent, ClusterFacts, ClusterTrace } from '#cluster/facts.ts';
import { kubelet } from '#cluster/kubelet/pod-lifecycle/kubelet.ts';
import { order } from '#cluster/order.ts';
import type { ContainerBehaviour } from '#scenario/scenario.ts';
import { Simulator } from '#simulation/simulator.ts';
import { keyOf, Store } from '#simulation/store.ts';

interface LifecycleInput {
  readonly pod: { readonly spec: Pod['spec'] };
  readonly behavior: Readonly<Record<string, ContainerBehaviour>>;
  readonly deleteAt?: number;
  readonly deleteGraceSeconds?: number;
  readonly horizon: number;
}

interface TraceRow {
  readonly t: number;
  readonly type: string;
  readonly container?: string;
  readonly attempt?: number;
  readonly cause?: string;
  readonly exitCode?: number;
  readonly grace?: number;
}

interface StatusRow {
  readonly t: number;
  readonly phase: string;
  readonly ready: string;
  readonly status: string;
  readonly restarts: string;
}

export interface LifecycleResult {
  readonly events: readonly TraceRow[];
  readonly statuses: readonly StatusRow[];
  readonly syncs: readonly { readonly t: number; readonly kind: string; readonly error?: string }[];
  readonly end: { readonly finished: boolean; readonly phase: string; readonly t: number };
}

const node = 'node-1';

/**
 * Plays one case of `kubelet/lifecycleTrace` on the project's own engine, kubelet and container runtime: no latency,
 * no jitter, processes scripted by the case.
 */
export function lifecycleTrace(
  input: LifecycleInput,
  header: { readonly terminationOrder?: string },
): LifecycleResult {
  const simulator = new Simulator<ClusterFacts>(0);
  const store = new Store(simulator);
  const behaviourOf = (container: string) => scripted(input.behavior[container] ?? {});
  const runtime = containerRuntime(simulator, {
    node,
    createContainerMs: 0,
    startContainerMs: 0,
    runSandboxMs: 0,
    podIP: () => '10.244.0.2',
    network: null,
    behaviourOf: (_, container) => behaviourOf(container),
  });
  // The measured runtime answers by the time since the start alone, for a process that has just ended, too.
  const probe: ContainerRuntime['probe'] = (id, kind) => {
    const instance = runtime.containers(key).find((one) => one.id === id);
    if (!instance || instance.startedAt === null) return null;
    const { startupOKAfter, readyAfter, livenessFailAfter } = behaviourOf(instance.container);
    const aliveMs = simulator.now - instance.startedAt;
    const since = (seconds: number | null) => seconds !== null && aliveMs >= seconds * 1000;
    if (kind === 'startup') return since(startupOKAfter);
    return kind === 'readiness' ? since(readyAfter) : !since(livenessFailAfter);
  };
  const patchPodStatus = ({ key }: { readonly key: string }, merge: (old: PodStatus) => PodStatus) => {
    const pod = store.get(key) as Pod | undefined;
    if (pod) store.update('kubelet', 'vector', { ...pod, status: merge(pod.status ?? {}) });
  };
  const agent = kubelet(
    simulator,
    { ...runtime, probe },
    { patchPodStatus, removePod: () => undefined },
    {
      node,
      hostIP: '172.18.0.2',
      algorithm: 'v1.28',
      terminationOrder: header.terminationOrder === 'v1.29' ? 'ordered' : 'parallel',
      behaviour: 'source',
      podReadyToStartContainers: false,
      relistPhaseMs: 0,
      retryJitter: () => 0,
    },
  );
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'default', uid: 'uid-1', creationTimestamp: rfc3339(0) },
    spec: { ...input.pod.spec, nodeName: node },
  };
  const key = keyOf(pod);
  store.watch('Pod', 0, order.request, ({ type, object }) => {
    if (type === 'modified') agent.handlePodUpdate(object as Pod);
  });
  store.create('kubectl', 'vector', pod);
  agent.handlePodAddition(pod);
  if (input.deleteAt !== undefined) {
    const graceSeconds = input.deleteGraceSeconds ?? input.pod.spec.terminationGracePeriodSeconds ?? 30;
    // The measured loop hears of a deletion between two syncs, and no more once the pod has been terminated.
    const remove = (): void => {
      const last = simulator.events.findLast(
        (event) => event.kind === 'SyncPodStarted' || event.kind === 'SyncPodFinished',
      );
      if (last?.kind === 'SyncPodStarted') {
        simulator.schedule(1000, order.request, remove);
        return;
      }
      if (last?.kind === 'SyncPodFinished' && last.detail.sync === 'terminated') return;
      const current = store.get(key) as Pod;
      const deletionTimestamp = rfc3339(simulator.now + graceSeconds * 1000);
      const metadata = { ...current.metadata, deletionTimestamp, deletionGracePeriodSeconds: graceSeconds };
      store.update('kubectl', 'vector', { ...current, metadata });
    };
    simulator.scheduleAt(input.deleteAt * 1000, order.request, remove);
  }
  const horizonMs = input.horizon * 1000;
  const trace = simulator.run({
    horizonMs: horizonMs + syncMarginMs,
    maxEvents: 100_000,
    interrupted: () => null,
  });
  return result(cutAfterLastSync(trace, horizonMs));
}

/** The measured loop ends at the horizon, but finishes a sync that has begun. */
const syncMarginMs = 600_000;

function cutAfterLastSync(trace: ClusterTrace, horizonMs: number): ClusterTrace {
  const begun = trace.events.findLast((event) => event.kind === 'SyncPodStarted' && event.at <= horizonMs);
  const finished = trace.events.find(
    (event) => event.kind === 'SyncPodFinished' && event.id > (begun?.id ?? 0),
  );
  const end = Math.max(horizonMs, finished?.at ?? horizonMs);
  return { ...trace, end: horizonMs, events: trace.events.filter((event) => event.at <= end) };
}

/** What the vectors mean by an absent key; a Scenario means something else. */
function scripted(behaviour: ContainerBehaviour): ProcessBehaviour {
  return {
    runs: behaviour.runs ?? [{ seconds: null, exitCode: 0 }],
    onTerm: behaviour.onTerm ?? { seconds: 0, exitCode: 143 },
    startupOKAfter: behaviour.startupOKAfter ?? null,
    readyAfter: behaviour.readyAfter ?? 0,
    livenessFailAfter: behaviour.livenessFailAfter ?? null,
    preStopSeconds: behaviour.preStopSeconds ?? 0,
    postStartSeconds: behaviour.postStartSeconds ?? 0,
    postStartFails: behaviour.postStartFails ?? false,
    pull:
      behaviour.pullSeconds === undefined && behaviour.pullFails === undefined
        ? null
        : { seconds: behaviour.pullSeconds ?? 0, fails: behaviour.pullFails ?? 0 },
    createSeconds: behaviour.createSeconds ?? 0,
    serves: null,
    path: null,
  };
}

function result(trace: ClusterTrace): LifecycleResult {
  const events = trace.events.map(toRow).filter((row) => row !== null);
  const statuses = statusRows(trace);
  const syncs = trace.events.flatMap((event) => {
    if (event.kind !== 'SyncPodFinished') return [];
    const started = trace.events.findLast((one) => one.kind === 'SyncPodStarted' && one.id < event.id);
    const { sync, error, nextSyncAt } = event.detail;
    const kind = sync === 'sync' && nextSyncAt === null ? 'sync(terminal)' : sync;
    return [{ t: seconds(started?.at ?? event.at), kind, ...(error === null ? {} : { error }) }];
  });
  const last = trace.events.findLast(
    (event) => event.kind === 'SyncPodFinished' && event.detail.sync === 'terminated',
  );
  const phase = statuses.at(-1)?.phase ?? 'Pending';
  return {
    events,
    statuses,
    syncs,
    end: { finished: last !== undefined, phase, t: seconds(last?.at ?? trace.end) },
  };
}

const types: Readonly<Partial<Record<ClusterEvent['kind'], string>>> = {
  SandboxStarted: 'sandboxStarted',
  SandboxStopped: 'sandboxStopped',
  ImagePullStarted: 'pull',
  ImagePulled: 'pulled',
  ImagePullFailed: 'pullFailed',
  ContainerCreated: 'created',
  ContainerStarted: 'started',
  PostStartHookStarted: 'postStart',
  PreStopHookStarted: 'preStop',
};

function toRow(event: ClusterEvent): TraceRow | null {
  const t = seconds(event.at);
  if (event.kind === 'ContainerSignalled') {
    const { container, attempt, graceSeconds, signal } = event.detail;
    return signal === 'SIGTERM' ? { t, type: 'sigterm', container, attempt, grace: graceSeconds } : null;
  }
  if (event.kind === 'ContainerExited') {
    const { container, attempt, exitCode, by } = event.detail;
    return { t, type: 'exited', container, attempt, exitCode, cause: by };
  }
  const type = types[event.kind];
  if (type !== undefined) {
    const detail = event.detail as { readonly container?: string; readonly attempt?: number };
    return {
      t,
      type,
      ...(detail.container === undefined ? {} : { container: detail.container }),
      ...(detail.attempt === undefined || type === 'sandboxStopped' ? {} : { attempt: detail.attempt }),
    };
  }
  if (event.kind !== 'ObjectModified' || event.actor !== 'kubectl') return null;
  return { t, type: 'podDeleted', grace: event.detail.object.metadata.deletionGracePeriodSeconds ?? 0 };
}

/** What the kubelet said; the API server hears of a terminal phase later. */
function statusRows(trace: ClusterTrace): readonly StatusRow[] {
  const rows: StatusRow[] = [];
  let metadata: Pod['metadata'] = { name: '' };
  let spec: Pod['spec'] = { containers: [] };
  let status: PodStatus = {};
  for (const event of trace.events) {
    if (event.kind === 'PodStatusComputed') status = event.detail.status;
    else if (event.kind === 'ObjectCreated' || (event.kind === 'ObjectModified' && event.actor === 'kubectl'))
      ({ metadata, spec } = event.detail.object as Pod);
    else continue;
    if (status.phase === undefined) continue;
    const pod: Pod = { apiVersion: 'v1', kind: 'Pod', metadata, spec, status };
    const columns = podColumns(pod, rfc3339(event.at));
    const restarts = columns.restarts.split(' ')[0] ?? '0';
    rows.push({
      t: seconds(event.at),
      phase: status.phase,
      ready: columns.ready,
      status: columns.status,
      restarts,
    });
  }
  return rows;
}

function seconds(ms: number): number {
  return ms / 1000;
}
