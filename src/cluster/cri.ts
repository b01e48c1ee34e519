import type { Pod } from '#api/types.ts';
import type { Process } from '#simulation/process.ts';
import type { EventId } from '#simulation/trace.ts';

/** One instance of a container; `attempt` is its restart number, 0 for the first. */
export interface ContainerInstance {
  readonly container: string;
  readonly attempt: number;
}

export interface RuntimeSandbox {
  readonly id: string;
  readonly ready: boolean;
  readonly attempt: number;
  readonly ip: string;
  /** The event that brought this state. */
  readonly event: EventId;
}

/** A container as the runtime lists it. Times in ms of virtual time. */
export interface RuntimeContainer extends ContainerInstance {
  readonly id: string;
  readonly state: 'created' | 'running' | 'exited';
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly exitCode: number;
  readonly reason: string;
  /** Hash of the container's spec when it was made. */
  readonly specHash: string;
  /** The event that brought this state. */
  readonly event: EventId;
}

/**
 * The wire between kubelet and container runtime: the calls of the Container Runtime Interface that a pod's life
 * needs. What takes time is a process the kubelet waits for, as it waits for the real call.
 *
 * Source: v1.28 staging/src/k8s.io/cri-api, RuntimeService and ImageService.
 */
export interface ContainerRuntime {
  readonly runPodSandbox: (pod: Pod, attempt: number) => Process;
  readonly stopPodSandbox: (podKey: string) => void;
  readonly imagePresent: (podKey: string, container: string, image: string) => boolean;
  /** Whether the pull succeeded. */
  readonly pullImage: (podKey: string, container: string, image: string) => Process<boolean>;
  readonly createContainer: (
    podKey: string,
    container: string,
    attempt: number,
    specHash: string,
  ) => Process<string>;
  readonly startContainer: (id: string) => Process;
  /** SIGTERM now, SIGKILL after `graceSeconds`; ends when the container has. */
  readonly stopContainer: (id: string, graceSeconds: number) => Process;
  readonly removeContainer: (id: string) => void;
  /** Forgets a pod that is gone; its name may come back. */
  readonly removePod: (podKey: string) => void;
  /** Newest first. */
  readonly containers: (podKey: string) => readonly RuntimeContainer[];
  readonly sandboxes: (podKey: string) => readonly RuntimeSandbox[];
  /** A probe's answer now; null when there is no running process to ask. */
  readonly probe: (id: string, kind: 'startup' | 'liveness' | 'readiness') => boolean | null;
  /** How long a hook of this container takes, and whether it fails. */
  readonly hook: (
    podKey: string,
    container: string,
    hook: 'postStart' | 'preStop',
  ) => { readonly seconds: number; readonly fails: boolean };
  readonly onChange: (handle: (podKey: string) => void) => void;
}
