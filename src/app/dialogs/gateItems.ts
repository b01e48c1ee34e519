import { featureGates, gateInfo } from '#api/featureGates.ts';
import { chooseGate } from '#app/commands.ts';
import { appWords as words } from '#i18n/app.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { PaletteItem } from './paletteItem.ts';

/** Every gate of the Scenario's version that can be switched, to the other side. */
export function gateItems({ cluster }: Scenario): readonly PaletteItem[] {
  return featureGates.flatMap(({ name }) => {
    const info = gateInfo(name, cluster.version);
    if (!info || info.locked) return [];
    const on = !(cluster.featureGates[name] ?? info.default);
    const state = on ? words.on : words.off;
    return [
      {
        id: `gate ${name}`,
        verb: more.gate,
        label: { en: more.gateTo(name, state.en).en, zh: more.gateTo(name, state.zh).zh },
        key: '',
        run: () => chooseGate(name, on),
      },
    ];
  });
}
