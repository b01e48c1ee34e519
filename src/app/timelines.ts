import { deriveTimeline } from '#cluster/kubelet/pod-lifecycle/deriveTimeline.ts';
import type { EventMark, Timeline } from '#cluster/kubelet/pod-lifecycle/timeline.ts';
import type { Run } from '#cluster/run.ts';

const known = new WeakMap<Run, { readonly timeline: Timeline; readonly marks: readonly EventMark[] }>();

/** The timeline of a run and its event marks in order of time; derived once for a run. */
export function timelineOf(run: Run): { readonly timeline: Timeline; readonly marks: readonly EventMark[] } {
  const before = known.get(run);
  if (before) return before;
  const timeline = deriveTimeline(run);
  const marks = timeline.pods.flatMap((pod) => pod.marks).sort((a, b) => a.at - b.at || a.event - b.event);
  const derived = { timeline, marks };
  known.set(run, derived);
  return derived;
}
