import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { attributeOf, eventOfMark, handleMarkKey } from '#ui/marks.ts';

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
    const node = attributeOf(target, 'data-node');
    const open = attributeOf(target, 'data-open');
    if (node !== null) hands.onNode(node);
    else if (open !== null) hands.onOpen(open);
    else onSelect(eventOfMark(target, selection));
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    if (target.closest('.rules-panel') || hands.wasDrag()) return;
    choose(target);
  };
  const onKeyDown = (event: KeyboardEvent) => handleMarkKey(event, picture.current, choose);
  return { onClick, onKeyDown };
}
