import { type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject, useState } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { attributeOf, eventOfMark, handleMarkKey } from '#ui/marks.ts';

type Hands = Pick<SceneProps<Timeline>, 'selection' | 'hovered' | 'onSelect' | 'onHover' | 'onPin'>;

/**
 * Clicks, hovering and keys inside the picture, handled once for all marks. What is not about a mark is left to the
 * shell's keys.
 */
export function usePictureHands(
  picture: RefObject<HTMLElement | null>,
  hands: Hands,
  wasDrag: () => boolean,
) {
  const { selection, hovered, onSelect, onHover, onPin } = hands;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());

  const choose = (target: Element) => {
    const pod = attributeOf(target, 'data-pod');
    if (pod !== null) {
      setOpened(toggled(opened, pod));
      return;
    }
    const label = attributeOf(target, 'data-select');
    onSelect(label === null ? eventOfMark(target, selection) : Number(label));
  };
  const onClick = (event: MouseEvent) => {
    if (!wasDrag()) choose(event.target as Element);
  };
  const onPointerOver = (event: PointerEvent) => {
    const path = attributeOf(event.target as Element, 'data-path');
    const document = Number(attributeOf(event.target as Element, 'data-document'));
    if (path === (hovered?.path ?? null) && (path === null || document === hovered?.document)) return;
    onHover(path === null ? null : { document, path });
  };
  const onPointerLeave = () => {
    if (hovered) onHover(null);
  };
  const onKeyDown = (event: KeyboardEvent) =>
    handleMarkKey(event, picture.current, choose, (key, target) => {
      const lane = attributeOf(target, 'data-lane');
      if (lane === null || key.toLowerCase() !== 'p') return false;
      onPin(lane);
      return true;
    });
  return { opened, handlers: { onClick, onPointerOver, onPointerLeave, onKeyDown } };
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
