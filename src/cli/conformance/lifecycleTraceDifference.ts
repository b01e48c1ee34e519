import { type Difference, firstDifference } from './compare.ts';

/** What of a played pod is compared. Times in seconds. */
export interface LifecycleRows {
  readonly events?: readonly LifecycleEvent[];
  readonly statuses?: readonly { readonly phase?: string; readonly status?: string }[];
}

interface LifecycleEvent {
  readonly t: number;
  readonly type: string;
  /** Absent for what befalls the whole pod. */
  readonly container?: string;
  readonly attempt?: number;
  readonly cause?: string;
  readonly exitCode?: number;
}

const toleranceSeconds = 1;

/**
 * VECTORS.md: per container the same events in the same order within a second, and the same sequences of phase and of
 * STATUS, equal neighbours taken as one.
 */
export function lifecycleTraceDifference(got: LifecycleRows, want: LifecycleRows): Difference | null {
  const sequences = firstDifference(sequencesOf(got), sequencesOf(want));
  if (sequences) return sequences;
  const mine = byContainer(got);
  for (const [container, events] of byContainer(want)) {
    for (const [index, { t, type }] of events.entries()) {
      const gotAt = mine.get(container)?.[index]?.t ?? Number.NaN;
      if (Math.abs(gotAt - t) <= toleranceSeconds) continue;
      return { path: `${container || 'pod'}: ${type} [${index}].t`, got: gotAt, want: t };
    }
  }
  return null;
}

function sequencesOf(rows: LifecycleRows): unknown {
  const events = [...byContainer(rows)].map(([container, list]) => {
    return [
      container || 'pod',
      list.map(({ type, attempt, cause, exitCode }) => ({ type, attempt, cause, exitCode })),
    ];
  });
  const statuses = rows.statuses ?? [];
  return {
    events: Object.fromEntries(events),
    phase: collapsed(statuses.map(({ phase = '' }) => phase)),
    status: collapsed(statuses.map(({ status = '' }) => status)),
  };
}

function byContainer({ events = [] }: LifecycleRows): ReadonlyMap<string, readonly LifecycleEvent[]> {
  const lists = new Map<string, LifecycleEvent[]>();
  for (const event of events) {
    const { container = '' } = event;
    lists.set(container, [...(lists.get(container) ?? []), event]);
  }
  return lists;
}

function collapsed(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => value !== values[index - 1]);
}
