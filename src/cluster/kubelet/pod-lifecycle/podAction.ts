/** A container the kubelet sets out to stop, with the words of its Killing event. */
export interface ContainerToKill {
  readonly id: string;
  readonly name: string;
  readonly message: string;
  readonly reason: '' | 'StartupProbe' | 'LivenessProbe' | 'Unknown';
}

/**
 * Why a sync does what it does, for a reader who asks. Upstream has no such list. `container` is empty where the whole
 * pod is meant.
 */
export interface ActionReason {
  readonly container: string;
  readonly action: 'createSandbox' | 'killPod' | 'start' | 'kill' | 'wait';
  readonly because: Because;
}

export type Because = SandboxBecause | KillPodBecause | StartBecause | KillBecause | WaitBecause;

export type SandboxBecause =
  | 'noSandbox'
  | 'severalReadySandboxes'
  | 'sandboxNotReady'
  | 'sandboxNetworkChanged'
  | 'sandboxWithoutAddress';

type KillPodBecause =
  | SandboxBecause
  /** Policy Never: a pod that has run is not given a new sandbox. */
  | 'neverPolicy'
  /** The sandbox is gone, and so is every container's need of one. */
  | 'nothingToStart'
  | 'initContainerFailed'
  /** No main container runs or is to be started, so sidecars have nobody left to serve. */
  | 'nothingToKeep';

type StartBecause =
  | 'firstInitContainer'
  | 'previousInitializationDone'
  | 'sidecarExited'
  /** The runtime forgot the sidecar of a pod that has passed it. */
  | 'sidecarStatusLost'
  | 'initContainerFailed'
  | 'ephemeralContainerAdded'
  /** Initialisation is done and this main container never ran. */
  | 'podInitialized'
  /** No init containers: mains start with the new sandbox. */
  | 'sandboxCreated'
  | 'containerExited'
  | 'containerNeverStarted'
  | KillBecause;

export type KillBecause = 'startupProbeFailed' | 'livenessProbeFailed' | 'stateUnknown' | 'definitionChanged';

type WaitBecause = 'containerCreated' | 'initContainerRunning' | 'startupProbePending';
