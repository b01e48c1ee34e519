import { type RefObject, useLayoutEffect, useState } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The element's content size in whole px, followed as it changes; `initial` until it is known. */
export function useElementSize(element: RefObject<HTMLElement | null>, initial: Size): Size {
  const [size, setSize] = useState(initial);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const read = () => {
      const width = target.clientWidth;
      const height = target.clientHeight;
      if (width > 0)
        setSize((size) => (size.width === width && size.height === height ? size : { width, height }));
    };
    read();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(read);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
