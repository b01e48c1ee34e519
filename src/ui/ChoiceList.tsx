/** More than these are chosen from a list. */
const mostButtons = 6;

export interface Choice {
  readonly key: string;
  readonly name: string;
}

/** One of several things to look at: words side by side, or a list when there are many. Nothing for a single one. */
export function ChoiceList(props: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}) {
  const { label, choices, chosen, onChoose } = props;
  if (choices.length <= 1) return null;
  return (
    <fieldset className="choice-list plain" aria-label={label}>
      {choices.length > mostButtons ? (
        <select aria-label={label} value={chosen} onChange={(event) => onChoose(event.target.value)}>
          {choices.map(({ key }) => (
            <option key={key}>{key}</option>
          ))}
        </select>
      ) : (
        choices.map(({ key, name }) => (
          <button
            key={key}
            type="button"
            className="plain"
            aria-pressed={key === chosen}
            onClick={() => onChoose(key)}
          >
            {name}
          </button>
        ))
      )}
    </fieldset>
  );
}
