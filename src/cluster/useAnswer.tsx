import { useEffect, useRef, useState } from 'react';
import type { Ask } from './feature.tsx';
import type { Answer, Question } from './question.ts';

/**
 * Has a question worked out when `start` is called, and tells the answer as it grows. The answer belongs to `of`: when
 * that is another, what is being worked out is stopped and what was told is forgotten.
 */
export function useAnswer<Kind extends Question['kind']>(
  ask: Ask,
  question: Question & { readonly kind: Kind },
  of: unknown,
) {
  type Told = Extract<Answer, { readonly kind: Kind }>;
  const [known, setKnown] = useState<{ readonly of: unknown; readonly answer: Told | null }>({
    of,
    answer: null,
  });
  const [running, setRunning] = useState(false);
  const halt = useRef<() => void>(undefined);
  useEffect(() => {
    void of;
    return () => halt.current?.();
  }, [of]);
  const stop = () => {
    halt.current?.();
    setRunning(false);
  };
  const start = () => {
    stop();
    setRunning(true);
    setKnown({ of, answer: null });
    halt.current = ask(question, (answer, done) => {
      if (!isOfKind<Kind>(question.kind, answer)) return;
      setKnown({ of, answer });
      if (done) setRunning(false);
    });
  };
  const current = known.of === of;
  return { answer: current ? known.answer : null, running: running && current, start, stop };
}

function isOfKind<Kind extends Question['kind']>(
  kind: Kind,
  answer: Answer,
): answer is Extract<Answer, { readonly kind: Kind }> {
  return answer.kind === kind;
}
