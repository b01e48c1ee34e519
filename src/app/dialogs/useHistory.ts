import { useEffect, useState } from 'react';
import { type HistoryEntry, readHistory, writeHistory } from '#app/history.ts';

/** The texts put away, newest first; null until they are read. */
export function useHistory(): {
  readonly entries: readonly HistoryEntry[] | null;
  readonly replace: (entries: readonly HistoryEntry[]) => void;
} {
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  useEffect(() => {
    let gone = false;
    const read = async () => {
      const found = await readHistory();
      if (!gone) setEntries(found);
    };
    void read();
    return () => {
      gone = true;
    };
  }, []);
  const replace = (next: readonly HistoryEntry[]) => {
    setEntries(next);
    void writeHistory(next);
  };
  return { entries, replace };
}
