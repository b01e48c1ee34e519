import type { ContainerRuntime } from '#cluster/cri.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { Process } from '#simulation/process.ts';
import type { Simulator } from '#simulation/simulator.ts';
import type { ProcessBehaviour } from './behaviour.ts';

/** The images of one node: what one pod has pulled is there for all. */
export function imageStore(
  simulator: Simulator<ClusterFacts>,
  actor: string,
  behaviourOf: (podKey: string, container: string) => ProcessBehaviour,
): Pick<ContainerRuntime, 'imagePresent' | 'pullImage'> {
  const images = new Set<string>();
  /** Failed pulls so far, by pod and image. */
  const failures = new Map<string, number>();
  return {
    imagePresent: (podKey, container, image) =>
      images.has(image) || behaviourOf(podKey, container).pull === null,

    *pullImage(podKey, container, image): Process<boolean> {
      const { pull } = behaviourOf(podKey, container);
      const started = simulator.now;
      const detail = { container, image };
      const common = { actor, subject: podKey, source: 'Scenario: spec.containers' };
      simulator.cause = simulator.emit({ ...common, kind: 'ImagePullStarted', detail });
      // Another pod may have brought it while this one waited for its turn.
      const present = images.has(image) || pull === null;
      if (!present) yield Math.round(pull.seconds * 1000);
      const key = `${podKey} ${image}`;
      const tried = failures.get(key) ?? 0;
      if (!present && (pull.fails === null || tried < pull.fails)) {
        failures.set(key, tried + 1);
        const failed = { ...detail, reason: 'ErrImagePull' };
        simulator.cause = simulator.emit({ ...common, kind: 'ImagePullFailed', detail: failed });
        return false;
      }
      images.add(image);
      const pulled = { ...detail, tookMs: simulator.now - started };
      simulator.cause = simulator.emit({ ...common, kind: 'ImagePulled', detail: pulled });
      return true;
    },
  };
}
