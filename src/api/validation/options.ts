import type { PortRange } from '#api/portRange.ts';

/** What decides how strict the server is, besides the object. */
export interface ValidationOptions {
  readonly gateEnabled: (name: string) => boolean;
  /** kube-apiserver's `--allow-privileged`: false by default, but every real installer sets it. */
  readonly allowPrivileged: boolean;
  /** `--service-node-port-range`; its default when absent. */
  readonly nodePorts?: PortRange;
}

/** The same for one pod spec. */
export interface PodOptions extends ValidationOptions {
  /** The spec is that of a Pod, not one in a template. */
  readonly isPod: boolean;
}
