import { rfc3339 } from '#api/rfc3339.ts';
import {
  type ContainerState,
  type ContainerStatus,
  isSidecar,
  type Pod,
  type PodCondition,
  type Rfc3339,
} from '#api/types.ts';
import { assert } from '#base/assert.ts';
import { humanDuration } from './humanDuration.ts';
import { unixMs } from './unixMs.ts';

/** What `kubectl get pod` shows beside the name. */
export interface PodColumns {
  /** Like `1/2`. */
  readonly ready: string;
  readonly status: string;
  /** Like `3` or `3 (10s ago)`. */
  readonly restarts: string;
  readonly age: string;
}

/**
 * The columns of `kubectl get pod`, which the API server computes. `now` is a timestamp, or ms of virtual time.
 *
 * Source: v1.28 pkg/printers/internalversion/printers.go:printPod.
 */
export function podColumns(pod: Pod, now: number | Rfc3339): PodColumns {
  const nowMs = unixMs(typeof now === 'number' ? rfc3339(now) : now);
  assert(nowMs !== null, `now is no timestamp: ${now}`);
  const { metadata, spec, status = {} } = pod;
  const conditions = status.conditions ?? [];
  const sidecars = (spec.initContainers ?? []).filter(isSidecar);

  const init = initTally(pod, new Set(sidecars.map(({ name }) => name)));
  const initialized = conditions.find(({ type }) => type === 'Initialized')?.status === 'True';
  const main = init.reason === null || initialized ? mainTally(status.containerStatuses ?? []) : null;

  let reason = main?.reason ?? init.reason ?? reasonOfPod(pod, conditions);
  if (main?.hasRunning && reason === 'Completed') reason = isReady(conditions) ? 'Running' : 'NotReady';
  if (metadata.deletionTimestamp) reason = status.reason === 'NodeLost' ? 'Unknown' : 'Terminating';

  const restarts = main ? bothRestarts(init.sidecarRestarts, main.restarts) : init.restarts;
  return {
    ready: `${init.ready + (main?.ready ?? 0)}/${spec.containers.length + sidecars.length}`,
    status: reason,
    restarts: restartsText(restarts, nowMs),
    age: since(unixMs(metadata.creationTimestamp), nowMs) ?? '<unknown>',
  };
}

/** How often, and when the newest of the ended runs ended. */
interface Restarts {
  readonly count: number;
  readonly lastMs: number | null;
}

interface InitTally {
  /** Null when no init container holds the pod up. */
  readonly reason: string | null;
  readonly ready: number;
  readonly restarts: Restarts;
  readonly sidecarRestarts: Restarts;
}

/** Counts up to and including the first init container that is not finished; those behind it are not looked at. */
function initTally(pod: Pod, sidecars: ReadonlySet<string>): InitTally {
  const statuses = pod.status?.initContainerStatuses ?? [];
  const total = pod.spec.initContainers?.length ?? 0;
  let tally: InitTally = { reason: null, ready: 0, restarts: none, sidecarRestarts: none };
  for (const [index, status] of statuses.entries()) {
    const sidecar = sidecars.has(status.name);
    const restarts = restartsOf(status);
    tally = {
      ...tally,
      restarts: bothRestarts(tally.restarts, restarts),
      sidecarRestarts: sidecar ? bothRestarts(tally.sidecarRestarts, restarts) : tally.sidecarRestarts,
    };
    if (status.state?.terminated && !status.state.terminated.exitCode) continue;
    if (!sidecar || !status.started)
      return { ...tally, reason: `Init:${initReason(status.state, index, total)}` };
    if (status.ready) tally = { ...tally, ready: tally.ready + 1 };
  }
  return tally;
}

function initReason(state: ContainerState | undefined, index: number, total: number): string {
  if (state?.terminated) return terminatedReason(state.terminated);
  const waiting = state?.waiting?.reason;
  return waiting && waiting !== 'PodInitializing' ? waiting : `${index}/${total}`;
}

interface MainTally {
  /** Of the first container that has one. */
  readonly reason: string | null;
  readonly hasRunning: boolean;
  readonly ready: number;
  readonly restarts: Restarts;
}

function mainTally(statuses: readonly ContainerStatus[]): MainTally {
  const reasons = statuses.map(({ state }) => mainReason(state));
  const running = statuses.filter(
    ({ ready, state }) => mainReason(state) === null && ready && state?.running,
  );
  return {
    reason: reasons.find((reason) => reason !== null) ?? null,
    hasRunning: running.length > 0,
    ready: running.length,
    restarts: statuses.map(restartsOf).reduce(bothRestarts, none),
  };
}

function mainReason(state: ContainerState | undefined): string | null {
  if (state?.waiting?.reason) return state.waiting.reason;
  return state?.terminated ? terminatedReason(state.terminated) : null;
}

function terminatedReason({ reason, signal, exitCode }: NonNullable<ContainerState['terminated']>): string {
  if (reason) return reason;
  return signal ? `Signal:${signal}` : `ExitCode:${exitCode ?? 0}`;
}

function reasonOfPod({ status = {} }: Pod, conditions: readonly PodCondition[]): string {
  const gated = conditions.some(
    ({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated',
  );
  return gated ? 'SchedulingGated' : status.reason || (status.phase ?? '');
}

function isReady(conditions: readonly PodCondition[]): boolean {
  return conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
}

const none: Restarts = { count: 0, lastMs: null };

function restartsOf({ restartCount, lastState }: ContainerStatus): Restarts {
  return { count: restartCount ?? 0, lastMs: unixMs(lastState?.terminated?.finishedAt) };
}

function bothRestarts(a: Restarts, b: Restarts): Restarts {
  const lastMs =
    a.lastMs === null || b.lastMs === null ? (a.lastMs ?? b.lastMs) : Math.max(a.lastMs, b.lastMs);
  return { count: a.count + b.count, lastMs };
}

function restartsText({ count, lastMs }: Restarts, nowMs: number): string {
  const ago = since(lastMs, nowMs);
  return count === 0 || ago === null ? String(count) : `${count} (${ago} ago)`;
}

function since(ms: number | null, nowMs: number): string | null {
  return ms === null ? null : humanDuration(nowMs - ms);
}
