import { readVariation, variationText } from '#cluster/variation.ts';
import type { Locale } from '#i18n/sentence.ts';
import { kubernetesVersions } from '#scenario/scenario.ts';
import type { Comparison } from './store.ts';

/**
 * The comparison a link or a menu names: `version` `v1.29+`, `gate` `SidecarContainers=false`, `behaviour`
 * `announced`, `seed` `7`, `range` `30000-30999`, `edits` with a
 * variation. Null when there is none of that name. The upper side's label is drawn from its run.
 */
export function comparisonOf(kind: string, value: string): Comparison | null {
  const plain = { text: null, aboveLabel: '', belowLabel: value };
  if (kind === 'version') {
    const version = kubernetesVersions.find((one) => one === value);
    return version ? { kind, overrides: { version }, ...plain } : null;
  }
  if (kind === 'gate') {
    const [name, on] = value.split('=');
    if (!name || (on !== 'true' && on !== 'false')) return null;
    return { kind, overrides: { featureGates: { [name]: on === 'true' } }, ...plain };
  }
  if (kind === 'behaviour' && (value === 'source' || value === 'announced')) {
    return { kind, overrides: { behaviour: value }, ...plain };
  }
  if (kind === 'seed' && /^\d{1,9}$/.test(value))
    return { kind, overrides: { seed: Number(value) }, ...plain };
  if (kind === 'range' && /^[0-9]{1,5}-[0-9]{1,5}$/.test(value)) {
    return { kind, overrides: { serviceNodePortRange: value }, ...plain };
  }
  const variation = kind === 'edits' ? readVariation(value) : null;
  if (kind === 'edits' && variation) {
    const { edits, label } = variation;
    return { kind, overrides: { edits }, ...plain, belowLabel: label.en, variation: label };
  }
  return null;
}

/** How a link names a comparison; another text is not carried by a link. */
export function comparisonName({
  kind,
  overrides,
  variation,
}: Comparison): { readonly kind: string; readonly value: string } | null {
  const { version, featureGates, behaviour, seed, serviceNodePortRange: range, edits } = overrides;
  if (kind === 'edits' && edits && variation) {
    return { kind, value: variationText({ label: variation, edits }) };
  }
  if (kind === 'version' && version) return { kind, value: version };
  if (kind === 'behaviour' && behaviour) return { kind, value: behaviour };
  if (kind === 'seed' && seed !== undefined) return { kind, value: String(seed) };
  if (kind === 'range' && range !== undefined) return { kind, value: range };
  const [gate] = Object.entries(featureGates ?? {});
  return kind === 'gate' && gate ? { kind, value: `${gate[0]}=${gate[1]}` } : null;
}

/** The two sides, named by what differs. */
export function sideNames(
  comparison: Comparison,
  above: {
    readonly version: string;
    readonly behaviour: string;
    readonly seed: number;
    readonly range: string;
    readonly gateOn: (name: string) => boolean;
  },
  words: { readonly on: string; readonly off: string; readonly thisText: string; readonly locale: Locale },
): { readonly above: string; readonly below: string } {
  const { kind, overrides, belowLabel, variation } = comparison;
  if (kind === 'version') return { above: above.version, below: overrides.version ?? '' };
  if (kind === 'behaviour') return { above: above.behaviour, below: overrides.behaviour ?? '' };
  if (kind === 'seed') return { above: `seed ${above.seed}`, below: `seed ${overrides.seed}` };
  if (kind === 'range') return { above: above.range, below: overrides.serviceNodePortRange ?? '' };
  if (kind === 'text') return { above: words.thisText, below: belowLabel };
  if (kind === 'edits') return { above: words.thisText, below: variation?.[words.locale] ?? belowLabel };
  const [name = '', on = false] = Object.entries(overrides.featureGates ?? {})[0] ?? [];
  const word = (value: boolean) => `${name} ${value ? words.on : words.off}`;
  return { above: word(above.gateOn(name)), below: word(on) };
}
