import type { Node } from '#api/nodeTypes.ts';
import { rfc3339 } from '#api/rfc3339.ts';

/**
 * The Node object a kubelet registers, in a cloud. `zone` null: the node is in none.
 *
 * Source: v1.28 pkg/kubelet/kubelet_node_status.go:initialNode.
 */
export function initialNode(name: string, address: string, zone: string | null, nowMs: number): Node {
  const time = rfc3339(nowMs);
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        ...(zone === null ? {} : { 'topology.kubernetes.io/zone': zone }),
      },
    },
    spec: { providerID: `cloud:///${name}` },
    status: {
      addresses: [
        { type: 'InternalIP', address },
        { type: 'Hostname', address: name },
      ],
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          lastTransitionTime: time,
        },
      ],
    },
  };
}
