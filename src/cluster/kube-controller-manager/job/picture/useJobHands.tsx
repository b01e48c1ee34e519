import { type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject, useState } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import type { JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { attributeOf, eventOfMark, handleMarkKey } from '#ui/marks.ts';

type Hands = Pick<SceneProps<JobsModel>, 'selection' | 'hovered' | 'onSelect' | 'onHover'>;

/** What is open: an index of a merged Job, and the Jobs of a CronJob that are shown in full. */
export interface OpenedParts {
  readonly indexes: ReadonlyMap<string, number>;
  readonly jobs: ReadonlySet<string>;
}

/** Clicks, hovering and keys inside the picture, handled once for all marks. The rest is left to the shell's keys. */
export function useJobHands(
  picture: RefObject<HTMLElement | null>,
  hands: Hands,
  firstShown: ReadonlySet<string>,
  wasDrag: () => boolean,
) {
  const { selection, hovered, onSelect, onHover } = hands;
  const [indexes, setIndexes] = useState<ReadonlyMap<string, number>>(new Map());
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const jobs = chosen ?? firstShown;

  const openIndex = (job: string, index: number | null) => {
    const next = new Map(indexes);
    if (index === null || next.get(job) === index) next.delete(job);
    else next.set(job, index);
    setIndexes(next);
  };
  const choose = (target: Element) => {
    const row = attributeOf(target, 'data-open');
    if (row !== null) {
      const [job = '', first = '0'] = row.split(' ');
      openIndex(job, Number(first));
      return;
    }
    const job = attributeOf(target, 'data-job');
    if (job !== null) setChosen(toggled(jobs, job));
    const label = attributeOf(target, 'data-select');
    onSelect(label === null ? eventOfMark(target, selection) : Number(label));
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    if (!wasDrag() && target.closest('.picture-body')) choose(target);
  };
  const onPointerOver = (event: PointerEvent) => {
    const path = attributeOf(event.target as Element, 'data-path');
    const document = attributeOf(event.target as Element, 'data-document');
    const next = path === null || document === null ? null : { document: Number(document), path };
    if (next?.path === hovered?.path && next?.document === hovered?.document) return;
    onHover(next);
  };
  const onPointerLeave = () => {
    if (hovered) onHover(null);
  };
  const onKeyDown = (event: KeyboardEvent) => handleMarkKey(event, picture.current, choose);
  return {
    opened: { indexes, jobs } satisfies OpenedParts,
    openIndex,
    handlers: { onClick, onPointerOver, onPointerLeave, onKeyDown },
  };
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
