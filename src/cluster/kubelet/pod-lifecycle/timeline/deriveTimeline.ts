import { podColumns } from '#api/printers/podColumns.ts';
import { unixMs } from '#api/printers/unixMs.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import { type Container, isSidecar, type Pod } from '#api/types.ts';
import type { EndpointSpan } from '#cluster/endpointSpans.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { timelineWords as words } from '#i18n/timeline.ts';
import { endpointLane, endpointsOfPods } from './endpointLane.ts';
import { eventMarks } from './eventMarks.ts';
import { laneOf, secondsText } from './laneSpans.ts';
import { type PodHistory, podHistories, templateSpec } from './podHistory.ts';
import type { Band, ColumnsAt, Consequence, ContainerLane, PodTimeline, Timeline } from './timeline.ts';

/** The Lifecycle picture of a run. Linear in the trace. */
export function deriveTimeline(run: Run): Timeline {
  const { end, horizon, truncated } = run.trace;
  const endpoints = endpointsOfPods(run);
  return {
    pods: podHistories(run).map((history) => podTimeline(history, endpoints.get(history.subject) ?? [])),
    end,
    horizon,
    truncated,
    notSimulated: run.documents
      .filter(({ outcome }) => outcome === 'listed' || outcome === 'rejected')
      .map(({ kind, name, outcome }) => ({
        kind,
        name,
        reason: outcome === 'listed' ? words.listed : words.refused,
      })),
  };
}

function podTimeline(history: PodHistory, endpoints: readonly EndpointSpan[]): PodTimeline {
  const first = history.versions[0]!.pod;
  const lanes = [...lanesOf(history, first), ...endpointLanes(history, endpoints)];
  return {
    subject: history.subject,
    name: first.metadata.name,
    namespace: first.metadata.namespace ?? 'default',
    document: history.document,
    ownerKind: history.ownerKind,
    standIn: history.isStandIn && history.ownerKind !== null ? words.standIn(history.ownerKind) : null,
    createdAt: history.createdAt,
    goneAt: history.goneAt,
    columns: columnsOf(history),
    phases: bandsOf(history, (pod) => ({
      value: pod.status?.phase ?? 'Pending',
      reason: pod.status?.reason ?? '',
    })),
    conditions: conditionTypes.map((type) => ({
      type,
      bands: bandsOf(history, (pod) => {
        const condition = pod.status?.conditions?.find((one) => one.type === type);
        return condition ? { value: condition.status, reason: condition.reason ?? '' } : null;
      }),
    })),
    marks: eventMarks(history),
    lanes,
    deadlines: deadlinesOf(history),
    consequences: consequencesOf(history, lanes),
  };
}

const conditionTypes = ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'];
const failing = /Error|BackOff|Err|Fail|OOM|Unknown|Deadline|Evicted|ExitCode|Signal|Invalid|Cannot/;

function columnsOf(history: PodHistory): readonly ColumnsAt[] {
  const rows: ColumnsAt[] = [];
  for (const { at, pod, event } of history.versions) {
    const { ready, status, restarts } = podColumns(pod, rfc3339(at));
    const count = Number.parseInt(restarts, 10);
    const phase = pod.status?.phase ?? 'Pending';
    const last = rows.at(-1);
    const row: ColumnsAt = {
      from: at,
      ready,
      status,
      restarts: count,
      lastRestartAt: restarts.includes('(') ? lastRestart(pod) : null,
      phase,
      failing: failing.test(status),
      podStatus: pod.status ?? {},
      event,
    };
    const same =
      last?.ready === ready && last.status === status && last.restarts === count && last.phase === phase;
    if (same) rows[rows.length - 1] = { ...row, from: last.from, event: last.event };
    else rows.push(row);
  }
  return rows;
}

function lastRestart(pod: Pod): number | null {
  const finished = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])]
    .map(({ lastState }) => lastState?.terminated?.finishedAt)
    .filter((at) => at !== undefined)
    .map((at) => (unixMs(at) ?? 0) - (unixMs(rfc3339(0)) ?? 0));
  return finished.length === 0 ? null : Math.max(...finished);
}

