import type { Cap, PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import { laneMoments, type Moment } from './laneMoments.ts';

/** A main that still ended while a sidecar of its pod had already been stopped. */
export interface Uncovered {
  readonly main: string;
  readonly sidecar: string;
  readonly ms: Milliseconds;
  /** The exit of the sidecar. */
  readonly event: EventId;
}

/** When the pod first reached a phase, or null. */
export function phaseReached({ phases }: PodTimeline, phase: string): Moment | null {
  const band = phases.find(({ value }) => value === phase);
  return band ? { at: band.from, event: band.event } : null;
}

/** When the API first showed the pod Ready, or null. */
export function podReady({ conditions }: PodTimeline): Moment | null {
  const bands = conditions.find(({ type }) => type === 'Ready')?.bands ?? [];
  const band = bands.find(({ value }) => value === 'True');
  return band ? { at: band.from, event: band.event } : null;
}

/** When the API object disappeared, or null. */
export function podGone({ goneAt, marks }: PodTimeline): Moment | null {
  if (goneAt === null) return null;
  const mark = marks.findLast(({ at }) => at === goneAt);
  return { at: goneAt, event: mark?.event ?? marks.at(-1)?.event ?? 0 };
}

/** Every main and sidecar of which the sidecar was stopped before the main ended. */
export function uncovered(pod: PodTimeline): readonly Uncovered[] {
  const ends = pod.lanes.map((lane) => ({ lane, end: laneMoments(lane).end }));
  const mains = ends.filter(({ lane }) => lane.role === 'main');
  const sidecars = ends.filter(({ lane }) => lane.role === 'sidecar');
  return mains.flatMap(({ lane: main, end }) =>
    sidecars.flatMap(({ lane: sidecar, end: left }) => {
      // A sidecar that crashed for good is another matter: nobody stopped it.
      if (!end || !left || left.by === 'self' || left.at >= end.at) return [];
      return [{ main: main.name, sidecar: sidecar.name, ms: end.at - left.at, event: left.event }];
    }),
  );
}

/** What was left of the grace period when the last container ended; null when the pod was not stopped, or not ended. */
export function graceLeft(pod: PodTimeline): (Moment & { readonly ms: Milliseconds }) | null {
  const deadline = pod.deadlines.at(-1);
  const ends = pod.lanes.map((lane) => laneMoments(lane).end).filter((end): end is Cap => end !== null);
  const last = ends.sort((a, b) => b.at - a.at)[0];
  if (!deadline || !last || pod.goneAt === null) return null;
  return { at: last.at, event: last.event, ms: Math.max(0, deadline.at - last.at) };
}

export interface StatusTotal {
  readonly status: string;
  readonly ms: Milliseconds;
  readonly failing: boolean;
  readonly event: EventId;
}

/** How long kubectl showed each STATUS, over the pod's life or until the run's `end`. */
export function statusTotals(pod: PodTimeline, end: Milliseconds): readonly StatusTotal[] {
  const totals = new Map<string, StatusTotal>();
  for (const [index, { from, status, failing, event }] of pod.columns.entries()) {
    const to = pod.columns[index + 1]?.from ?? pod.goneAt ?? end;
    const before = totals.get(status);
    totals.set(status, {
      status,
      failing,
      event: before?.event ?? event,
      ms: (before?.ms ?? 0) + Math.max(0, to - from),
    });
  }
  return [...totals.values()].filter(({ ms }) => ms > 0);
}
