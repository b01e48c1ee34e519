import { useEffect, useRef, useState } from 'react';
import type { Ask } from '#cluster/feature.tsx';
import type { RolloutOutcome } from '#cluster/kube-proxy/service-traffic/comparison/outcome.ts';
import type { Trial } from './worthTrying.ts';

type Outcomes = ReadonlyMap<string, RolloutOutcome | null>;

const none: Outcomes = new Map();

/** Has the trials played in the worker, and forgets what came of them when the text, or what is looked at, is another. */
export function useTrials(ask: Ask, subject: string, trials: readonly Trial[]) {
  const [known, setKnown] = useState<{ readonly of: readonly Trial[]; readonly outcomes: Outcomes }>({
    of: trials,
    outcomes: none,
  });
  const [running, setRunning] = useState(false);
  const halt = useRef<() => void>(undefined);
  // Another text has other trials: what is being played is of no use any more.
  useEffect(() => {
    void trials;
    return () => halt.current?.();
  }, [trials]);
  const stop = () => {
    halt.current?.();
    setRunning(false);
  };
  const start = () => {
    stop();
    setRunning(true);
    setKnown({ of: trials, outcomes: none });
    const variants = trials.map(({ id, edits, overrides }) => ({ id, edits, overrides }));
    halt.current = ask({ kind: 'rolloutVariants', subject, variants }, (answer, done) => {
      if (answer.kind !== 'rolloutVariants') return;
      setKnown({ of: trials, outcomes: new Map(answer.outcomes.map(({ id, outcome }) => [id, outcome])) });
      if (done) setRunning(false);
    });
  };
  const current = known.of === trials;
  return { outcomes: current ? known.outcomes : none, running: running && current, start, stop };
}
