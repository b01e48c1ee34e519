import { useMemo, useState } from 'react';
import { chooseBehaviour, chooseHorizon, chooseJitter, chooseSeed, chooseVersion } from '#app/commands.ts';
import { useApp } from '#app/store.ts';
import { appWords as words } from '#i18n/app.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import { durationSeconds, durationText } from '#scenario/duration.ts';
import type { FieldPath } from '#scenario/place.ts';
import { kubernetesVersions } from '#scenario/scenario.ts';
import { Choice } from './Choice.tsx';
import { GateTable } from './GateTable.tsx';
import { gateCount, listedGates } from './gates.ts';
import { SettingRow } from './SettingRow.tsx';
import { Sheet } from './Sheet.tsx';
import { scenarioInText } from './scenarioInText.ts';
import { TextSetting } from './TextSetting.tsx';

/** More gates than these are found by typing on. */
const maxGates = 40;
const maxSeed = 2 ** 31 - 1;
const maxHorizonSeconds = 30 * 86_400;

/** Version, behaviour, gates and the run's own numbers: each edits the Scenario in the text. */
export function SettingsDialog() {
  const locale = useApp((state) => state.locale);
  const text = useApp((state) => state.text);
  const [query, setQuery] = useState('');
  const [aim, setAim] = useState<FieldPath>(['spec', 'cluster', 'featureGates']);
  const { scenario, lineOf } = useMemo(() => scenarioInText(text), [text]);
  const { version } = scenario.cluster;
  const gates = listedGates(scenario, query);
  const line = lineOf(aim);
  const aimAt = (path: FieldPath) => ({ onFocus: () => setAim(path), onMouseEnter: () => setAim(path) });

  return (
    <Sheet
      name="settings"
      title={words.settingsTitle[locale]}
      note={null}
      onKeyDown={null}
      foot={
        <>
          <span>
            {more.gatesShown(Math.min(gates.length, maxGates), gateCount(version), version)[locale]}
          </span>
          <input
            type="search"
            className="find-gate"
            placeholder={more.findGate[locale]}
            aria-label={more.findGate[locale]}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <span className="text-2">{(line === null ? more.addsScenario : more.editsLine(line))[locale]}</span>
          <SettingsAnswer />
        </>
      }
    >
      <div className="settings-rows">
        <div {...aimAt(['spec', 'cluster', 'version'])}>
          <SettingRow word={more.version[locale]}>
            <Choice
              label={more.version[locale]}
              value={version}
              options={kubernetesVersions.map((value) => ({ value, text: value }))}
              onChoose={chooseVersion}
            />
          </SettingRow>
        </div>
        <div {...aimAt(['spec', 'behaviour'])}>
          <SettingRow word={words.behaviour[locale]}>
            <Choice
              label={words.behaviour[locale]}
              value={scenario.behaviour}
              options={[
                { value: 'source', text: words.source[locale] },
                { value: 'announced', text: words.announced[locale] },
              ]}
              onChoose={chooseBehaviour}
            />
          </SettingRow>
        </div>
      </div>
      {gates.length === 0 ? (
        <p className="sheet-empty">{more.noGate[locale]}</p>
      ) : (
        <GateTable
          gates={gates.slice(0, maxGates)}
          version={version}
          locale={locale}
          onAim={(gate) => setAim(['spec', 'cluster', 'featureGates', gate])}
        />
      )}
      <div className="settings-rows settings-run">
        <div {...aimAt(['spec', 'seed'])}>
          <SettingRow word={more.seedWord[locale]}>
            <TextSetting
              label={more.seedWord[locale]}
              value={String(scenario.seed)}
              numeric
              counts="left"
              onCommit={(seed) => {
                if (!/^\d+$/.test(seed) || Number(seed) > maxSeed) return more.notASeed[locale];
                chooseSeed(Number(seed));
                return null;
              }}
            />
          </SettingRow>
        </div>
        <div {...aimAt(['spec', 'jitter'])}>
          <SettingRow word={more.jitter[locale]}>
            <Choice
              label={more.jitter[locale]}
              value={scenario.jitter}
              options={[
                { value: 'off', text: words.off[locale] },
                { value: 'upstream', text: 'upstream' },
              ]}
              onChoose={chooseJitter}
            />
          </SettingRow>
        </div>
        <div {...aimAt(['spec', 'horizon'])}>
          <SettingRow word={more.horizon[locale]}>
            <TextSetting
              label={more.horizon[locale]}
              value={
                scenario.horizonMs === null
                  ? more.horizonNotSaid[locale]
                  : durationText(scenario.horizonMs / 1000)
              }
              numeric={false}
              counts="left"
              onCommit={(horizon) => {
                const seconds = durationSeconds(horizon);
                if (horizon === '') {
                  chooseHorizon(null);
                  return null;
                }
                if (seconds === null || seconds < 1 || seconds > maxHorizonSeconds) {
                  return more.notAHorizon[locale];
                }
                chooseHorizon(seconds);
                return null;
              }}
            />
          </SettingRow>
        </div>
      </div>
    </Sheet>
  );
}

/** Why an edit was not made. */
function SettingsAnswer() {
  const answer = useApp((state) => state.answer);
  return answer?.about === 'settings' ? <span className="answer">{answer.text}</span> : null;
}
