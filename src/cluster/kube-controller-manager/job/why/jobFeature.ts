import { gateInfo } from '#api/featureGates.ts';
import type { ExplainedFeature } from '#cluster/explanation.ts';
import type { Run } from '#cluster/run.ts';
import { gateStages } from '#i18n/admission.ts';
import { jobFieldWords as words } from '#i18n/jobFields.ts';
import type { JobGateName } from './account.ts';

const features: Readonly<Record<JobGateName, { readonly kep: number; readonly title: string }>> = {
  JobBackoffLimitPerIndex: { kep: 3850, title: 'Backoff Limit Per Index For Indexed Jobs' },
  JobPodReplacementPolicy: { kep: 3939, title: 'Allow Replacement of Pods in a Job' },
  JobPodFailurePolicy: { kep: 3329, title: 'Retriable and non-retriable Pod failures for Jobs' },
  JobReadyPods: { kep: 2879, title: 'Track ready Pods in Job status' },
  JobTrackingWithFinalizers: { kep: 2307, title: 'Job tracking without lingering Pods' },
  PodDisruptionConditions: { kep: 3329, title: 'Retriable and non-retriable Pod failures for Jobs' },
  PodIndexLabel: { kep: 4017, title: 'Pod Index Label' },
  SidecarContainers: { kep: 753, title: 'Sidecar Containers' },
};

/** The feature behind a gate, with its stage and whether it is on here; null when the version does not know it. */
export function jobFeature({ scenario, enabledGates }: Run, gate: JobGateName): ExplainedFeature | null {
  const { version } = scenario.cluster;
  const info = gateInfo(gate, version);
  if (!info) return null;
  const stage = gateStages[info.stage];
  const on = enabledGates.includes(gate);
  const state = (info.default ? words.onByDefault : words.offByDefault)(version, on);
  return {
    ...features[gate],
    gate,
    stage,
    state: { en: `${stage.en}, ${state.en}`, zh: `${stage.zh}，${state.zh}` },
  };
}
