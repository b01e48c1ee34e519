import { useEffect } from 'react';
import { linkOf } from './share.ts';
import { appStore } from './store.ts';

/** Time after the last change until the address bar follows, in ms. */
const delayMs = 600;

/** The address bar is the link. */
export function useAddress(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const state = appStore.getState();
      if (!state.playing) history.replaceState(null, '', linkOf(state, false).hash);
    };
    const stop = appStore.subscribe((state, before) => {
      const same =
        state.text === before.text &&
        state.now === before.now &&
        state.selection === before.selection &&
        state.view === before.view &&
        state.comparison === before.comparison &&
        state.playing === before.playing;
      if (same) return;
      clearTimeout(timer);
      timer = setTimeout(write, delayMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
}
