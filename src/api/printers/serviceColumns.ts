import { rfc3339 } from '#api/rfc3339.ts';
import type { Service, ServiceSpec } from '#api/serviceTypes.ts';
import { humanDuration } from './humanDuration.ts';
import { unixMs } from './unixMs.ts';

/** What `kubectl get svc` shows beside the name. */
export interface ServiceColumns {
  readonly type: string;
  readonly clusterIP: string;
  readonly externalIP: string;
  /** Like `80:30080/TCP`. */
  readonly ports: string;
  readonly age: string;
}

/**
 * The columns of `kubectl get svc`, which the API server computes; `nowMs` is virtual time.
 *
 * Source: v1.28 pkg/printers/internalversion/printers.go:printService.
 */
export function serviceColumns({ metadata, spec }: Service, nowMs: number): ServiceColumns {
  const made = unixMs(metadata.creationTimestamp);
  const now = unixMs(rfc3339(nowMs)) ?? 0;
  return {
    type: spec.type ?? '',
    clusterIP: spec.clusterIPs?.[0] ?? '<none>',
    externalIP: externalIP(spec),
    ports: (spec.ports ?? []).map(portText).join(',') || '<none>',
    age: made === null ? '<unknown>' : humanDuration(now - made),
  };
}

function portText({ port, protocol, nodePort = 0 }: NonNullable<ServiceSpec['ports']>[number]): string {
  return nodePort > 0 ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`;
}

/** No balancer is simulated, so one that is wanted stays pending. */
function externalIP({ type, externalIPs = [], externalName = '' }: ServiceSpec): string {
  if (type === 'ExternalName') return externalName;
  if (externalIPs.length > 0) return externalIPs.join(',');
  return type === 'LoadBalancer' ? '<pending>' : '<none>';
}
