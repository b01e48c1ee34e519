import { podColumns } from '#api/printers/podColumns.ts';
import type { PodCondition } from '#api/types.ts';
import { type PodHistory, podHistories } from '#cluster/kubelet/pod-lifecycle/timeline/podHistory.ts';
import type { ColumnsAt, Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { Run } from '#cluster/run.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** One line of `kubectl get pod`, and what its pod's conditions are. */
export interface KubectlRow {
  readonly subject: string;
  readonly namespace: string;
  readonly name: string;
  readonly ready: string;
  readonly status: string;
  /** Like `3` or `3 (10s ago)`. */
  readonly restarts: string;
  readonly age: string;
  readonly failing: boolean;
  /** What made the line as it is; null when the picture does not know it. */
  readonly event: EventId | null;
  readonly conditions: readonly PodCondition[];
}

/** What `kubectl get pod` lists, whatever the instant: prepared once for a run. */
export interface KubectlList {
  /** In kubectl's order: by namespace, then by name. */
  readonly pods: readonly {
    readonly history: PodHistory;
    readonly columns: readonly ColumnsAt[];
  }[];
  /** Namespaces that hold a pod at some time, in order; `default` when none does. */
  readonly namespaces: readonly string[];
}

/** Prepares a run to be asked at any instant. Linear in the trace. */
export function kubectlList(run: Run, model: Timeline): KubectlList {
  const columnsOf = new Map(model.pods.map(({ subject, columns }) => [subject, columns]));
  const pods = podHistories(run)
    .map((history) => ({ history, columns: columnsOf.get(history.subject) ?? [] }))
    .sort((a, b) => (a.history.subject < b.history.subject ? -1 : 1));
  const namespaces = new Set(pods.map(({ history }) => namespaceOf(history)));
  return { pods, namespaces: namespaces.size === 0 ? ['default'] : [...namespaces].sort() };
}

/** How many pods exist at `now`. */
export function podCountAt(list: KubectlList, now: Milliseconds): number {
  return list.pods.filter(({ history }) => existsAt(history, now)).length;
}

/** The lines kubectl prints at `now`, for the pods that exist then; of very many the first `most`. */
export function kubectlAt(list: KubectlList, now: Milliseconds, most = Infinity): readonly KubectlRow[] {
  const rows: KubectlRow[] = [];
  for (const { history, columns } of list.pods) {
    if (rows.length >= most) break;
    const version = history.versions[lastIndexAt(history.versions, ({ at }) => at, now)];
    if (!version || !existsAt(history, now)) continue;
    const column = columns[lastIndexAt(columns, ({ from }) => from, now)];
    const { pod } = version;
    rows.push({
      subject: history.subject,
      namespace: namespaceOf(history),
      name: pod.metadata.name,
      ...podColumns(pod, now),
      failing: column?.failing ?? false,
      event: column?.event ?? null,
      conditions: pod.status?.conditions ?? [],
    });
  }
  return rows;
}

/** The head and cells of the table, as kubectl would print them for these namespaces. */
export function kubectlCells(rows: readonly KubectlRow[], allNamespaces: boolean): readonly string[][] {
  const head = ['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'];
  const lines = rows.map(({ name, ready, status, restarts, age }) => [name, ready, status, restarts, age]);
  if (!allNamespaces) return [head, ...lines];
  return [['NAMESPACE', ...head], ...lines.map((line, index) => [rows[index]!.namespace, ...line])];
}

function existsAt({ createdAt, goneAt }: PodHistory, now: Milliseconds): boolean {
  return now >= createdAt && (goneAt === null || now < goneAt);
}

function namespaceOf({ versions }: PodHistory): string {
  return versions[0]?.pod.metadata.namespace ?? 'default';
}

/** Index of the last item whose time is at or before `now`; −1 when there is none. Items are in order of time. */
function lastIndexAt<Item>(
  items: readonly Item[],
  timeOf: (item: Item) => Milliseconds,
  now: Milliseconds,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(items[middle]!) <= now) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
