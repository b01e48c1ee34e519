import { gateInfo } from '#api/featureGates.ts';
import type { ExplainedFeature } from '#cluster/explanation.ts';
import type { Run } from '#cluster/run.ts';
import { whyFeatureWords as words } from '#i18n/why.ts';

const gate = 'SidecarContainers';

/** Whether the gate is on in this run, by its text or by its version. */
export function sidecarGateOn({ scenario }: Run): boolean {
  const { version, featureGates } = scenario.cluster;
  return featureGates[gate] ?? gateInfo(gate, version)?.default ?? false;
}

/** KEP-753 as this run has it; null when its version does not know the gate. */
export function sidecarFeature(run: Run): ExplainedFeature | null {
  const { version } = run.scenario.cluster;
  const info = gateInfo(gate, version);
  if (!info) return null;
  const on = sidecarGateOn(run);
  const state = info.default
    ? (on ? words.onByDefaultOn : words.onByDefaultOff)(version)
    : (on ? words.offByDefaultOn : words.offByDefaultOff)(version);
  const stage = words[info.stage];
  return {
    kep: info.kep ?? 753,
    title: 'Sidecar Containers',
    gate,
    stage,
    state: { en: `${stage.en}, ${state.en}`, zh: `${stage.zh}，${state.zh}` },
  };
}
