import type { Container } from '#api/types.ts';
import { Latch, type Process } from '#simulation/process.ts';
import { isInBackOffSinceUpdate, kubeletBackOff, nextBackOff } from './backOff.ts';
import { imageNameError } from './imageReference.ts';
import type { KubeletParts, PodState, StartFailure } from './podState.ts';

/**
 * Sees to it that a container's image is on the node, pulling it if its policy says so; one pull at a time on a node.
 * Null when it is there; otherwise the waiting reason.
 *
 * Source: v1.28 pkg/kubelet/images/image_manager.go:EnsureImageExists, puller.go:serialImagePuller.
 */
export function* ensureImageExists(
  parts: KubeletParts,
  state: PodState,
  container: Container,
): Process<StartFailure | null> {
  const { simulator, runtime } = parts;
  const image = container.image ?? '';
  const nameError = image === '' ? null : imageNameError(image);
  if (nameError !== null) {
    const message = `Failed to apply default image tag "${image}": ${nameError}`;
    return { reason: 'InvalidImageName', message };
  }
  if (runtime.imagePresent(state.key, container.name, image)) return null;
  if (container.imagePullPolicy === 'Never') {
    const message = `Container image "${image}" is not present with pull policy of Never`;
    return { reason: 'ErrImageNeverPull', message };
  }
  const entry = state.pullBackOff.get(image);
  if (entry && isInBackOffSinceUpdate(entry, simulator.now, kubeletBackOff)) {
    const backOffSeconds = entry.backOffMs / 1000;
    const sinceMs = entry.lastUpdateMs;
    simulator.emit({
      actor: parts.actor,
      subject: state.key,
      kind: 'ImagePullBackedOff',
      detail: {
        container: container.name,
        image,
        backOffSeconds,
        sinceMs,
        overAtMs: sinceMs + entry.backOffMs,
      },
      source: 'pkg/kubelet/images/image_manager.go:EnsureImageExists',
    });
    return { reason: 'ImagePullBackOff', message: `Back-off pulling image "${image}"` };
  }
  while (parts.pulling !== null) yield parts.pulling;
  const done = new Latch();
  parts.pulling = done;
  const pulled = yield* runtime.pullImage(state.key, container.name, image);
  parts.pulling = null;
  done.open(simulator.cause);
  if (pulled) return null;
  state.pullBackOff.set(image, nextBackOff(entry, simulator.now, simulator.now, kubeletBackOff));
  return { reason: 'ErrImagePull', message: `failed to pull image "${image}"` };
}
