import type { PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** Which field a dragged deadline edits, and what it is now, in seconds. */
export function graceEdit(
  pod: PodTimeline,
  deadline: { readonly at: Milliseconds; readonly event: EventId },
  events: readonly { readonly at: Milliseconds }[],
): { readonly path: string; readonly graceSeconds: number } {
  const begun =
    events[deadline.event]?.at ?? pod.marks.find(({ event }) => event === deadline.event)?.at ?? deadline.at;
  const lane = pod.lanes[0]?.path ?? 'spec.containers[0]';
  const spec = lane.replace(/\.(?:initContainers|containers|ephemeralContainers)\[\d+\]$/, '');
  return {
    path: `${spec}.terminationGracePeriodSeconds`,
    graceSeconds: Math.round((deadline.at - begun) / 1000),
  };
}
