import { useRef, useState } from 'react';
import { rulesWords as words } from '#i18n/rolloutRules.ts';
import type { Locale } from '#i18n/sentence.ts';

const answerMs = 4000;

/** Copies the whole text; the pressed word becomes its answer. */
export function CopyRules({ locale, textOf }: { readonly locale: Locale; readonly textOf: () => string }) {
  const [answer, setAnswer] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const copy = async () => {
    const text = textOf();
    const done = await written(text);
    setAnswer((done ? words.copied(text.trimEnd().split('\n').length) : words.refused)[locale]);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnswer(null), answerMs);
  };
  return (
    <span className="type-label">
      <button type="button" className="verb" onClick={copy}>
        {answer === null ? words.copy[locale] : <span className="answer">{answer}</span>}
      </button>
      <span role="status" className="unseen">
        {answer}
      </span>
    </span>
  );
}

async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
