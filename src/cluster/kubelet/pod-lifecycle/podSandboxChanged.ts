import type { Pod } from '#api/types.ts';
import type { SandboxBecause } from './podAction.ts';
import type { PodRuntimeStatus } from './runtimeStatus.ts';

/** Whether the pod needs a new sandbox, and which attempt it would be. */
export interface SandboxDecision {
  /** Null: the newest sandbox will do. */
  readonly because: SandboxBecause | null;
  /** Of the new sandbox if one is needed, else of the newest. */
  readonly attempt: number;
  /** The newest sandbox; empty if there is none or its network mode is wrong. */
  readonly sandboxID: string;
}

/** Source: v1.28 pkg/kubelet/kuberuntime/util/util.go:PodSandboxChanged. */
export function podSandboxChanged(pod: Pod, podStatus: PodRuntimeStatus): SandboxDecision {
  const { sandboxes } = podStatus;
  const [newest] = sandboxes;
  if (!newest) return { because: 'noSandbox', attempt: 0, sandboxID: '' };

  // Upstream counts in 32 bits.
  const replaced = { attempt: (newest.attempt + 1) >>> 0, sandboxID: newest.id };
  const ready = sandboxes.filter(({ state }) => state === 'SANDBOX_READY');
  if (ready.length > 1) return { because: 'severalReadySandboxes', ...replaced };
  if (newest.state !== 'SANDBOX_READY') return { because: 'sandboxNotReady', ...replaced };

  const hostNetwork = pod.spec.hostNetwork ?? false;
  if ((newest.hostNetwork ?? false) !== hostNetwork) {
    return { because: 'sandboxNetworkChanged', ...replaced, sandboxID: '' };
  }
  if (!hostNetwork && newest.ip === '') return { because: 'sandboxWithoutAddress', ...replaced };

  return { because: null, attempt: newest.attempt, sandboxID: newest.id };
}
