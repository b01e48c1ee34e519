import { type KeyboardEvent, useMemo, useState } from 'react';
import { gateInfo } from '#api/featureGates.ts';
import { sideNames } from '#app/comparison.ts';
import { usePreview } from '#app/previews.ts';
import { appStore, type Comparison, useApp } from '#app/store.ts';
import { appWords as words } from '#i18n/app.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import { Choice } from './Choice.tsx';
import { ComparisonFields } from './ComparisonFields.tsx';
import { type ComparisonChoice, chosenComparison } from './chosenComparison.ts';
import { MirroredPreview } from './MirroredPreview.tsx';
import { SettingRow } from './SettingRow.tsx';
import { Sheet } from './Sheet.tsx';
import { scenarioInText } from './scenarioInText.ts';
import { useHistory } from './useHistory.ts';

/** Opens a comparison: two runs on one baseline. */
export function openComparison(comparison: Comparison): void {
  appStore.setState({ comparison, below: null, dialog: null });
}

/** Chooses what differs; everything else is held. */
export function CompareDialog() {
  const locale = useApp((state) => state.locale);
  const text = useApp((state) => state.text);
  const { scenario } = useMemo(() => scenarioInText(text), [text]);
  const { entries } = useHistory();
  const others = (entries ?? []).filter((entry) => entry.text !== text);
  const [choice, setChoice] = useState<ComparisonChoice>(() => ({
    kind: 'version',
    version: null,
    gate: 'SidecarContainers',
    seed: scenario.seed + 1,
    entry: 0,
  }));
  const { version, featureGates } = scenario.cluster;
  const gateOn = (name: string) => featureGates[name] ?? gateInfo(name, version)?.default ?? false;
  const comparison = chosenComparison(choice, scenario, gateOn, others, locale);
  const names =
    comparison &&
    sideNames(
      comparison,
      {
        version,
        behaviour: scenario.behaviour,
        seed: scenario.seed,
        range: scenario.cluster.serviceNodePortRange,
        gateOn,
      },
      { on: words.on[locale], off: words.off[locale], thisText: words.thisText[locale], locale },
    );
  const above = usePreview(text);
  const below = usePreview(
    comparison ? (comparison.text ?? text) : null,
    comparison ? comparison.overrides : {},
  );
  const open = () => {
    if (comparison) openComparison(comparison);
  };
  const openOnEnter = (event: KeyboardEvent) => {
    // A button's own Enter is its own; a radio has none.
    const button = event.target instanceof HTMLElement && event.target.closest('button:not([role="radio"])');
    if (event.key !== 'Enter' || button) return;
    event.preventDefault();
    open();
  };

  return (
    <Sheet
      name="compare"
      title={more.compareTitle[locale]}
      note={more.compareNote[locale]}
      onKeyDown={openOnEnter}
      foot={
        <>
          <button type="button" className="verb" disabled={comparison === null} onClick={open}>
            {more.open[locale]}
          </button>
          <span className="text-2">{more.compareKeys[locale]}</span>
        </>
      }
    >
      <div className="settings-rows">
        <SettingRow word={more.differsIn[locale]}>
          <Choice
            label={more.differsIn[locale]}
            value={choice.kind}
            options={[
              { value: 'version', text: more.version[locale] },
              { value: 'gate', text: more.gate[locale] },
              { value: 'behaviour', text: words.behaviour[locale] },
              { value: 'text', text: more.textWord[locale] },
              { value: 'seed', text: more.seedWord[locale] },
            ]}
            onChoose={(kind) => setChoice({ ...choice, kind })}
          />
        </SettingRow>
        <SettingRow word={more.above[locale]}>
          <b>{names?.above ?? words.thisText[locale]}</b>
          <span className="type-label text-2">{words.thisText[locale]}</span>
        </SettingRow>
        <SettingRow word={more.below[locale]}>
          <ComparisonFields
            choice={choice}
            onChange={setChoice}
            scenario={scenario}
            entries={others}
            belowName={names?.below ?? ''}
          />
        </SettingRow>
      </div>
      {names && (
        <MirroredPreview above={above} below={below} aboveName={names.above} belowName={names.below} />
      )}
    </Sheet>
  );
}
