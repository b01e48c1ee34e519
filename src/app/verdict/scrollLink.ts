/** Two panes that scroll together: each tells where it is and hears where the other went. */
export interface ScrollLink {
  readonly tell: (top: number, from: string) => void;
  readonly listen: (name: string, onTop: (top: number) => void) => () => void;
}

/** The text and the stored objects beside it. */
export const storedScroll: ScrollLink = createScrollLink();

export function createScrollLink(): ScrollLink {
  const listeners = new Map<string, (top: number) => void>();
  let current = 0;
  return {
    tell: (top, from) => {
      // What was heard a moment ago comes back as the pane's own.
      if (Math.abs(top - current) < 1) return;
      current = top;
      for (const [name, onTop] of listeners) if (name !== from) onTop(top);
    },
    listen: (name, onTop) => {
      listeners.set(name, onTop);
      onTop(current);
      return () => void listeners.delete(name);
    },
  };
}
