import type { GateStage } from '#api/featureGates.ts';
import { chooseGate } from '#app/commands.ts';
import { appWords as words } from '#i18n/app.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import type { Locale, Sentence } from '#i18n/sentence.ts';
import type { KubernetesVersion } from '#scenario/scenario.ts';
import { Choice } from './Choice.tsx';
import type { ListedGate } from './gates.ts';
import { StageMark } from './StageMark.tsx';

const stageWords: Readonly<Record<GateStage, Sentence>> = {
  ALPHA: more.alpha,
  BETA: more.beta,
  GA: more.stable,
  DEPRECATED: more.deprecated,
};

/** Gates with their stage, their default, and the switch that edits the Scenario. */
export function GateTable(props: {
  readonly gates: readonly ListedGate[];
  readonly version: KubernetesVersion;
  readonly locale: Locale;
  /** The reader is at this gate. */
  readonly onAim: (gate: string) => void;
}) {
  const { gates, version, locale, onAim } = props;
  return (
    <table className="gates" aria-label={words.gates[locale]}>
      <tbody>
        {gates.map(({ name, info, on }) => (
          <tr key={name} onMouseEnter={() => onAim(name)} onFocus={() => onAim(name)}>
            <th scope="row" className="type-status strong">
              {name}
            </th>
            <td>{info && <StageMark stage={info.stage} />}</td>
            <td className="type-label text-2">{info && stageWords[info.stage][locale]}</td>
            <td className="type-label text-2">{defaultWord({ name, info, on }, version)[locale]}</td>
            <td className="gate-switch">
              {info?.locked ? (
                <span className="text-2">
                  {info.default ? more.lockedOn[locale] : more.lockedOff[locale]}
                </span>
              ) : (
                <Choice
                  label={name}
                  value={on ? 'on' : 'off'}
                  options={[
                    { value: 'off', text: words.off[locale] },
                    { value: 'on', text: words.on[locale] },
                  ]}
                  onChoose={(value) => chooseGate(name, value === 'on')}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function defaultWord({ info }: ListedGate, version: KubernetesVersion): Sentence {
  const plain = version.slice(1);
  if (info === null) return more.notIn(plain);
  if (info.locked) return nothing;
  return info.default ? more.onByDefault(plain) : more.offByDefault(plain);
}

const nothing: Sentence = { en: '', zh: '' };
