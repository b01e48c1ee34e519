import { comparisonOf } from '#app/comparison.ts';
import type { HistoryEntry } from '#app/history.ts';
import type { Comparison } from '#app/store.ts';
import { dialogWords as words } from '#i18n/dialogs.ts';
import type { Locale } from '#i18n/sentence.ts';
import { type KubernetesVersion, kubernetesVersions, type Scenario } from '#scenario/scenario.ts';

/** What the reader chose so far; each kind keeps its own choice while another is looked at. */
export interface ComparisonChoice {
  /** A range is chosen in the map itself, a variation in its scene. */
  readonly kind: Exclude<Comparison['kind'], 'range' | 'edits'>;
  /** Null: the one `otherVersion` gives. */
  readonly version: KubernetesVersion | null;
  readonly gate: string;
  readonly seed: number;
  /** Index in the history. */
  readonly entry: number;
}

/** The versions the upper side is not. */
export function otherVersions(scenario: Scenario): readonly KubernetesVersion[] {
  return kubernetesVersions.filter((version) => version !== scenario.cluster.version).toReversed();
}

/** The comparison that a choice means for the text as it stands; null when there is none. */
export function chosenComparison(
  choice: ComparisonChoice,
  scenario: Scenario,
  gateOn: (name: string) => boolean,
  entries: readonly HistoryEntry[],
  locale: Locale,
): Comparison | null {
  switch (choice.kind) {
    case 'version': {
      const others = otherVersions(scenario);
      const version = others.find((one) => one === choice.version) ?? others[0];
      return version ? comparisonOf('version', version) : null;
    }
    case 'gate':
      return comparisonOf('gate', `${choice.gate}=${!gateOn(choice.gate)}`);
    case 'behaviour':
      return comparisonOf('behaviour', scenario.behaviour === 'source' ? 'announced' : 'source');
    case 'seed':
      return comparisonOf('seed', String(choice.seed));
    case 'text': {
      const entry = entries[choice.entry];
      return entry ? textComparison(entry, locale) : null;
    }
    default:
      return choice.kind satisfies never;
  }
}

/** Sets a text of the history below the one in the editor. */
export function textComparison(entry: HistoryEntry, locale: Locale): Comparison {
  const belowLabel = entryName(entry.name, locale);
  return { kind: 'text', overrides: {}, text: entry.text, aboveLabel: '', belowLabel };
}

/** How a text is called that may have no name. */
export function entryName(name: string, locale: Locale): string {
  return name === '' ? words.unnamed[locale] : name;
}
