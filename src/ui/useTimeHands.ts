import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { TimeRange, TimeScale } from './timeScale.ts';
import { isZoomed, panned, zoomed } from './zoom.ts';

export interface TimeHands {
  readonly scale: TimeScale;
  /** The whole of what can be shown. */
  readonly limits: TimeRange;
  /** The pen stands still in the middle and time is dragged under it. */
  readonly penFixed?: boolean;
  readonly onView: (view: TimeRange) => void;
  readonly onSeek: (at: number) => void;
}

/** Pointer handlers for the axis (drag to scrub) and for the ground under it (drag to pan when zoomed). */
export function useTimeHands(element: RefObject<HTMLElement | null>, hands: TimeHands) {
  const latest = useRef(hands);
  useEffect(() => {
    latest.current = hands;
  });
  useWheel(element, latest);
  const drag = useRef<{ x: number; view: TimeRange; moved: boolean } | null>(null);

  const seek = (event: PointerEvent) => hands.onSeek(timeAt(event, element.current, hands));
  const dragTo = (view: TimeRange, dx: number) => {
    const byMs = (-dx / hands.scale.pxPerSecond) * 1000;
    if (!hands.penFixed) hands.onView(panned(view, byMs, hands.limits));
    else hands.onSeek(within((view.from + view.to) / 2 + byMs, hands.limits));
  };
  const axis = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture?.(event.pointerId);
      seek(event);
    },
    onPointerMove: (event: PointerEvent) => {
      if (event.currentTarget.hasPointerCapture?.(event.pointerId)) seek(event);
    },
  };
  const ground = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      drag.current = { x: event.clientX, view: hands.scale, moved: false };
    },
    onPointerMove: (event: PointerEvent) => {
      const held = drag.current;
      if (!held || event.buttons === 0) return;
      if (!hands.penFixed && !isZoomed(held.view, hands.limits)) return;
      const dx = event.clientX - held.x;
      if (!held.moved && Math.abs(dx) < 4) return;
      if (!held.moved) event.currentTarget.setPointerCapture?.(event.pointerId);
      held.moved = true;
      dragTo(held.view, dx);
    },
    onPointerUp: () => {
      if (drag.current && !drag.current.moved) drag.current = null;
    },
    onDoubleClick: () => hands.onView(hands.limits),
  };
  const hold = hands.penFixed ? ground : axis;
  /** True once after a drag: the click that ends it selects nothing. */
  const wasDrag = () => {
    const moved = drag.current?.moved ?? false;
    drag.current = null;
    return moved;
  };
  return { axis: { onPointerDown: hold.onPointerDown, onPointerMove: hold.onPointerMove }, ground, wasDrag };
}

/** React listens to wheels passively; a picture that zooms must say that the page shall not. */
function useWheel(element: RefObject<HTMLElement | null>, latest: RefObject<TimeHands>): void {
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const onWheel = (event: WheelEvent) => {
      const hands = latest.current;
      const { scale, limits } = hands;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const factor = Math.exp(wheelPx(event.deltaY, event) * 0.0022);
        hands.onView(zoomed(scale, factor, timeAt(event, target, hands), limits));
        return;
      }
      const scrolls = target.scrollHeight > target.clientHeight + 1;
      const dx = wheelPx(event.shiftKey || !scrolls ? event.deltaX || event.deltaY : event.deltaX, event);
      if (dx === 0 || hands.penFixed || !isZoomed(scale, limits)) return;
      event.preventDefault();
      hands.onView(panned(scale, (dx / scale.pxPerSecond) * 1000, limits));
    };
    target.addEventListener('wheel', onWheel, { passive: false });
    return () => target.removeEventListener('wheel', onWheel);
  }, [element, latest]);
}

function wheelPx(delta: number, event: WheelEvent): number {
  return event.deltaMode === 1 ? delta * 16 : delta;
}

function timeAt(event: { readonly clientX: number }, element: Element | null, hands: TimeHands): number {
  const left = element?.getBoundingClientRect().left ?? 0;
  const at = hands.scale.ms(event.clientX - left);
  return within(at, hands.limits);
}

function within(at: number, { from, to }: TimeRange): number {
  return Math.round(Math.min(Math.max(at, from), to));
}
