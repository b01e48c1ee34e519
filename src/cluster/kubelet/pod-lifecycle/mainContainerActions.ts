import type { Container, Pod } from '#api/types.ts';
import type { ProbeResults } from './computeInitContainerActions.ts';
import type { ActionReason, Because, ContainerToKill, KillBecause } from './podAction.ts';
import {
  findContainerStatusByName,
  type PodRuntimeStatus,
  type RuntimeContainerStatus,
} from './runtimeStatus.ts';
import { shouldContainerBeRestarted } from './shouldContainerBeRestarted.ts';

/** What a sync does about `spec.containers`, once the pod is initialised. */
export interface MainContainerActions {
  /** How many run and stay. */
  readonly kept: number;
  /** Indexes into `spec.containers`. */
  readonly start: readonly number[];
  readonly kill: readonly ContainerToKill[];
  readonly reasons: readonly ActionReason[];
}

/** Source: v1.28.0 pkg/kubelet/kuberuntime/kuberuntime_manager.go:computePodActions, its loop over `spec.containers`. */
export function mainContainerActions(
  pod: Pod,
  podStatus: PodRuntimeStatus,
  results: ProbeResults,
): MainContainerActions {
  let kept = 0;
  const start: number[] = [];
  const kill: ContainerToKill[] = [];
  const reasons: ActionReason[] = [];
  for (const [index, container] of pod.spec.containers.entries()) {
    const { name } = container;
    const status = findContainerStatusByName(podStatus, name);
    if (status?.state !== 'running') {
      if (!shouldContainerBeRestarted(container, pod, podStatus)) continue;
      start.push(index);
      if (status?.state === 'unknown') {
        // It may be running after all, and two instances of one container must not.
        kill.push({ id: status.id, name, message: unknownMessage, reason: 'Unknown' });
        reasons.push({ container: name, action: 'kill', because: 'stateUnknown' });
      }
      reasons.push({ container: name, action: 'start', because: startBecause(status) });
      continue;
    }
    const because = killBecause(status, results);
    if (because === null) {
      kept += 1;
      continue;
    }
    // A changed spec replaces the container under any policy.
    const restart = because === 'definitionChanged' || pod.spec.restartPolicy !== 'Never';
    kill.push(killOf(container, status, because, restart));
    reasons.push({ container: name, action: 'kill', because });
    if (restart) {
      start.push(index);
      reasons.push({ container: name, action: 'start', because });
    }
  }
  return { kept, start, kill, reasons };
}

const unknownMessage = 'Container is in "unknown" state, try killing it before restart';

function startBecause(status: RuntimeContainerStatus | undefined): Because {
  if (!status) return 'podInitialized';
  if (status.state === 'unknown') return 'stateUnknown';
  return status.state === 'created' ? 'containerNeverStarted' : 'containerExited';
}

/** Any stored failure counts, also of a probe the spec no longer has. */
function killBecause(status: RuntimeContainerStatus, results: ProbeResults): KillBecause | null {
  if (status.specChanged) return 'definitionChanged';
  if (results.liveness(status.id) === 'failure') return 'livenessProbeFailed';
  return results.startup(status.id) === 'failure' ? 'startupProbeFailed' : null;
}

function killOf(
  { name }: Container,
  { id }: RuntimeContainerStatus,
  because: KillBecause,
  restart: boolean,
): ContainerToKill {
  const ending = restart ? ', will be restarted' : '';
  switch (because) {
    case 'livenessProbeFailed':
      return {
        id,
        name,
        message: `Container ${name} failed liveness probe${ending}`,
        reason: 'LivenessProbe',
      };
    case 'startupProbeFailed':
      return { id, name, message: `Container ${name} failed startup probe${ending}`, reason: 'StartupProbe' };
    default:
      return { id, name, message: `Container ${name} definition changed${ending}`, reason: '' };
  }
}
