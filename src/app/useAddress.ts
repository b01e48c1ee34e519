import { useEffect } from 'react';
import { linkOf } from './share.ts';
import { appStore } from './store.ts';
import { keepTabAddress } from './tabMemory.ts';

/** Time after the last change until the address bar follows, in ms. */
const delayMs = 600;

/** A longer text is packed into a link when it is shared, not at each key; a reload finds it without. */
const maxCharacters = 100_000;

/** The address bar is the link. */
export function useAddress(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = async () => {
      const state = appStore.getState();
      const long = state.text.length > maxCharacters;
      const address = long ? location.pathname + location.search : (await linkOf(state, false)).hash;
      // The text may have moved on while the link was made.
      if (appStore.getState().text !== state.text) return;
      history.replaceState(null, '', address);
      keepTabAddress(location.hash);
    };
    const stop = appStore.subscribe((state, before) => {
      const same =
        state.text === before.text &&
        // A pen that moves by itself is no choice; where it stops is.
        (state.playing || state.now === before.now) &&
        state.selection === before.selection &&
        state.view === before.view &&
        state.scene === before.scene &&
        state.focus === before.focus &&
        state.comparison === before.comparison &&
        state.playing === before.playing;
      if (same) return;
      clearTimeout(timer);
      timer = setTimeout(() => void write(), delayMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
}
