import type { KubernetesObject, PodCondition } from './types.ts';

/** The parts of a Node that the simulation reads or writes. Source: v1.28 staging/src/k8s.io/api/core/v1/types.go. */
export interface Node extends KubernetesObject {
  readonly spec: NodeSpec;
  readonly status?: NodeStatus;
}

export interface NodeSpec {
  readonly podCIDR?: string;
  readonly providerID?: string;
  readonly unschedulable?: boolean;
  readonly taints?: readonly Taint[];
}

export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

export interface NodeStatus {
  readonly conditions?: readonly PodCondition[];
  readonly addresses?: readonly { readonly type: string; readonly address: string }[];
}