function bandsOf(
  history: PodHistory,
  read: (pod: Pod) => { readonly value: string; readonly reason: string } | null,
): readonly Band[] {
  const bands: Band[] = [];
  const end = history.goneAt ?? history.until;
  for (const { at, pod, event } of history.versions) {
    const now = read(pod);
    const last = bands.at(-1);
    if (!now || (last?.value === now.value && last.reason === now.reason)) continue;
    if (last) bands[bands.length - 1] = { ...last, to: at };
    bands.push({ from: at, to: end, ...now, event });
  }
  return bands;
}

function lanesOf(history: PodHistory, pod: Pod): readonly ContainerLane[] {
  const byContainer = new Map<string, ClusterEvent[]>();
  for (const event of history.events) {
    const { container } = event.detail as { readonly container?: string };
    if (container === undefined) continue;
    const list = byContainer.get(container) ?? [];
    list.push(event);
    byContainer.set(container, list);
  }
  const prefix = history.ownerKind === null ? 'spec' : templateSpec(history.ownerKind);
  const lane = (container: Container, role: ContainerRole, path: string): ContainerLane => ({
    name: container.name,
    role,
    notes: notesOf(container, role),
    path,
    ...laneOf(history, container, (byContainer.get(container.name) ?? []) as never, role === 'init'),
  });
  return [
    ...(pod.spec.initContainers ?? []).map((one, index) =>
      lane(one, isSidecar(one) ? 'sidecar' : 'init', `${prefix}.initContainers[${index}]`),
    ),
    ...pod.spec.containers.map((one, index) => lane(one, 'main', `${prefix}.containers[${index}]`)),
    ...(pod.spec.ephemeralContainers ?? []).map((one, index) =>
      lane(one, 'ephemeral', `${prefix}.ephemeralContainers[${index}]`),
    ),
  ];
}

function endpointLanes(history: PodHistory, spans: readonly EndpointSpan[]): readonly ContainerLane[] {
  const path = history.ownerKind === null ? 'spec' : templateSpec(history.ownerKind);
  return spans.length === 0 ? [] : [endpointLane(history, path, spans)];
}

type ContainerRole = Exclude<ContainerLane['role'], 'endpoint'>;

function notesOf(container: Container, role: ContainerRole): readonly Sentence[] {
  const probes = [
    ['startup', container.startupProbe],
    ['readiness', container.readinessProbe],
    ['liveness', container.livenessProbe],
  ] as const;
  return [
    words[role],
    ...probes.flatMap(([kind, probe]) =>
      probe ? [words.probe(kind, String(probe.periodSeconds ?? 10))] : [],
    ),
  ];
}

/** When SIGKILL is due for the containers the pod's termination asked to stop. */
function deadlinesOf(history: PodHistory): PodTimeline['deadlines'] {
  const deadlines = new Map<number, number>();
  for (const event of history.events) {
    if (event.kind !== 'ContainerKilling' || event.detail.reason !== '') continue;
    const at = event.at + event.detail.graceSeconds * 1000;
    if (!deadlines.has(at)) deadlines.set(at, event.id);
  }
  const latest = [...deadlines].sort((a, b) => b[0] - a[0])[0];
  return latest ? [{ at: latest[0], event: latest[1] }] : [];
}

/** The longest stretch in which a main was still ending while a sidecar of its pod was gone already. */
function consequencesOf(history: PodHistory, lanes: readonly ContainerLane[]): readonly Consequence[] {
  const deleted = history.events.find(
    (event) => event.kind === 'SyncPodStarted' && event.detail.sync === 'terminating',
  );
  if (!deleted) return [];
  const last = (lane: ContainerLane) => lane.caps.findLast(({ at }) => at >= deleted.at);
  const pairs = lanes
    .filter(({ role }) => role === 'main')
    .flatMap((main) =>
      lanes
        .filter(({ role }) => role === 'sidecar')
        .map((sidecar) => ({ main, sidecar, from: last(sidecar)?.at ?? 0, to: last(main)?.at ?? 0 })),
    )
    .filter(({ from, to }) => from > 0 && to - from >= 500)
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  return pairs.slice(0, 1).map(({ main, sidecar, from, to }) => ({
    from,
    to,
    upperLane: sidecar.name,
    lowerLane: main.name,
    sentence: words.draining(secondsText(to - from), sidecar.name),
  }));
}
