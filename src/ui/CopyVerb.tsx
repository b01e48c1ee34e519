import './copy-verb.css';
import { useRef, useState } from 'react';
import { copyWords as words } from '#i18n/copy.ts';
import type { Locale } from '#i18n/sentence.ts';

/** How long the pressed word stays its answer. */
const answerMs = 4000;

/** A verb that copies a text and becomes its own answer. `textOf` is asked only when pressed. */
export function CopyVerb(props: {
  readonly label: string;
  readonly locale: Locale;
  readonly textOf: () => string;
}) {
  const { label, locale, textOf } = props;
  const [answer, setAnswer] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const copy = async () => {
    const text = textOf();
    const copied = await written(text);
    setAnswer((copied ? words.copied(text.trimEnd().split('\n').length) : words.refused)[locale]);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnswer(null), answerMs);
  };
  return (
    <span className="copy-verb type-label">
      <button type="button" className="verb" onClick={copy} aria-label={label}>
        {answer === null ? label : <span className="copy-answer">{answer}</span>}
      </button>
      <span role="status" className="unseen">
        {answer}
      </span>
    </span>
  );
}

/** False when the browser has no clipboard here, or keeps it to itself. */
async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
