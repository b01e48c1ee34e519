import type { Job, JobCondition, JobSpec } from '#api/batchTypes.ts';
import type { ObjectMeta, Pod } from '#api/types.ts';
import { virtualMs } from '#api/virtualMs.ts';
import type { ClusterEvent, ClusterFacts } from '#cluster/facts.ts';
import { ApiServer } from '#cluster/kube-apiserver/apiServer.ts';
import { ServiceRegistry } from '#cluster/kube-apiserver/nodeport/serviceRegistry.ts';
import { jobController } from '#cluster/kube-controller-manager/job/jobController.ts';
import type { JobGates } from '#cluster/kube-controller-manager/job/jobPod.ts';
import { order } from '#cluster/order.ts';
import { Simulator } from '#simulation/simulator.ts';
import { Store } from '#simulation/store.ts';
import { type PodScript, scriptedPods } from './scriptedPods.ts';

interface TraceInput {
  readonly gates: JobGates;
  readonly job: { readonly metadata: ObjectMeta; readonly spec: JobSpec };
  readonly byOrdinal?: readonly PodScript[];
  readonly byIndex?: Readonly<Record<string, readonly PodScript[]>>;
  readonly actions?: readonly JobAction[];
  readonly horizon: number;
}

interface JobAction {
  readonly t: number;
  readonly action: 'suspend' | 'resume' | 'setParallelism';
  readonly parallelism?: number;
}

/** One sync that changed something. */
export interface SyncRow {
  readonly t: number;
  readonly created?: readonly string[];
  readonly deleted?: readonly string[];
  readonly finalizersRemoved?: readonly string[];
  readonly status: Readonly<Record<string, unknown>>;
  readonly conditions?: readonly string[];
  readonly events?: readonly string[];
}

export interface JobTraceResult {
  readonly syncs: readonly SyncRow[];
  readonly pods: readonly unknown[] | null;
  readonly finished: boolean;
}

const actor = 'kube-controller-manager/job';
const noLatency = {
  apiRequestMs: 0,
  watchMs: 0,
  createContainerMs: 0,
  startContainerMs: 0,
  runSandboxMs: 0,
};

/**
 * Plays one case of `job/trace` on the project's own engine, API server and Job controller: no latency, pods that do
 * what the case's scripts say.
 */
export function jobTrace(input: TraceInput): JobTraceResult {
  const simulator = new Simulator<ClusterFacts>(0);
  const store = new Store(simulator);
  const services = new ServiceRegistry(simulator, store, '30000-32767', true);
  const gateEnabled = (name: string) =>
    name === 'PodIndexLabel' ? true : input.gates[name as keyof JobGates];
  const settings = { latency: noLatency, jitter: 'off' } as const;
  const server = new ApiServer(simulator, store, services, settings, gateEnabled);
  jobController(simulator, server.client(actor), {
    gateEnabled,
    podName: ({ metadata: { name } }, index, attempt) =>
      index === null
        ? `${name}-${String(attempt).padStart(4, '0')}`
        : `${name}-${index}-${String(attempt).padStart(2, '0')}`,
  });
  const lives = scriptedPods(simulator, server.client('kubelet/n1'), (pod) => scriptOf(input, pod));
  const key = `Job/default/${input.job.metadata.name}`;
  const user = server.client('kubectl');
  simulator.scheduleAt(0, order.process, () => {
    const metadata = { ...input.job.metadata, namespace: 'default' };
    user.create({ apiVersion: 'batch/v1', kind: 'Job', metadata, spec: wholeSpec(input.job.spec) }, 'vector');
  });
  for (const action of input.actions ?? []) {
    simulator.scheduleAt(action.t * 1000, order.process, () =>
      user.update(key, (job) => ({ ...job, spec: acted((job as Job).spec, action) }), 'vector'),
    );
  }
  const { events } = simulator.run({
    horizonMs: input.horizon * 1000,
    maxEvents: 500_000,
    interrupted: () => null,
  });
  const { syncs, finished } = syncRows(events.filter((event) => event.actor === actor));
  const pods = lives();
  return { syncs, pods: pods.length === 0 ? null : pods, finished };
}

