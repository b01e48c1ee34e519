import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';

/** How far one press of an arrow key moves the bar, in px. */
const keyStep = 16;

interface SplitPaneProps {
  /** Null: folded away, the rest has all the room. */
  readonly left: ReactNode | null;
  readonly right: ReactNode;
  /** What the bar between them is called. */
  readonly label: string;
  /** All in px. */
  readonly initialWidth: number;
  readonly minLeft: number;
  readonly minRight: number;
}

/** Two panes side by side, the bar between them moved by pointer or arrow keys. */
export function SplitPane({ left, right, label, initialWidth, minLeft, minRight }: SplitPaneProps) {
  const box = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(initialWidth);
  const [room, setRoom] = useState<number | null>(null);
  const most = room === null ? Math.max(minLeft, wanted) : mostLeft(room, minLeft, minRight);
  const width = Math.min(Math.max(wanted, minLeft), most);
  const widen = (to: number) => {
    const measured = box.current?.clientWidth ?? 0;
    setRoom(measured);
    setWanted(Math.min(Math.max(to, minLeft), mostLeft(measured, minLeft, minRight)));
  };
  const columns =
    left === null
      ? 'minmax(0, 1fr)'
      : `clamp(${minLeft}px, ${wanted}px, max(${minLeft}px, min(${mostShare * 100}%, 100% - ${minRight}px))) 1px minmax(0, 1fr)`;
  const hands = {
    onFocus: () => setRoom(box.current?.clientWidth ?? null),
    onKeyDown: (event: KeyboardEvent) => {
      const to = destination(event.key, { width, least: minLeft, most });
      if (to === null) return;
      event.preventDefault();
      // The same keys move the picture.
      event.stopPropagation();
      widen(to);
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.preventDefault();
      event.currentTarget.focus();
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      widen(Math.round(event.clientX - (box.current?.getBoundingClientRect().left ?? 0)));
    },
  };
  return (
    <div ref={box} className="split-pane" style={{ gridTemplateColumns: columns }}>
      {left !== null && (
        <>
          <div className="split-side">{left}</div>
          <div className="separator" {...separator({ label, width, least: minLeft, most })} {...hands} />
        </>
      )}
      <div className="split-side">{right}</div>
    </div>
  );
}

/** The left pane never has more of the room than this. */
const mostShare = 0.6;

function mostLeft(room: number, minLeft: number, minRight: number): number {
  return Math.max(minLeft, Math.floor(Math.min(room * mostShare, room - minRight)));
}

interface Place {
  readonly width: number;
  readonly least: number;
  readonly most: number;
}

/** Where a key moves the bar to; null for one that does not. */
function destination(key: string, { width, least, most }: Place): number | null {
  switch (key) {
    case 'ArrowLeft':
      return width - keyStep;
    case 'ArrowRight':
      return width + keyStep;
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return null;
  }
}

function separator({ label, width, least, most }: Place & { readonly label: string }) {
  return {
    role: 'separator',
    tabIndex: 0,
    'aria-label': label,
    'aria-orientation': 'vertical',
    'aria-valuenow': width,
    'aria-valuemin': least,
    'aria-valuemax': most,
  } as const;
}
