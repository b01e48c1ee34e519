import type { Node } from '#api/nodeTypes.ts';
import { unixMs } from '#api/printers/unixMs.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import * as server from '#cluster/kube-proxy/healthcheck/proxierHealth.ts';
import { adapter } from './adapter.ts';

interface Input {
  readonly featureGates: { readonly KubeProxyDrainingTerminatingNodes: boolean };
  readonly healthTimeoutSeconds: number;
  readonly startTime: string;
  readonly events: readonly {
    readonly t: number;
    readonly event: string;
    readonly node?: Partial<Node>;
    readonly path?: string;
  }[];
}

/** proxy/healthz */
export const healthz = adapter<Input>(({ featureGates, healthTimeoutSeconds, startTime, events }) => {
  const zero = (unixMs(startTime) ?? 0) - (unixMs(rfc3339(0)) ?? 0);
  const timeoutMs = healthTimeoutSeconds * 1000;
  let health = server.startedHealth;
  const responses: unknown[] = [];
  for (const { t, event, node, path } of events) {
    const at = zero + Math.round(t * 1000);
    if (event === 'updated') health = server.updated(health, at);
    else if (event === 'queuedUpdate') health = server.queuedUpdate(health, at);
    else if (event === 'probe') {
      const answer = path === '/livez' ? server.livez : server.healthz;
      responses.push({ t, path, ...answer(health, at, timeoutMs) });
    } else if (featureGates.KubeProxyDrainingTerminatingNodes) {
      health = server.syncNode(health, nodeOf(node));
    }
  }
  return { responses };
});

function nodeOf(node: Partial<Node> | undefined): Node {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name: '' }, ...node, spec: node?.spec ?? {} };
}