function scriptOf({ byOrdinal = [], byIndex = {} }: TraceInput, { metadata: { name } }: Pod): PodScript {
  const [last = '', before = ''] = name.split('-').toReversed();
  const number = Number(last);
  if (byOrdinal.length > 0) return byOrdinal[number % byOrdinal.length]!;
  const scripts = byIndex[before] ?? byIndex['*'] ?? [];
  return scripts[Math.min(number, scripts.length - 1)]!;
}

/** Vectors leave out the containers. */
function wholeSpec(spec: JobSpec): JobSpec {
  const { template } = spec;
  return { ...spec, template: { ...template, spec: { ...template.spec, containers: [] } } };
}

function acted(spec: JobSpec, { action, parallelism = 0 }: JobAction): JobSpec {
  return action === 'setParallelism' ? { ...spec, parallelism } : { ...spec, suspend: action === 'suspend' };
}

function syncRows(events: readonly ClusterEvent[]): {
  readonly syncs: readonly SyncRow[];
  readonly finished: boolean;
} {
  const rows: SyncRow[] = [];
  let job: Job | null = null;
  const syncs = events.flatMap((event, index) => (event.kind === 'JobSynced' ? [index] : []));
  for (const [place, begin] of syncs.entries()) {
    const own = events.slice(begin, syncs[place + 1]);
    const before = job;
    job = own.reduce<Job | null>((last, one) => jobWrittenBy(one) ?? last, job);
    const conditions = job?.status?.conditions ?? [];
    rows.push({
      t: (own[0]?.at ?? 0) / 1000,
      created: own.flatMap((one) => (one.kind === 'JobPodCreated' ? [nameOf(one.detail.pod)] : [])),
      deleted: own
        .flatMap((one) => (one.kind === 'JobPodsDeleted' ? one.detail.pods.map(nameOf) : []))
        .sort(),
      finalizersRemoved: own.flatMap(finalizersRemovedBy).sort(),
      status: statusRow(job),
      ...(conditions === before?.status?.conditions ? {} : { conditions: conditions.map(conditionText) }),
      events: own.flatMap((one) =>
        one.kind === 'EventRecorded' ? [`${one.detail.type} ${one.detail.reason} ${one.detail.message}`] : [],
      ),
    });
  }
  const finished = (job?.status?.conditions ?? []).some(
    ({ type, status }) => status === 'True' && (type === 'Complete' || type === 'Failed'),
  );
  return { syncs: rows, finished };
}

function jobWrittenBy(event: ClusterEvent): Job | null {
  return event.kind === 'ObjectModified' && event.detail.object.kind === 'Job'
    ? (event.detail.object as Job)
    : null;
}

function finalizersRemovedBy(event: ClusterEvent): readonly string[] {
  if (event.kind === 'JobPodCounted') return [nameOf(event.detail.pod)];
  return event.kind === 'JobPodsDeleted' && event.detail.reason !== 'jobFailed'
    ? event.detail.pods.map(nameOf)
    : [];
}

function statusRow(job: Job | null): Readonly<Record<string, unknown>> {
  const status = job?.status ?? {};
  const { active = 0, succeeded = 0, failed = 0, ready, terminating } = status;
  const seconds = (timestamp: string | undefined) => {
    const ms = virtualMs(timestamp);
    return ms === null ? {} : ms / 1000;
  };
  return {
    active,
    succeeded,
    failed,
    ready,
    terminating,
    completedIndexes: status.completedIndexes,
    failedIndexes: status.failedIndexes,
    startTime: seconds(status.startTime),
    completionTime: seconds(status.completionTime),
  };
}

function conditionText({ type, status, reason = '', message = '' }: JobCondition): string {
  return `${type}=${status} ${reason} ${message}`;
}

function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
