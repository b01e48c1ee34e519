import { podColumns } from '#api/printers/podColumns.ts';
import { serviceColumns } from '#api/printers/serviceColumns.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { Pod } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';

interface ServiceRow {
  readonly time: string;
  readonly namespace: string;
  readonly name: string;
  readonly type: string;
  readonly 'cluster-ip': string;
  readonly 'external-ip': string;
  readonly ports: string;
  readonly age: string;
}

interface Row {
  readonly time: string;
  readonly namespace: string;
  readonly name: string;
  readonly ready: string;
  readonly status: string;
  readonly restarts: string;
  readonly age: string;
}

/**
 * What `kubectl get pods --watch` would print, and then `kubectl get services --watch`, each line with the instant it
 * appears; the namespace too when there are several. A change that the columns of a pod do not show (but for AGE) is no
 * line. Empty when there is neither.
 */
export function watchLog({ trace }: Run): string {
  const rows = changedRows(trace.events);
  const services = changedServices(trace.events);
  const lines = [
    ...(rows.length === 0 ? [] : table(rows, podColumnNames)),
    ...(rows.length === 0 || services.length === 0 ? [] : ['']),
    ...(services.length === 0 ? [] : table(services, serviceColumnNames)),
  ];
  if (trace.truncated !== null)
    lines.push(`stopped at ${seconds(trace.end)} by the limit on ${trace.truncated}`);
  return lines.map((line) => `${line}\n`).join('');
}

function changedRows(events: readonly ClusterEvent[]): readonly Row[] {
  const rows: Row[] = [];
  const last = new Map<string, string>();
  for (const event of events) {
    const row = rowOf(event);
    if (row === null) continue;
    // "1 (2s ago)" ages by itself.
    const shown = [row.ready, row.status, row.restarts.split(' ')[0]].join(' ');
    if (last.get(event.subject) !== shown) rows.push(row);
    last.set(event.subject, shown);
  }
  return rows;
}

function rowOf(event: ClusterEvent): Row | null {
  if (event.kind !== 'ObjectCreated' && event.kind !== 'ObjectModified' && event.kind !== 'ObjectDeleted')
    return null;
  const { object } = event.detail;
  if (object.kind !== 'Pod') return null;
  const columns = podColumns(object as Pod, rfc3339(event.at));
  const { name, namespace = 'default' } = object.metadata;
  const status = event.kind === 'ObjectDeleted' ? `${columns.status} (deleted)` : columns.status;
  return { time: seconds(event.at), namespace, name, ...columns, status };
}

/** The lines of `kubectl get services --watch`. */
function changedServices(events: readonly ClusterEvent[]): readonly ServiceRow[] {
  return events.flatMap((event) => {
    if (event.kind !== 'ObjectCreated' && event.kind !== 'ObjectModified' && event.kind !== 'ObjectDeleted')
      return [];
    const { object } = event.detail;
    if (object.kind !== 'Service') return [];
    const { clusterIP, externalIP, ...columns } = serviceColumns(object as Service, event.at);
    const { name, namespace = 'default' } = object.metadata;
    const type = event.kind === 'ObjectDeleted' ? `${columns.type} (deleted)` : columns.type;
    const time = seconds(event.at);
    return [{ time, namespace, name, ...columns, type, 'cluster-ip': clusterIP, 'external-ip': externalIP }];
  });
}

const podColumnNames = ['name', 'ready', 'status', 'restarts', 'age'] as const;
const serviceColumnNames = ['name', 'type', 'cluster-ip', 'external-ip', 'ports', 'age'] as const;

function table<Shown extends { readonly time: string; readonly namespace: string }>(
  rows: readonly Shown[],
  names: readonly (keyof Shown & string)[],
): string[] {
  const severalNamespaces = new Set(rows.map(({ namespace }) => namespace)).size > 1;
  const columns: readonly (keyof Shown & string)[] = [
    'time',
    ...(severalNamespaces ? (['namespace'] as const) : []),
    ...names,
  ];
  const cells = [
    columns.map((column) => column.toUpperCase()),
    ...rows.map((row) => columns.map((column) => String(row[column]))),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]!.length)));
  return cells.map((line) =>
    line
      .map((cell, index) => cell.padEnd(widths[index]!))
      .join('   ')
      .trimEnd(),
  );
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(3)}s`;
}
