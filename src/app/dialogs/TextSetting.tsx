import { useState } from 'react';

/** A short text that counts when it is left or Enter is pressed; what it may not be is said beside it. */
export function TextSetting(props: {
  readonly label: string;
  readonly value: string;
  readonly numeric: boolean;
  /** Says what is wrong with a text, or takes it and gives null. */
  readonly onCommit: (text: string) => string | null;
}) {
  const { label, value, numeric, onCommit } = props;
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
        onChange={(event) => setDraft(event.target.value)}
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
