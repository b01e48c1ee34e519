import { lanePairs, type PodPair } from '#cluster/kubelet/pod-lifecycle/picture/podPairs.ts';
import type { PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { comparisonWords as words } from '#i18n/comparison.ts';
import {
  aboutPod,
  type ComparedRuns,
  type Difference,
  laneName,
  leastMs,
  momentDifference,
  podInTable,
  secondsTexts,
} from './difference.ts';
import { laneDifferences } from './laneDifferences.ts';
import { graceLeft, phaseReached, podGone, podReady, uncovered } from './podMoments.ts';
import { statusDifferences } from './statusDifferences.ts';

/** What differs of one pod and its containers. `pod` is its name where there are several pods. */
export function podDifferences(runs: ComparedRuns, pair: PodPair, pod: string | null): readonly Difference[] {
  const { above, below } = pair;
  if (!above || !below) return [onlyInOne(runs, pair)];
  return [
    ...lanePairs(pair)
      .filter(({ above, below }) => (above ?? below)?.role !== 'endpoint')
      .flatMap((lanes) => laneDifferences(runs, lanes, pod)),
    ...podMomentDifferences(runs, above, below, pod),
    ...uncoveredDifferences(runs, above, below, pod),
    ...graceDifferences(runs, above, below, pod),
    ...statusDifferences(runs, above, below, pod),
  ];
}

function onlyInOne(runs: ComparedRuns, { above, below, name }: PodPair): Difference {
  const there = above ? runs.above.label : runs.below.label;
  const created = (pod: PodTimeline | null) =>
    pod ? { at: pod.createdAt, event: pod.columns[0]?.event ?? 0 } : null;
  const named = words.podNamed(name).en;
  return momentDifference(runs, created(above), created(below), {
    what: words.exists(named),
    moved: () => words.existsOnly(there, named),
    never: () => words.existsOnly(there, named),
    neverShort: () => words.existsOnlyShort(there, named),
  })!;
}

function podMomentDifferences(
  runs: ComparedRuns,
  above: PodTimeline,
  below: PodTimeline,
  pod: string | null,
): readonly Difference[] {
  const name = podInTable(pod);
  const phases = ['Running', 'Succeeded', 'Failed'].map((phase) =>
    momentDifference(runs, phaseReached(above, phase), phaseReached(below, phase), {
      what: words.phase(name, phase),
      moved: (run, b, a) => aboutPod(pod, (said) => words.phaseMoved(run, said, phase, b, a)),
      never: (run) => aboutPod(pod, (said) => words.phaseNever(run, said, phase)),
      neverShort: (run) => words.phaseNeverShort(run, phase),
    }),
  );
  const ready = momentDifference(runs, podReady(above), podReady(below), {
    what: words.podReady(name),
    moved: (run, b, a) => aboutPod(pod, (said) => words.podReadyMoved(run, said, b, a)),
    never: (run) => aboutPod(pod, (said) => words.podReadyNever(run, said)),
    neverShort: (run) => words.podReadyNeverShort(run, name),
  });
  const gone = momentDifference(runs, podGone(above), podGone(below), {
    what: words.gone(name),
    moved: (run, b, a) => aboutPod(pod, (said) => words.goneMoved(run, said, b, a)),
    never: (run) => aboutPod(pod, (said) => words.goneNever(run, said)),
    neverShort: (run) => words.goneNeverShort(run, name),
  });
  return [...phases, ready, gone].filter((one) => one !== null);
}

/** Seconds in which a main still drained after its sidecar had been stopped. */
function uncoveredDifferences(
  runs: ComparedRuns,
  above: PodTimeline,
  below: PodTimeline,
  pod: string | null,
): readonly Difference[] {
  const inAbove = uncovered(above);
  const inBelow = uncovered(below);
  const all = [...inAbove, ...inBelow].map(({ main, sidecar }) => ({ main, sidecar }));
  const pairs = all.filter(
    (one, index) => all.findIndex((two) => two.main === one.main && two.sidecar === one.sidecar) === index,
  );
  return pairs.flatMap(({ main, sidecar }) => {
    const same = (one: { readonly main: string; readonly sidecar: string }) =>
      one.main === main && one.sidecar === sidecar;
    const a = inAbove.find(same);
    const b = inBelow.find(same);
    const sizeMs = Math.abs((a?.ms ?? 0) - (b?.ms ?? 0));
    if (sizeMs < leastMs) return [];
    const [textA = '', textB = ''] = secondsTexts(a?.ms ?? 0, b?.ms ?? 0);
    const worse = (a?.ms ?? 0) > (b?.ms ?? 0) ? 'above' : 'below';
    const name = laneName(main, pod);
    const { label } = runs[worse];
    const other = runs[worse === 'above' ? 'below' : 'above'].label;
    return [
      {
        what: words.uncovered(name, sidecar),
        above: textA,
        below: textB,
        sizeMs,
        alarming: worse,
        eventAbove: a?.event ?? null,
        sentence:
          a && b
            ? words.uncoveredMoved(runs.below.label, name, sidecar, textB, textA)
            : words.uncoveredOnly(label, name, sidecar, a ? textA : textB, other),
        headline: words.uncoveredShort(label, name, sidecar),
      } as const,
    ];
  });
}

function graceDifferences(
  runs: ComparedRuns,
  above: PodTimeline,
  below: PodTimeline,
  pod: string | null,
): readonly Difference[] {
  const a = graceLeft(above);
  const b = graceLeft(below);
  const sizeMs = a && b ? Math.abs(a.ms - b.ms) : 0;
  if (!a || !b || sizeMs < leastMs) return [];
  const [textA = '', textB = ''] = secondsTexts(a.ms, b.ms);
  return [
    {
      what: words.graceLeft(podInTable(pod)),
      above: textA,
      below: textB,
      sizeMs,
      alarming: null,
      eventAbove: a.event,
      sentence: words.graceLeftMoved(runs.below.label, textB, textA),
      headline: words.graceLeftShort(runs.below.label, textB),
    },
  ];
}
