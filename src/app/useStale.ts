import { useEffect, useState } from 'react';
import { useApp } from './store.ts';

/** While a new run is on its way the picture is given this long before it counts as old, in ms. */
const patienceMs = 600;

/** Whether the picture is of an earlier text, and no newer one is about to come. */
export function useStale(): boolean {
  const ahead = useApp((state) => state.editsAhead > 0);
  const answered = useApp((state) => state.runText === state.text || state.trouble !== null || state.held);
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!ahead) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, [ahead]);
  return ahead && (answered || late);
}
