import type { LanePair } from '#cluster/kubelet/pod-lifecycle/picture/podPairs.ts';
import { comparisonWords as words } from '#i18n/comparison.ts';
import { type ComparedRuns, type Difference, laneName, momentDifference } from './difference.ts';
import { type LaneMoments, laneMoments } from './laneMoments.ts';

/** What differs of one container. `pod` names it where there are several pods. */
export function laneDifferences(
  runs: ComparedRuns,
  pair: LanePair,
  pod: string | null,
): readonly Difference[] {
  const name = laneName(pair.name, pod);
  const above = pair.above ? laneMoments(pair.above) : null;
  const below = pair.below ? laneMoments(pair.below) : null;
  const start = momentDifference(runs, above?.start ?? null, below?.start ?? null, {
    what: words.starts(name),
    moved: (run, b, a) => words.startsMoved(run, name, b, a),
    never: (run) => words.startsNever(run, name),
    neverShort: (run) => words.startsNeverShort(run, name),
  });
  // What never starts is not ready either, and does not end: that goes without saying.
  if (!above?.start || !below?.start) return start ? [start] : [];
  const rest = [
    momentDifference(runs, above.ready, below.ready, {
      what: words.ready(name),
      moved: (run, b, a) => words.readyMoved(run, name, b, a),
      never: (run) => words.readyNever(run, name),
      neverShort: (run) => words.readyNeverShort(run, name),
    }),
    momentDifference(runs, above.sigterm, below.sigterm, {
      what: words.sigterm(name),
      moved: (run, b, a) => words.sigtermMoved(run, name, b, a),
      never: (run) => words.sigtermNever(run, name),
      neverShort: (run) => words.sigtermNeverShort(run, name),
    }),
    momentDifference(runs, above.end, below.end, {
      what: words.ends(name),
      moved: (run, b, a) => words.endsMoved(run, name, b, a),
      never: (run) => words.endsNever(run, name),
      neverShort: (run) => words.endsNeverShort(run, name),
    }),
    exitCodeDifference(runs, name, above, below),
    restartsDifference(runs, name, above, below),
  ];
  return [start, ...rest].filter((one) => one !== null);
}

/** Another exit code is another outcome: it counts as much as the whole run. */
function exitCodeDifference(
  runs: ComparedRuns,
  name: string,
  above: LaneMoments,
  below: LaneMoments,
): Difference | null {
  if (!above.end || !below.end || above.end.exitCode === below.end.exitCode) return null;
  const a = String(above.end.exitCode);
  const b = String(below.end.exitCode);
  return {
    what: words.exitCode(name),
    above: a,
    below: b,
    sizeMs: Math.max(runs.above.model.end, runs.below.model.end),
    alarming: above.end.exitCode === 0 ? 'below' : below.end.exitCode === 0 ? 'above' : null,
    eventAbove: above.end.event,
    sentence: words.exitCodeMoved(runs.below.label, name, b, a),
    headline: words.exitCodeShort(name, b, runs.below.label, a, runs.above.label),
  };
}

/** A restart counts as much as the shortest back-off, 10 s. */
const restartMs = 10_000;

function restartsDifference(
  runs: ComparedRuns,
  name: string,
  above: LaneMoments,
  below: LaneMoments,
): Difference | null {
  const a = above.restarts.length;
  const b = below.restarts.length;
  if (a === b) return null;
  return {
    what: words.restarts(name),
    above: String(a),
    below: String(b),
    sizeMs: Math.abs(a - b) * restartMs,
    alarming: a > b ? 'above' : 'below',
    eventAbove: above.restarts.at(-1)?.event ?? null,
    sentence: words.restartsMoved(runs.below.label, name, b, a),
    headline: words.restartsShort(name, String(b), runs.below.label, String(a), runs.above.label),
  };
}
