import { gateInfo } from '#api/featureGates.ts';
import type { HistoryEntry } from '#app/history.ts';
import { useApp } from '#app/store.ts';
import { appWords as words } from '#i18n/app.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import type { Scenario } from '#scenario/scenario.ts';
import { Choice } from './Choice.tsx';
import { type ComparisonChoice, entryName, otherVersions } from './chosenComparison.ts';
import { listedGates } from './gates.ts';
import { instantText } from './instantText.ts';
import { TextSetting } from './TextSetting.tsx';

/** What the lower side is. */
export function ComparisonFields(props: {
  readonly choice: ComparisonChoice;
  readonly onChange: (choice: ComparisonChoice) => void;
  readonly scenario: Scenario;
  readonly entries: readonly HistoryEntry[];
  readonly belowName: string;
}) {
  const { choice, onChange, scenario, entries, belowName } = props;
  const locale = useApp((state) => state.locale);
  switch (choice.kind) {
    case 'version': {
      const versions = otherVersions(scenario);
      const chosen = versions.find((one) => one === choice.version) ?? versions[0]!;
      return (
        <>
          <Choice
            label={more.below[locale]}
            value={chosen}
            options={versions.map((value) => ({ value, text: value }))}
            onChoose={(version) => onChange({ ...choice, version })}
          />
          {chosen === 'v1.29+' && <span className="type-label text-2">{more.derived[locale]}</span>}
        </>
      );
    }
    case 'gate':
      return (
        <div className="gate-choice">
          <b>{belowName}</b>
          <Choice
            label={more.chooseGate[locale]}
            value={choice.gate}
            options={switchable(scenario).map((value) => ({ value, text: value }))}
            onChoose={(gate) => onChange({ ...choice, gate })}
          />
        </div>
      );
    case 'behaviour':
      return <b>{(scenario.behaviour === 'source' ? words.announced : words.source)[locale]}</b>;
    case 'seed':
      return (
        <>
          <TextSetting
            label={more.seedWord[locale]}
            value={String(choice.seed)}
            numeric
            counts="typed"
            onCommit={(seed) => {
              if (!/^\d{1,9}$/.test(seed)) return more.notASeed[locale];
              onChange({ ...choice, seed: Number(seed) });
              return null;
            }}
          />
          {scenario.jitter === 'off' && <span className="type-label text-2">{more.seedsAlike[locale]}</span>}
        </>
      );
    case 'text':
      return entries.length === 0 ? (
        <span className="text-2">{more.noOtherText[locale]}</span>
      ) : (
        <select
          aria-label={more.chooseText[locale]}
          className="choose-text"
          value={Math.min(choice.entry, entries.length - 1)}
          onChange={(event) => onChange({ ...choice, entry: Number(event.target.value) })}
        >
          {entries.map(({ name, at }, index) => (
            <option key={at} value={index}>
              {`${entryName(name, locale)}, ${instantText(at, Date.now(), locale)}`}
            </option>
          ))}
        </select>
      );
    default:
      return choice.kind satisfies never;
  }
}

function switchable(scenario: Scenario): readonly string[] {
  return listedGates(scenario, '')
    .filter(({ name }) => gateInfo(name, scenario.cluster.version)?.locked === false)
    .map(({ name }) => name);
}
