import type { Container } from '#api/types.ts';
import { isInBackOffSince, kubeletBackOff, nextBackOff } from './backOff.ts';
import type { Relisted } from './pleg.ts';
import type { KubeletParts, PodState, StartFailure } from './podState.ts';
import { specHash } from './relistedStatus.ts';

/**
 * Whether CrashLoopBackOff lets a container start now. It counts from the newest exited instance the sync knows of,
 * so a kill made by this very sync does not count yet.
 *
 * Source: v1.28 pkg/kubelet/kuberuntime/kuberuntime_manager.go:doBackOff.
 */
export function doBackOff(
  parts: KubeletParts,
  state: PodState,
  container: Container,
  relisted: Relisted,
): StartFailure | null {
  const { simulator } = parts;
  const exited = relisted.containers.find(
    (one) => one.container === container.name && one.state === 'exited',
  );
  if (!exited) return null;
  const sinceMs = exited.finishedAt ?? simulator.now;
  const key = `${container.name} ${specHash(container)}`;
  const entry = state.crashBackOff.get(key);
  if (entry && isInBackOffSince(entry, sinceMs, simulator.now, kubeletBackOff)) {
    const backOffSeconds = entry.backOffMs / 1000;
    const { namespace, name, uid } = state.pod.metadata;
    const pod = `${name}_${namespace}(${uid})`;
    simulator.emit({
      actor: parts.actor,
      subject: state.key,
      kind: 'ContainerBackedOff',
      detail: { container: container.name, backOffSeconds, sinceMs, overAtMs: sinceMs + entry.backOffMs },
      source: 'pkg/kubelet/kuberuntime/kuberuntime_manager.go:doBackOff',
    });
    const message = `back-off ${duration(backOffSeconds)} restarting failed container=${container.name} pod=${pod}`;
    return { reason: 'CrashLoopBackOff', message };
  }
  state.crashBackOff.set(key, nextBackOff(entry, sinceMs, simulator.now, kubeletBackOff));
  return null;
}

/** Seconds as Go prints a duration: `20s`, `1m20s`, `5m0s`. */
export function duration(seconds: number): string {
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
