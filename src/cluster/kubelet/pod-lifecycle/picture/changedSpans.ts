import type { Span, Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';

/**
 * Keys of the spans that have no twin in the picture before: same lane, state, beginning and end. When most of the
 * picture is new it is another text, and nothing glows.
 */
export function changedSpans(before: Timeline, after: Timeline): ReadonlySet<string> {
  const known = new Set(spanKeys(before));
  const all = spanKeys(after);
  const changed = all.filter((key) => !known.has(key));
  const sameLanes = laneKeys(after).every((key) => laneKeys(before).includes(key));
  return new Set(sameLanes ? changed : []);
}

export function spanKey(lane: string, { state, from, to }: Pick<Span, 'state' | 'from' | 'to'>): string {
  return `${lane} ${state} ${from} ${to}`;
}

function spanKeys({ pods }: Timeline): readonly string[] {
  return pods.flatMap(({ subject, lanes }) =>
    lanes.flatMap(({ name, spans }) => spans.map((span) => spanKey(`${subject}/${name}`, span))),
  );
}

function laneKeys({ pods }: Timeline): readonly string[] {
  return pods.flatMap(({ subject, lanes }) => lanes.map(({ name }) => `${subject}/${name}`));
}
