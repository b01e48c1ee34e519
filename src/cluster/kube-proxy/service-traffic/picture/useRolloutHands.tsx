import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { eventOfMark, moveFocus } from '#ui/marks.ts';

/** Clicks and keys inside the picture, handled once for all marks. What is not about a mark is left to the shell's keys. */
export function useRolloutHands(
  picture: RefObject<HTMLElement | null>,
  { selection, onSelect }: Pick<SceneProps<RolloutModel>, 'selection' | 'onSelect'>,
  hands: {
    readonly wasDrag: () => boolean;
    readonly onNode: (node: string) => void;
    readonly onOpen: (node: string) => void;
  },
) {
  const choose = (target: Element) => {
    const node = attribute(target, 'data-node');
    const open = attribute(target, 'data-open');
    if (node !== null) hands.onNode(node);
    else if (open !== null) hands.onOpen(open);
    else onSelect(eventOfMark(target, selection));
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    if (target.closest('.rules-panel') || hands.wasDrag()) return;
    choose(target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !picture.current) return;
    const target = event.target as Element;
    const onMark = target.hasAttribute('data-mark');
    if (!onMark && target !== picture.current) return;
    const { key } = event;
    if (onMark && (key === 'Enter' || key === ' ')) choose(target);
    else if (onMark && key === 'Escape') picture.current.focus();
    else if (onMark ? !markKeys.has(key) : key !== 'ArrowDown') return;
    else if (!moveFocus(picture.current, key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { onClick, onKeyDown };
}

const markKeys = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

function attribute(target: Element, name: string): string | null {
  return target.closest(`[${name}]`)?.getAttribute(name) ?? null;
}
