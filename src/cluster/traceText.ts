import type { CronJob, Job } from '#api/batchTypes.ts';
import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Node } from '#api/nodeTypes.ts';
import { cronJobColumns, jobColumns } from '#api/printers/jobColumns.ts';
import { podColumns } from '#api/printers/podColumns.ts';
import { serviceColumns } from '#api/printers/serviceColumns.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { ContainerState, ContainerStatus, KubernetesObject, Pod, PodStatus } from '#api/types.ts';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import type { ClusterEvent, ClusterTrace } from './facts.ts';

/**
 * A trace as a person reads it, one event a line: `#id ←cause  time  actor  subject  kind  detail`. A root's cause is
 * the user, `←user`. Objects are told by what kubectl prints of them, statuses by what differs between them.
 */
export function traceText({ events, end, truncated }: ClusterTrace): string {
  const lines = events.map((event) => {
    const head = headOf(event).map((cell, column) => cell.padEnd(widths[column]!));
    return [...head, event.kind, detailText(event)].join('  ').trimEnd();
  });
  const reached = `end ${seconds(end)}${truncated === null ? '' : `, stopped by the limit on ${truncated}`}`;
  return `${[...lines, reached].join('\n')}\n`;
}

/** Fixed, so that one longer cell changes one line. */
const widths: readonly number[] = [5, 6, 8, 24, 16];

function headOf({ id, cause, alsoCausedBy = [], at, actor, subject }: ClusterEvent): readonly string[] {
  const causes = cause === null ? 'user' : [cause, ...alsoCausedBy].join(',');
  return [`#${id}`, `←${causes}`, seconds(at).padStart(8), actor, subject];
}

function detailText(event: ClusterEvent): string {
  switch (event.kind) {
    case 'ObjectCreated':
    case 'ObjectModified':
    case 'ObjectDeleted':
      return objectText(event.detail.object, event.at);
    case 'PodStatusComputed':
      return statusText(event.detail.status);
    default:
      return pairs(event.detail);
  }
}

function objectText(object: KubernetesObject, at: number): string {
  if (object.kind === 'Service') {
    const { type, ports } = serviceColumns(object as Service, at);
    return `${type} ${ports}`;
  }
  if (object.kind === 'Job') return jobText(object as Job, at);
  if (object.kind === 'CronJob') {
    const { active, lastSchedule } = cronJobColumns(object as CronJob, at);
    return `active=${active} last=${lastSchedule}`;
  }
  if (object.kind === 'Deployment' || object.kind === 'ReplicaSet') return replicasText(object as ReplicaSet);
  if (object.kind === 'EndpointSlice') return sliceText(object as unknown as EndpointSlice);
  if (object.kind === 'Node') return nodeText(object as Node);
  if (object.kind !== 'Pod') return '';
  const { ready, status, restarts } = podColumns(object as Pod, rfc3339(at));
  return `${ready} ${status} ${restarts}`;
}

/** Each endpoint with the conditions that are true; one with none is only named. */
function sliceText({ endpoints }: EndpointSlice): string {
  const texts = (endpoints ?? []).map(({ addresses, conditions = {} }) => {
    const { ready, serving, terminating } = conditions;
    const words = [ready ? 'ready' : '', serving ? 'serving' : '', terminating ? 'terminating' : ''];
    return `${addresses[0] ?? ''}=${words.filter(Boolean).join(',')}`;
  });
  return texts.join(' ');
}

/** What keeps pods or requests away from it. */
function nodeText({ spec, status }: Node): string {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')?.status;
  const taints = (spec.taints ?? []).map(({ key, effect }) => `${key}:${effect}`);
  return [`Ready=${ready ?? 'Unknown'}`, spec.unschedulable ? 'cordoned' : '', ...taints]
    .filter(Boolean)
    .join(' ');
}

/** Of a Deployment or a ReplicaSet, whose statuses have these counts alike. */
function replicasText({ spec, status = {} }: ReplicaSet | Deployment): string {
  const { replicas = 0, readyReplicas = 0, availableReplicas = 0 } = status;
  const updated = 'updatedReplicas' in status ? ` updated=${status.updatedReplicas}` : '';
  return `replicas=${spec.replicas ?? 1} current=${replicas}${updated} ready=${readyReplicas} available=${availableReplicas}`;
}

function jobText(job: Job, at: number): string {
  const {
    active = 0,
    ready = 0,
    succeeded = 0,
    failed = 0,
    completedIndexes,
    failedIndexes,
  } = job.status ?? {};
  const words = [
    jobColumns(job, at).completions,
    `active=${active} ready=${ready} succeeded=${succeeded} failed=${failed}`,
    completedIndexes === undefined ? '' : `completed=${completedIndexes}`,
    failedIndexes === undefined ? '' : `failedIndexes=${failedIndexes}`,
    ...(job.status?.conditions ?? []).map(({ type, status }) => `${status === 'True' ? '+' : '-'}${type}`),
  ];
  return words.filter(Boolean).join(' ');
}

function statusText({ phase, reason, conditions, ...status }: PodStatus): string {
  const judged = (conditions ?? []).map(
    ({ type, status: value }) => `${value === 'True' ? '+' : '-'}${type}`,
  );
  const containers = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  return [phase, reason, ...judged, ...containers.map(containerText)].filter(Boolean).join(' ');
}

function containerText({ name, state, started, ready, restartCount }: ContainerStatus): string {
  const words = [stateText(state), started ? 'started' : '', ready ? 'ready' : ''];
  return `${name}${restartCount === 0 ? '' : `#${restartCount}`}=${words.filter(Boolean).join(',')}`;
}

function stateText(state: ContainerState | undefined): string {
  if (state?.running) return 'running';
  if (state?.terminated) return `${state.terminated.reason ?? 'terminated'}(${state.terminated.exitCode})`;
  return state?.waiting?.reason ?? 'waiting';
}

/** A container and its restart number are one word, `proxy#1`; an empty value says nothing. */
function pairs(detail: object): string {
  const { container, attempt, ...rest } = detail as Record<string, unknown>;
  const instance =
    container === undefined
      ? pairsOf({ attempt })
      : `${container}${attempt === undefined ? '' : `#${attempt}`}`;
  return [instance, pairsOf(rest)].filter(Boolean).join(' ');
}

function pairsOf(record: Readonly<Record<string, unknown>>): string {
  return Object.entries(record)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}=${valueText(value)}`)
    .join(' ');
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return Object.values(value).map(valueText).filter(Boolean).join(' ');
  return typeof value === 'string' && value.includes(' ') ? JSON.stringify(value) : String(value);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(3)}s`;
}
