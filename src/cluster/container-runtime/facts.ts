import type { ContainerInstance } from '#cluster/cri.ts';

/** What the container runtime does. The subject is the pod. */
export interface ContainerRuntimeFacts {
  readonly SandboxStarted: { readonly attempt: number };
  readonly SandboxStopped: { readonly attempt: number };
  readonly ImagePullStarted: { readonly container: string; readonly image: string };
  readonly ImagePulled: { readonly container: string; readonly image: string; readonly tookMs: number };
  readonly ImagePullFailed: { readonly container: string; readonly image: string; readonly reason: string };
  /** CreateContainer was called; the process starts later. */
  readonly ContainerCreated: ContainerInstance;
  readonly ContainerStarted: ContainerInstance;
  /** SIGTERM with the seconds until SIGKILL; a SIGKILL has 0. */
  readonly ContainerSignalled: ContainerInstance & {
    readonly signal: 'SIGTERM' | 'SIGKILL';
    readonly graceSeconds: number;
  };
  readonly ContainerExited: ContainerInstance & {
    readonly exitCode: number;
    readonly by: 'self' | 'sigterm' | 'sigkill';
    /** Place in the Scenario that decided it, or null when inferred, e.g. `spec.containers.web`. */
    readonly behaviourPath: string | null;
  };
}
