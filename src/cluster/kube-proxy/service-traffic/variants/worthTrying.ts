import type { Service } from '#api/serviceTypes.ts';
import type { Container } from '#api/types.ts';
import type { Deployment } from '#api/workloadTypes.ts';
import type { RolloutModel, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { Variant } from '#cluster/playVariants.ts';
import type { Run } from '#cluster/run.ts';
import { documentOf, fieldEdit } from '#cluster/runDocuments.ts';
import { variationText } from '#cluster/variation.ts';
import { rolloutWhatIf as words } from '#i18n/rolloutWhatIf.ts';
import type { Sentence } from '#i18n/sentence.ts';
import type { FieldEdit } from '#scenario/fieldEdit.ts';
import type { FieldPath } from '#scenario/place.ts';

/** A variant, what to call it, and how the shell is asked to show it beside the run; null for the run itself. */
export interface Trial extends Variant {
  readonly label: Sentence;
  readonly compare: { readonly kind: 'edits' | 'gate' | 'version'; readonly value: string } | null;
}

const gate = 'KubeProxyDrainingTerminatingNodes';
const sleepSeconds = 5;

/** What of the text is worth trying another way, the text itself first. */
export function worthTrying({ run }: RolloutModel, stage: Stage): readonly Trial[] {
  return [
    { id: 'asItIs', label: words.asItIs, edits: [], overrides: {}, compare: null },
    ...deploymentTrials(run, stage),
    ...policyTrials(run, stage),
    ...nameTrials(run, stage),
    ...gateTrials(run),
    ...versionTrials(run),
  ];
}

function deploymentTrials(run: Run, { choice }: Stage): readonly Trial[] {
  const document = documentOf(run, choice.deployment ?? '');
  const object = run.trace.events.find(
    ({ kind, subject }) => kind === 'ObjectCreated' && subject === choice.deployment,
  );
  if (!document || object?.kind !== 'ObjectCreated') return [];
  const { spec } = object.detail.object as Deployment;
  const container = spec.template.spec.containers[0];
  if (!container) return [];
  const edit = (path: FieldPath, value?: unknown) => fieldEdit(document, path, value);
  return [
    ...containerTrials(container, edit),
    ...acceptTrials(run, container),
    ...strategyTrials(spec.strategy, edit),
  ];
}

type Edit = (path: FieldPath, value?: unknown) => FieldEdit;

function containerTrials(container: Container, edit: Edit): readonly Trial[] {
  const at: FieldPath = ['spec', 'template', 'spec', 'containers', 0];
  const port = container.ports?.[0]?.containerPort ?? 8080;
  return [
    container.lifecycle?.preStop === undefined
      ? edited('preStop', words.preStop(String(sleepSeconds)), [
          edit([...at, 'lifecycle', 'preStop'], { exec: { command: ['sleep', String(sleepSeconds)] } }),
        ])
      : edited('preStop', words.noPreStop, [edit([...at, 'lifecycle', 'preStop'])]),
    container.readinessProbe === undefined
      ? edited('probe', words.probe, [
          edit([...at, 'readinessProbe'], { httpGet: { path: '/', port }, periodSeconds: 1 }),
        ])
      : edited('probe', words.noProbe, [edit([...at, 'readinessProbe'])]),
  ];
}

/** The application's own reaction to SIGTERM, at the key of the Scenario that speaks of it. */
function acceptTrials({ scenario }: Run, { name, image = '' }: Container): readonly Trial[] {
  const key = [name, image].find((one) => scenario.containers[one] !== undefined) ?? name;
  const onTerm = scenario.containers[key]?.onTerm;
  const accepts = onTerm?.acceptsFor;
  const longAlready = accepts === null || (accepts ?? 0) >= sleepSeconds;
  // A process that ignores the signal goes on accepting.
  if (onTerm?.seconds === null) return [];
  const value = longAlready
    ? { ...onTerm, acceptsFor: 0 }
    : {
        exitCode: onTerm?.exitCode ?? 0,
        ...onTerm,
        seconds: Math.max(onTerm?.seconds ?? 0, sleepSeconds + 1),
        acceptsFor: sleepSeconds,
      };
  const label = longAlready ? words.closes : words.accepts(String(sleepSeconds));
  return [edited('accepts', label, [{ document: null, path: ['spec', 'containers', key, 'onTerm'], value }])];
}

function strategyTrials(strategy: Deployment['spec']['strategy'], edit: Edit): readonly Trial[] {
  if (strategy?.type === 'Recreate') {
    return [edited('strategy', words.rolling, [edit(['spec', 'strategy'], { type: 'RollingUpdate' })])];
  }
  const { maxSurge, maxUnavailable } = strategy?.rollingUpdate ?? {};
  const none = (value: number | string | undefined) => value === 0 || value === '0%';
  const at: FieldPath = ['spec', 'strategy', 'rollingUpdate'];
  return [
    none(maxUnavailable)
      ? edited('unavailable', words.quarter, [edit([...at, 'maxUnavailable'], '25%')])
      : edited('unavailable', words.unavailable, [
          edit([...at, 'maxUnavailable'], 0),
          // Both at zero would be refused.
          ...(none(maxSurge) ? [edit([...at, 'maxSurge'], 1)] : []),
        ]),
    edited('strategy', words.recreate, [edit(['spec', 'strategy'], { type: 'Recreate' })]),
  ];
}

function policyTrials(run: Run, { choice, serviceSpec }: Stage): readonly Trial[] {
  const document = documentOf(run, choice.service ?? '');
  const spec: Service['spec'] | null = serviceSpec;
  if (!document || !spec || (spec.type !== 'LoadBalancer' && spec.type !== 'NodePort')) return [];
  const local = spec.externalTrafficPolicy === 'Local';
  const value = local ? 'Cluster' : 'Local';
  return [
    edited('policy', local ? words.cluster : words.local, [
      fieldEdit(document, 'spec.externalTrafficPolicy', value),
    ]),
  ];
}

/** A headless Service is as late as the name server's cache. */
function nameTrials({ scenario, documents }: Run, { choice, serviceSpec }: Stage): readonly Trial[] {
  if (serviceSpec?.clusterIP !== 'None') return [];
  const document = documentOf({ documents }, choice.service ?? '');
  const cached = scenario.cluster.dnsCacheMs > 0;
  const value = cached ? 0 : '30s';
  return [
    edited('dns', cached ? words.noDnsCache : words.dnsCache, [
      { document: null, path: ['spec', 'cluster', 'dnsCache'], value },
    ]),
    ...(document ? [edited('clusterIP', words.clusterIP, [fieldEdit(document, 'spec.clusterIP')])] : []),
  ];
}

/** The gate matters only where a node leaves, and only where the version knows it. */
function gateTrials({ scenario, enabledGates }: Run): readonly Trial[] {
  const leaves = scenario.events.some(
    ({ kind }) => kind === 'terminate' || kind === 'taint' || kind === 'drain',
  );
  if (!leaves || scenario.cluster.version === 'v1.27') return [];
  const on = enabledGates.includes(gate);
  return [
    {
      id: 'gate',
      label: on ? words.gateOff : words.gateOn,
      edits: [],
      overrides: { featureGates: { [gate]: !on } },
      compare: { kind: 'gate', value: `${gate}=${!on}` },
    },
  ];
}

function versionTrials({ scenario }: Run): readonly Trial[] {
  const version = scenario.cluster.version === 'v1.27' ? 'v1.28' : 'v1.27';
  return [
    {
      id: 'version',
      label: words.version(version),
      edits: [],
      overrides: { version },
      compare: { kind: 'version', value: version },
    },
  ];
}

function edited(id: string, label: Sentence, edits: readonly FieldEdit[]): Trial {
  return {
    id,
    label,
    edits,
    overrides: {},
    compare: { kind: 'edits', value: variationText({ label, edits }) },
  };
}
