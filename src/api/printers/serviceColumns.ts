import { rfc3339 } from '#api/rfc3339.ts';
import type { Service, ServiceSpec, ServiceStatus } from '#api/serviceTypes.ts';
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
export function serviceColumns(service: Service, nowMs: number): ServiceColumns {
  const { metadata, spec } = service;
  const made = unixMs(metadata.creationTimestamp);
  const now = unixMs(rfc3339(nowMs)) ?? 0;
  return {
    type: spec.type ?? '',
    clusterIP: spec.clusterIPs?.[0] ?? '<none>',
    externalIP: externalIP(service),
    ports: (spec.ports ?? []).map(portText).join(',') || '<none>',
    age: made === null ? '<unknown>' : humanDuration(now - made),
  };
}

function portText({ port, protocol, nodePort = 0 }: NonNullable<ServiceSpec['ports']>[number]): string {
  return nodePort > 0 ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`;
}

/** One that is wanted stays pending until a balancer has given it an address. Source: as above, getServiceExternalIP. */
function externalIP({ spec, status }: Service): string {
  const { type = '', externalIPs = [], externalName = '' } = spec;
  if (type === 'ExternalName') return externalName;
  if (!addressedTypes.includes(type)) return '<unknown>';
  const balancer = type === 'LoadBalancer' ? balancerText(status) : '';
  const all = [...(balancer === '' ? [] : [balancer]), ...externalIPs];
  if (all.length > 0) return all.join(',');
  return type === 'LoadBalancer' ? '<pending>' : '<none>';
}

const addressedTypes = ['ClusterIP', 'NodePort', 'LoadBalancer'];
const balancerWidth = 16;

/** Source: as above, loadBalancerStatusStringer. */
function balancerText(status: ServiceStatus | undefined): string {
  const named = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || '');
  const text = [...new Set(named.filter((one) => one !== ''))].sort().join(',');
  return text.length > balancerWidth ? `${text.slice(0, balancerWidth - 3)}...` : text;
}
