import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import { type PodWhy, placedContainer, podWhy, syncOf } from './podWhy.ts';
import { causeIn, type EventOfKind, firstAfter, lastBefore, traceIndex } from './traceIndex.ts';

/**
 * The cause of an event as a reader would tell it. It is the recorded one, but where the trace records what woke a
 * sync or armed a probe, and not what the decision read, that is taken instead. Always an earlier event.
 */
export function tellingCause(run: Run, event: ClusterEvent, focus: string | null): ClusterEvent | null {
  const { events } = traceIndex(run);
  const cause = causeIn(events, event);
  const recorded = cause === null ? null : events[cause]!;
  const why = podWhy(run, event);
  if (!why) return recorded;
  switch (event.kind) {
    case 'PodActionsComputed':
      return decidedBy(why, event, focus) ?? recorded;
    case 'PodStatusComputed':
      return rememberedFailure(why, event, focus) ?? recorded;
    case 'SyncPodStarted':
      return wokenBy(why, event, focus) ?? recorded;
    case 'SyncPodFinished':
      return failureIn(why, event, focus) ?? recorded;
    case 'ProbeAnswered':
      return probedSince(why, event) ?? recorded;
    case 'ProbeResultChanged':
      return recorded?.kind === 'ProbeAnswered'
        ? recorded
        : (lastSeen(why, event.detail.container) ?? recorded);
    default:
      return recorded;
  }
}

/** What a decision read: an exit or a start that a relist saw, or a probe's answer. */
function decidedBy(
  why: PodWhy,
  event: EventOfKind<'PodActionsComputed'>,
  focus: string | null,
): ClusterEvent | null {
  const triggers = syncOf(why, event)?.detail.triggers ?? [];
  const wokenOtherwise = ['retryAfterError', 'periodicResync', 'podUpdated'];
  if (triggers.some((trigger) => wokenOtherwise.includes(trigger))) return null;
  const { reasons } = event.detail;
  const reason = reasons.find(({ container }) => container === focus) ?? reasons[0];
  switch (reason?.because) {
    case 'sidecarExited':
    case 'containerExited':
    case 'initContainerFailed':
      return lastSeen(why, reason.container);
    case 'startupProbeFailed':
    case 'livenessProbeFailed': {
      const probe = reason.because === 'startupProbeFailed' ? 'startup' : 'liveness';
      return lastBefore(why.history, event.id, 'ProbeAnswered', ({ detail }) => {
        return detail.container === reason.container && detail.probe === probe && !detail.ok;
      });
    }
    case 'previousInitializationDone':
    case 'podInitialized':
      return doneBefore(why, reason.container);
    case 'nothingToKeep': {
      const mains = new Set(why.pod.spec.containers.map(({ name }) => name));
      return lastBefore(why.history, event.id, 'ContainerStateRelisted', ({ detail }) => {
        return detail.state === 'exited' && mains.has(detail.container);
      });
    }
    default:
      return null;
  }
}

/** What shows that the init container before `name` is done or started. */
function doneBefore(why: PodWhy, name: string): ClusterEvent | null {
  const inits = why.pod.spec.initContainers ?? [];
  const placed = placedContainer(why, name);
  const before = inits[placed?.role === 'main' ? inits.length - 1 : (placed?.position ?? 0) - 1];
  if (!before) return null;
  const answer = lastBefore(why.history, why.id, 'ProbeAnswered', ({ detail }) => {
    return detail.container === before.name && detail.probe === 'startup' && detail.ok;
  });
  return answer ?? lastSeen(why, before.name);
}

/** The failed start that a waiting reason of the status tells of. */
function rememberedFailure(
  why: PodWhy,
  event: EventOfKind<'PodStatusComputed'>,
  focus: string | null,
): ClusterEvent | null {
  const { initContainerStatuses = [], containerStatuses = [] } = event.detail.status;
  const named = [...initContainerStatuses, ...containerStatuses].find(({ name }) => name === focus);
  const same = ({ detail }: { readonly detail: { readonly container: string } }) =>
    detail.container === focus;
  switch (named?.state?.waiting?.reason) {
    case 'CrashLoopBackOff':
      return lastBefore(why.history, event.id, 'ContainerBackedOff', same);
    case 'ErrImagePull':
      return lastBefore(why.history, event.id, 'ImagePullFailed', same);
    case 'ImagePullBackOff':
      return lastBefore(why.history, event.id, 'ImagePullBackedOff', same);
    case 'PostStartHookError':
      return lastBefore(why.history, event.id, 'PostStartHookFinished', same);
    default:
      return null;
  }
}

/** Of several things that woke a sync, the one that made it what it is, or that is about the container told of. */
function wokenBy(
  why: PodWhy,
  event: EventOfKind<'SyncPodStarted'>,
  focus: string | null,
): ClusterEvent | null {
  const causes = (event.alsoCausedBy ?? []).map((id) => why.index.events[id]!);
  if (event.detail.sync !== 'sync') {
    return causes.find(({ kind }) => kind === 'SyncPodFinished' || kind === 'PodUpdateReceived') ?? null;
  }
  return (
    causes.find((one) => one.kind === 'ContainerStateRelisted' && one.detail.container === focus) ?? null
  );
}

/** What made a sync end with an error, or a stopping one end at all. */
function failureIn(
  why: PodWhy,
  event: EventOfKind<'SyncPodFinished'>,
  focus: string | null,
): ClusterEvent | null {
  const sync = syncOf(why, event);
  if (event.detail.sync === 'terminating') return lastBefore(why.history, event.id, 'SandboxStopped');
  if (event.detail.error === null || !sync) return null;
  let found: ClusterEvent | null = null;
  for (const kind of ['ContainerBackedOff', 'ImagePullBackedOff', 'ImagePullFailed'] as const) {
    const one =
      firstAfter(
        why.history,
        sync.id,
        kind,
        ({ id, detail }) => id < event.id && detail.container === focus,
      ) ?? firstAfter(why.history, sync.id, kind, ({ id }) => id < event.id);
    found ??= one && one.id < event.id ? one : null;
  }
  return found;
}

/** Since when a probe is asked: readiness and liveness since the container is started, else since it is seen to run. */
function probedSince(why: PodWhy, event: EventOfKind<'ProbeAnswered'>): ClusterEvent | null {
  const { container, attempt, probe } = event.detail;
  const same = ({ detail }: { readonly detail: { readonly container: string; readonly attempt: number } }) =>
    detail.container === container && detail.attempt === attempt;
  const started =
    probe === 'startup'
      ? null
      : lastBefore(why.history, event.id, 'ProbeAnswered', (one) => {
          return same(one) && one.detail.probe === 'startup' && one.detail.ok;
        });
  return (
    started ??
    lastBefore(why.history, event.id, 'ContainerStateRelisted', (one) => {
      return same(one) && one.detail.state === 'running';
    })
  );
}

function lastSeen(why: PodWhy, container: string): EventOfKind<'ContainerStateRelisted'> | null {
  return lastBefore(why.history, why.id, 'ContainerStateRelisted', ({ detail }) => {
    return detail.container === container;
  });
}
