import type { SceneSide } from '#cluster/scene.ts';
import { appWords as words } from '#i18n/app.ts';
import { sideNames } from './comparison.ts';
import { focusedModelOf, type Scene } from './scenes.ts';
import type { AppState } from './store.ts';

export interface Sides {
  readonly above: SceneSide<unknown>;
  /** Null while nothing is compared, or the run to compare with is not there yet. */
  readonly below: SceneSide<unknown> | null;
}

/** The picture, and what it is compared with, named by what differs. Null while there is no picture. */
export function sidesOf(
  scene: Scene | null,
  {
    picture,
    below,
    comparison,
    locale,
    focus,
  }: Pick<AppState, 'picture' | 'below' | 'comparison' | 'locale' | 'focus'>,
): Sides | null {
  if (!scene || !picture) return null;
  const { cluster, behaviour, seed } = picture.scenario;
  const { version } = cluster;
  const gateOn = (name: string) => picture.enabledGates.includes(name);
  const names = comparison
    ? sideNames(
        comparison,
        { version, behaviour, seed, range: cluster.serviceNodePortRange, gateOn },
        { on: words.on[locale], off: words.off[locale], thisText: words.thisText[locale], locale },
      )
    : { above: version, below: '' };
  return {
    above: { run: picture, model: focusedModelOf(scene, picture, focus), label: names.above },
    below:
      comparison && below
        ? { run: below, model: focusedModelOf(scene, below, focus), label: names.below }
        : null,
  };
}
