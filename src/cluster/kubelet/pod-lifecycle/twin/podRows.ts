import { secondsText } from '#cluster/kubelet/pod-lifecycle/picture/secondsText.ts';
import type { Band, PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import { laneRows, listed, until } from './laneRows.ts';
import type { RowOfPod } from './tableRow.ts';

/** Everything the picture says of a pod, in words. Not in order. */
export function podRows(pod: PodTimeline): readonly RowOfPod[] {
  const told = toldByLanes(pod);
  return [
    ...(pod.standIn
      ? [{ at: pod.createdAt, what: words.pod, words: pod.standIn, event: null, failing: false }]
      : []),
    ...pod.marks
      .filter(({ event }) => !told.has(event))
      .map(({ at, event, label, tone }) => ({
        at,
        what: words.pod,
        words: label,
        event,
        failing: tone === 'failing',
      })),
    ...pod.columns.map(({ from, status, ready, restarts, event, failing }) => ({
      at: from,
      what: words.status,
      words: words.tableStatus(status, ready, restarts),
      event,
      failing,
    })),
    ...pod.phases.map((band) => bandRow(words.phase, band)),
    ...pod.conditions.flatMap(({ type, bands }) => bands.map((band) => bandRow(verbatim(type), band))),
    ...pod.lanes.flatMap(laneRows),
    ...pod.deadlines.map(({ at, event }) => ({
      at,
      what: words.pod,
      words: words.killDeadline(secondsText(at)),
      event,
      failing: false,
    })),
    ...pod.consequences.map(({ from, upperLane, lowerLane, sentence }) => ({
      at: from,
      what: listed(verbatim(upperLane), verbatim(lowerLane)),
      words: sentence,
      event: null,
      failing: true,
    })),
  ];
}

/** An exit or a back-off has a diamond, too; in words it is said once, by its lane. */
function toldByLanes({ lanes }: PodTimeline): ReadonlySet<number> {
  return new Set(
    lanes.flatMap(({ caps, spans }) => [
      ...caps.map(({ event }) => event),
      ...spans.filter(({ state }) => state === 'backOff').map(({ event }) => event),
    ]),
  );
}

function bandRow(what: Sentence, { from, to, value, reason, event }: Band): RowOfPod {
  const said = reason === '' ? verbatim(value) : listed(verbatim(value), verbatim(reason));
  return { at: from, what, words: until(said, to), event, failing: false };
}
