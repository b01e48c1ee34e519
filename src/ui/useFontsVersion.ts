import { useSyncExternalStore } from 'react';

let version = 0;

/** Counts up whenever a font has arrived: what was measured before is measured again. */
export function useFontsVersion(): number {
  return useSyncExternalStore(subscribe, () => version);
}

function subscribe(onChange: () => void): () => void {
  if (typeof document === 'undefined' || !document.fonts) return () => {};
  const arrived = () => {
    version++;
    onChange();
  };
  document.fonts.addEventListener('loadingdone', arrived);
  return () => document.fonts.removeEventListener('loadingdone', arrived);
}
