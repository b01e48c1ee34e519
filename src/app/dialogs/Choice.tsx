import { RadioGroup } from 'radix-ui';

/** Words side by side of which one holds. A switch is the two words "off" and "on". */
export function Choice<Value extends string>(props: {
  readonly label: string;
  /** Null when none of them holds yet. */
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChoose: (value: Value) => void;
}) {
  const { label, value, options, onChoose } = props;
  return (
    <RadioGroup.Root
      className="choice"
      aria-label={label}
      value={value}
      onValueChange={(chosen) => {
        const option = options.find((one) => one.value === chosen);
        if (option) onChoose(option.value);
      }}
    >
      {options.map((option) => (
        <RadioGroup.Item key={option.value} value={option.value} className="option">
          {option.text}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
