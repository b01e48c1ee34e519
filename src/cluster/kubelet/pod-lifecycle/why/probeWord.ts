import type { ProbeKind } from '#cluster/kubelet/pod-lifecycle/facts.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { whyProbeNames } from '#i18n/why.ts';

/** A template of several words whose value itself differs by language. */
export function withProbe(probe: ProbeKind, say: (name: string) => Sentence): Sentence {
  const name = whyProbeNames[probe];
  return { en: say(name.en).en, zh: say(name.zh).zh };
}
