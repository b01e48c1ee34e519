import { type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject, useState } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { eventOfMark, moveFocus } from '#ui/marks.ts';

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
    const pod = attribute(target, 'data-pod');
    if (pod !== null) {
      setOpened(toggled(opened, pod));
      return;
    }
    const label = attribute(target, 'data-select');
    onSelect(label === null ? eventOfMark(target, selection) : Number(label));
  };
  const onClick = (event: MouseEvent) => {
    if (!wasDrag()) choose(event.target as Element);
  };
  const onPointerOver = (event: PointerEvent) => {
    const path = attribute(event.target as Element, 'data-path');
    const document = Number(attribute(event.target as Element, 'data-document'));
    if (path === (hovered?.path ?? null) && (path === null || document === hovered?.document)) return;
    onHover(path === null ? null : { document, path });
  };
  const onPointerLeave = () => {
    if (hovered) onHover(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !picture.current) return;
    const target = event.target as Element;
    const onMark = target.hasAttribute('data-mark');
    if (!onMark && target !== picture.current) return;
    const lane = attribute(target, 'data-lane');
    const { key } = event;
    if (onMark && (key === 'Enter' || key === ' ')) choose(target);
    else if (onMark && key === 'Escape') picture.current.focus();
    else if (onMark && lane !== null && key.toLowerCase() === 'p') onPin(lane);
    else if (onMark ? !markKeys.has(key) : key !== 'ArrowDown') return;
    else if (!moveFocus(picture.current, key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { opened, handlers: { onClick, onPointerOver, onPointerLeave, onKeyDown } };
}

/** On a mark these walk between marks; on the picture itself ↓ goes to the first one, and the rest is the shell's. */
const markKeys = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

function attribute(target: Element, name: string): string | null {
  return target.closest(`[${name}]`)?.getAttribute(name) ?? null;
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
