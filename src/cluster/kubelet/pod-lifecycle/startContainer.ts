import type { Container } from '#api/types.ts';
import type { Process } from '#simulation/process.ts';
import { doBackOff } from './crashLoopBackOff.ts';
import { ensureImageExists } from './imageManager.ts';
import { killContainer } from './killContainer.ts';
import type { Relisted } from './pleg.ts';
import type { KubeletParts, PodState, StartFailure } from './podState.ts';
import { specHash } from './relistedStatus.ts';

/**
 * Starts one container of a sync: back-off, image, create, start, postStart hook, one after another. Null when it
 * started; otherwise why not.
 *
 * Source: v1.28 pkg/kubelet/kuberuntime/kuberuntime_container.go:startContainer, kuberuntime_manager.go:SyncPod.
 */
export function* startContainer(
  parts: KubeletParts,
  state: PodState,
  container: Container,
  relisted: Relisted,
): Process<StartFailure | null> {
  const { runtime } = parts;
  const refused =
    doBackOff(parts, state, container, relisted) ?? (yield* ensureImageExists(parts, state, container));
  if (refused) return refused;
  const before = relisted.containers.find((instance) => instance.container === container.name);
  const attempt = before ? before.attempt + 1 : 0;
  const id = yield* runtime.createContainer(state.key, container.name, attempt, specHash(container));
  yield* runtime.startContainer(id);
  return yield* runPostStartHook(parts, state, container, { id, attempt });
}

function* runPostStartHook(
  parts: KubeletParts,
  state: PodState,
  container: Container,
  { id, attempt }: { id: string; attempt: number },
): Process<StartFailure | null> {
  if (!container.lifecycle?.postStart) return null;
  const { simulator, runtime } = parts;
  const detail = { container: container.name, attempt };
  const common = { actor: parts.actor, subject: state.key, source: 'pkg/kubelet/lifecycle/handlers.go:Run' };
  simulator.cause = simulator.emit({ ...common, kind: 'PostStartHookStarted', detail });
  const { seconds, fails } = runtime.hook(state.key, container.name, 'postStart');
  if (seconds > 0) yield Math.round(seconds * 1000);
  simulator.cause = simulator.emit({
    ...common,
    kind: 'PostStartHookFinished',
    detail: { ...detail, failed: fails },
  });
  if (!fails) return null;
  const instance = runtime.containers(state.key).find((one) => one.id === id);
  if (instance) {
    const kill = { instance, reason: 'FailedPostStartHook', graceSecondsOverride: null, ordering: null };
    yield* killContainer(parts, state, kill);
  }
  return { reason: 'PostStartHookError', message: 'PostStartHook failed' };
}
