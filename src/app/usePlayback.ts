import { useEffect } from 'react';
import { stepEvent } from './commands.ts';
import { appStore, endOf, useApp } from './store.ts';

/** Under reduced motion playing goes from event to event, at this pace in ms. */
const stepPaceMs = 1600;

/** Moves the pen while playing: smoothly, or event by event under reduced motion. */
export function usePlayback(reducedMotion: boolean): void {
  const playing = useApp((state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    if (reducedMotion) {
      const timer = setInterval(() => {
        const before = appStore.getState().now;
        stepEvent(1);
        const stopped = appStore.getState().now === before;
        appStore.setState({ playing: !stopped });
      }, stepPaceMs);
      return () => clearInterval(timer);
    }
    let last = performance.now();
    let frame = requestAnimationFrame(function move(at) {
      const state = appStore.getState();
      const end = endOf(state);
      const now = Math.min(end, state.now + (at - last) * state.speed);
      last = at;
      appStore.setState(now >= end ? { now: end, playing: false } : { now });
      if (now < end) frame = requestAnimationFrame(move);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, reducedMotion]);
}
