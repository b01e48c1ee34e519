import { podColumns } from '#api/printers/podColumns.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { ContainerStatus, Pod, PodCondition } from '#api/types.ts';
import type { Milliseconds } from '#simulation/trace.ts';

/** What differs between two looks at a pod, in the words kubectl prints. */
export interface StatusChange {
  readonly before: Pod;
  readonly after: Pod;
  readonly status: Change | null;
  readonly ready: Change | null;
  readonly restarts: Change | null;
  readonly phase: Change | null;
  /** Conditions with another status, or another reason for being False. */
  readonly conditions: readonly PodCondition[];
  /** Containers whose `ready` turned. */
  readonly turned: readonly string[];
  /** Containers whose state, `started` or count is another. */
  readonly moved: readonly ContainerStatus[];
}

export interface Change {
  readonly before: string;
  readonly after: string;
}

export function statusChange(before: Pod, after: Pod, at: Milliseconds): StatusChange {
  const old = podColumns(before, rfc3339(at));
  const now = podColumns(after, rfc3339(at));
  const conditionsBefore = before.status?.conditions ?? [];
  const known = new Map(statusesOf(before).map((status) => [status.name, status]));
  const statuses = statusesOf(after);
  return {
    before,
    after,
    status: change(old.status, now.status),
    ready: change(old.ready, now.ready),
    restarts: change(count(old.restarts), count(now.restarts)),
    phase: change(before.status?.phase ?? 'Pending', after.status?.phase ?? 'Pending'),
    conditions: (after.status?.conditions ?? []).filter((condition) => {
      const one = conditionsBefore.find(({ type }) => type === condition.type);
      if (one?.status !== condition.status) return true;
      return condition.status === 'False' && one?.reason !== condition.reason;
    }),
    turned: statuses.filter(({ name, ready }) => (known.get(name)?.ready ?? false) !== ready).map(nameOf),
    moved: statuses.filter((status) => hasMoved(known.get(status.name), status)),
  };
}

/** The state's own word: `running`, `waiting` or `terminated`. */
export function stateWord({ state }: ContainerStatus): string {
  if (state?.running) return 'running';
  return state?.terminated ? 'terminated' : 'waiting';
}

function statusesOf({ status }: Pod): readonly ContainerStatus[] {
  return [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
}

function hasMoved(before: ContainerStatus | undefined, after: ContainerStatus): boolean {
  if (!before) return true;
  return (
    stateWord(before) !== stateWord(after) ||
    before.started !== after.started ||
    before.restartCount !== after.restartCount ||
    before.state?.waiting?.reason !== after.state?.waiting?.reason
  );
}

function change(before: string, after: string): Change | null {
  return before === after ? null : { before, after };
}

function count(restarts: string): string {
  return restarts.split(' ')[0] ?? restarts;
}

const nameOf = ({ name }: ContainerStatus) => name;
