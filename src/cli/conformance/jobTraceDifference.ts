import { type Difference, firstDifference } from './compare.ts';
import type { JobTraceResult, SyncRow } from './jobTrace.ts';

/**
 * How two runs of a Job differ: in the lives of its pods, in whether it ended, and in the syncs that did something. A
 * sync that changes nothing need not be there, nor when the next one is due.
 */
export function jobTraceDifference(got: JobTraceResult, want: JobTraceResult): Difference | null {
  return firstDifference(comparable(got), comparable(want));
}

function comparable({ pods, finished, syncs }: JobTraceResult): unknown {
  return {
    pods,
    finished,
    syncs: syncs.filter((row, place) => didSomething(row, syncs[place - 1])).map(shown),
  };
}

function didSomething(row: SyncRow, before: SyncRow | undefined): boolean {
  const acts = [row.created, row.deleted, row.finalizersRemoved, row.conditions];
  if (acts.some((list) => (list ?? []).length > 0)) return true;
  return firstDifference(row.status, before?.status ?? untouched) !== null;
}

/** What a Job that no sync has written to counts. */
const untouched: SyncRow['status'] = { active: 0, succeeded: 0, failed: 0 };

function shown({ t, created, deleted, finalizersRemoved, status, conditions, events }: SyncRow): SyncRow {
  const deletedNames = deleted?.toSorted() ?? [];
  const removed = [...new Set(finalizersRemoved)].sort();
  return {
    t,
    created: created?.toSorted() ?? [],
    deleted: deletedNames,
    finalizersRemoved: removed,
    status,
    conditions: conditions ?? [],
    events: events ?? [],
  };
}
