import fc from 'fast-check';
import type {
  Cap,
  ContainerLane,
  PodTimeline,
  ProbeMark,
  Span,
  SpanState,
  Timeline,
} from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';

const states: readonly SpanState[] = ['waiting', 'running', 'ready', 'terminating', 'backOff', 'untilSync'];

/** A lane of spans in order with gaps between some of them, an exit behind some, and probes. */
export const arbitraryLane: fc.Arbitrary<ContainerLane> = fc
  .record({
    parts: fc.array(
      fc.record({
        gapMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4000 })),
        lengthMs: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20_000 })),
        state: fc.constantFrom(...states),
        exitCode: fc.option(fc.constantFrom(0, 1, 137, 143)),
      }),
      { maxLength: 60 },
    ),
    probes: fc.array(fc.tuple(fc.integer({ min: 0, max: 200_000 }), fc.boolean()), { maxLength: 40 }),
    role: fc.constantFrom('init', 'sidecar', 'main'),
  })
  .map(({ parts, probes, role }) => {
    const spans: Span[] = [];
    const caps: Cap[] = [];
    let at = 0;
    for (const [index, { gapMs, lengthMs, state, exitCode }] of parts.entries()) {
      const from = at + gapMs;
      at = from + lengthMs;
      spans.push({ state, from, to: at, event: index, label: null });
      if (exitCode !== null) {
        const by = exitCode === 137 ? 'sigkill' : exitCode === 143 ? 'sigterm' : 'self';
        caps.push({ at, exitCode, by, event: 1000 + index });
      }
    }
    const answered: ProbeMark[] = probes
      .sort(([a], [b]) => a - b)
      .map(([time, ok], index) => ({ at: time, probe: 'liveness', ok, event: 2000 + index }));
    return {
      name: 'c',
      role,
      notes: [],
      path: 'spec.containers[0]',
      spans,
      caps,
      probes: answered,
      brackets: [],
    };
  });

/** A picture of pods with such lanes. */
export function timelineOf(lanesOfPods: readonly (readonly ContainerLane[])[]): Timeline {
  const pods = lanesOfPods.map((lanes, index): PodTimeline => {
    return {
      subject: `Pod/default/p${index}`,
      name: `p${index}`,
      namespace: 'default',
      document: index,
      standIn: null,
      ownerKind: null,
      createdAt: 0,
      goneAt: null,
      columns: [],
      phases: [],
      conditions: [],
      marks: [],
      lanes: lanes.map((lane, place) => ({ ...lane, name: `${lane.name}${place}` })),
      deadlines: [],
      consequences: [],
    };
  });
  const ends = pods.flatMap(({ lanes }) => lanes.flatMap(({ spans }) => spans.map(({ to }) => to)));
  const end = Math.max(1000, ...ends);
  return { pods, end, horizon: end, truncated: null, notSimulated: [] };
}
