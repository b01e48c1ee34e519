import { type ServiceColumns, serviceColumns } from '#api/printers/serviceColumns.ts';
import { nameOf } from '#cluster/kube-apiserver/nodeport/map/derivePortMap.ts';
import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** One line of `kubectl get svc`. */
export interface ServiceRow extends ServiceColumns {
  readonly subject: string;
  readonly namespace: string;
  readonly name: string;
  /** The text says it; others are there too. */
  readonly own: boolean;
  /** What made the Service as it is. */
  readonly event: EventId;
}

/** The lines kubectl prints at `now`, by namespace and name. */
export function servicesAt({ services }: PortMap, now: Milliseconds): readonly ServiceRow[] {
  const rows: ServiceRow[] = [];
  for (const { subject, document, versions } of services) {
    const version = versions.findLast(({ at }) => at <= now);
    if (!version?.service) continue;
    const { service, event } = version;
    const namespace = service.metadata.namespace ?? 'default';
    rows.push({
      subject,
      namespace,
      name: nameOf(subject),
      own: document !== null,
      event,
      ...serviceColumns(service, now),
    });
  }
  return rows.sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

export const serviceHead = ['NAME', 'TYPE', 'CLUSTER-IP', 'EXTERNAL-IP', 'PORT(S)', 'AGE'] as const;

export function serviceCells({
  name,
  type,
  clusterIP,
  externalIP,
  ports,
  age,
}: ServiceRow): readonly string[] {
  return [name, type, clusterIP, externalIP, ports, age];
}
