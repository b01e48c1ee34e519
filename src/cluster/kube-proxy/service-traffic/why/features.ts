import { gateInfo } from '#api/featureGates.ts';
import type { ExplainedFeature } from '#cluster/explanation.ts';
import type { Run } from '#cluster/run.ts';
import { rolloutWhy as words } from '#i18n/rolloutWhy.ts';
import type { FeatureName } from './account.ts';

const known: Readonly<
  Record<FeatureName, { readonly kep: number; readonly title: string; readonly gate: string }>
> = {
  terminatingEndpoints: {
    kep: 1669,
    title: 'Proxy Terminating Endpoints',
    gate: 'ProxyTerminatingEndpoints',
  },
  drainingNodes: {
    kep: 3836,
    title: 'Kube-proxy improved ingress connectivity reliability',
    gate: 'KubeProxyDrainingTerminatingNodes',
  },
  endpointConditions: {
    kep: 1672,
    title: 'Tracking terminating endpoints',
    gate: 'EndpointSliceTerminatingCondition',
  },
};

/** An enhancement as this run has it. */
export function explainedFeature({ scenario, enabledGates }: Run, name: FeatureName): ExplainedFeature {
  const feature = known[name];
  const { version } = scenario.cluster;
  const info = gateInfo(feature.gate, version);
  const stage = words[info?.stage ?? 'GA'];
  const said = enabledGates.includes(feature.gate) ? words.on : words.off;
  const { en, zh } = stage;
  const state = info
    ? { en: said(en, version).en, zh: said(zh, version).zh }
    : name === 'endpointConditions'
      ? { en: words.on(en, version).en, zh: words.on(zh, version).zh }
      : words.unknown(version);
  return { ...feature, stage, state };
}
