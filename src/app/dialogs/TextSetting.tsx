import { useState } from 'react';

/** A short text; what it may not be is said beside it. */
export function TextSetting(props: {
  readonly label: string;
  readonly value: string;
  readonly numeric: boolean;
  /** When the text counts: at each key, or when it is left or Enter is pressed. */
  readonly counts: 'typed' | 'left';
  /** Says what is wrong with a text, or takes it and gives null. */
  readonly onCommit: (text: string) => string | null;
}) {
  const { label, value, numeric, counts, onCommit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const commit = () => {
    if (draft === null) return;
    const trouble = draft.trim() === value ? null : onCommit(draft.trim());
    setWrong(trouble);
    if (trouble === null) setDraft(null);
  };
  return (
    <span className="text-setting">
      <input
        aria-label={label}
        aria-invalid={wrong !== null}
        inputMode={numeric ? 'numeric' : 'text'}
        spellCheck={false}
        autoComplete="off"
        className="type-code"
        value={draft ?? value}
        onChange={({ target }) => {
          setDraft(target.value);
          if (counts === 'typed') setWrong(onCommit(target.value.trim()));
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      <span role="status" className="type-label text-fail">
        {wrong}
      </span>
    </span>
  );
}
