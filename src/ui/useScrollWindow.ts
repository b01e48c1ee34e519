import { type RefObject, useEffect, useState } from 'react';

/** The part of a scrolled content that is to be drawn: what can be seen, and as much again above and below. */
export interface ScrollWindow {
  readonly top: number;
  readonly bottom: number;
}

/** Follows an element's scrolling in steps of half its height, so that most of it draws nothing anew. */
export function useScrollWindow(element: RefObject<HTMLElement | null>, height: number): ScrollWindow {
  const step = Math.max(200, Math.round(height / 2));
  const [index, setIndex] = useState(0);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const read = () => setIndex(Math.floor(target.scrollTop / step));
    read();
    target.addEventListener('scroll', read, { passive: true });
    return () => target.removeEventListener('scroll', read);
  }, [element, step]);
  return { top: (index - 1) * step, bottom: (index + 2) * step + height };
}
