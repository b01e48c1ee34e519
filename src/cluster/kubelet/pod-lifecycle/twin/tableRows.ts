import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import type { Limit } from '#simulation/trace.ts';
import { podRows } from './podRows.ts';
import type { TableRow } from './tableRow.ts';

export interface TimelineOfRun {
  readonly model: Timeline;
  /** Names the run when there are two. */
  readonly label: string;
  /** Whether its events are of the run that is selected in. */
  readonly selectable: boolean;
}

/**
 * Everything in the picture, in order of time; what has no time comes first. Of equal times the order is the runs',
 * the pods' and, in a pod, that of the events.
 */
export function tableRows(runs: readonly TimelineOfRun[]): readonly TableRow[] {
  const rows = runs.flatMap(rowsOfRun);
  return rows
    .map((row, order) => ({ row, order }))
    .sort((a, b) => (a.row.at ?? -1) - (b.row.at ?? -1) || a.order - b.order)
    .map(({ row }) => row);
}

function rowsOfRun({ model, label, selectable }: TimelineOfRun, index: number): readonly TableRow[] {
  const plain = { run: label, event: null, failing: false };
  return [
    ...model.notSimulated.map(({ kind, name, reason }, order) => ({
      ...plain,
      key: `${index} not simulated ${order}`,
      at: null,
      pod: '',
      what: verbatim(`${kind} ${name}`),
      words: reason,
    })),
    ...model.pods.flatMap((pod) =>
      [...podRows(pod)]
        .sort((a, b) => a.at - b.at || (a.event ?? -1) - (b.event ?? -1))
        .map((row, order) => ({
          ...row,
          key: `${index} ${pod.subject} ${order}`,
          run: label,
          pod: pod.name,
          event: selectable ? row.event : null,
        })),
    ),
    ...(model.truncated === null
      ? []
      : [
          {
            ...plain,
            key: `${index} truncated`,
            at: model.end,
            pod: '',
            what: verbatim(''),
            words: endsHere(model.truncated),
            failing: true,
          },
        ]),
  ];
}

function endsHere(limit: Limit): Sentence {
  const name = limitNames[limit];
  return { en: words.endsHere(name.en).en, zh: words.endsHere(name.zh).zh };
}

const limitNames: Readonly<Record<Limit, Sentence>> = {
  events: words.limitEvents,
  wallTime: words.limitWallTime,
  memory: words.limitMemory,
  stopped: words.limitStopped,
};
