import { useEffect, useState } from 'react';
import { type Example, exampleNames, loadExample } from '#app/examples.ts';

/** The examples in their order; empty until their texts are loaded. */
export function useExamples(): readonly Example[] {
  const [examples, setExamples] = useState<readonly Example[]>([]);
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const loaded = await Promise.all(exampleNames.map(loadExample));
      if (!gone) setExamples(loaded.filter((one) => one !== null));
    };
    void load();
    return () => {
      gone = true;
    };
  }, []);
  return examples;
}
