import type { ScenarioWord } from '#i18n/scenarioWords.ts';
import { kubernetesVersions } from './scenario.ts';

/** What may stand at one place of the Scenario document. */
export type Shape =
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Field>> }
  /** Keys of the user's choice; `keys` says what they name. */
  | { readonly kind: 'map'; readonly keys: KeyNames; readonly value: Field; readonly most: number }
  | { readonly kind: 'list'; readonly items: Field; readonly most: number }
  /** A text in short, a mapping in full. */
  | { readonly kind: 'textOrMap'; readonly keys: KeyNames }
  /** Seconds, or a text such as `1m30s`. Limits in seconds. */
  | { readonly kind: 'duration'; readonly nullable: boolean; readonly least: number; readonly most: number }
  | { readonly kind: 'integer'; readonly nullable: boolean; readonly least: number; readonly most: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'version' }
  | { readonly kind: 'target' }
  | { readonly kind: 'portRange' }
  | { readonly kind: 'any' };

export type KeyNames = 'featureGate' | 'container' | 'target' | 'label';

export interface Field {
  readonly shape: Shape;
  /** The word that describes it: whoever shows it looks it up, and who only reads a Scenario does without. */
  readonly description: ScenarioWord;
  readonly required: boolean;
}

export const scenarioApiVersion = 'sim.kymograph.dev/v1alpha1';
export const scenarioKind = 'Scenario';

/** kubectl's verbs that an event may carry, and the keys that mean something beside each. */
export const simulatedVerbs: Readonly<Record<string, readonly string[]>> = {
  delete: ['gracePeriodSeconds', 'force'],
  set: [],
  apply: ['dryRun'],
  create: [],
  replace: [],
  restart: [],
};
export const unsupportedVerbs: readonly string[] = [
  'scale',
  'drain',
  'cordon',
  'uncordon',
  'taint',
  'evict',
  'rollout',
  'autoscale',
  'patch',
  'label',
  'annotate',
  'upgrade',
  'traffic',
];

const yearSeconds = 31_536_000;
const duration: Shape = { kind: 'duration', nullable: false, least: 0, most: yearSeconds };
const durationOrNever: Shape = { ...duration, nullable: true };
/** A latency of more than a minute is a unit forgotten: `5` is 5 s, `5ms` was meant. */
const latency: Shape = { ...duration, most: 60 };
const exitCode: Shape = { kind: 'integer', nullable: false, least: 0, most: 255 };
/** More than the widest range has ports serves nobody. */
const servicesCount = { kind: 'integer', nullable: false, least: 0, most: 70_000 } as const;
const anything: Shape = { kind: 'any' };

const container: Shape = object({
  runs: optional(
    'runs',
    list(
      required(
        'runs',
        object({
          seconds: required('runSeconds', durationOrNever),
          exitCode: optional('exitCode', exitCode),
        }),
      ),
      1000,
    ),
  ),
  onTerm: optional(
    'onTerm',
    object({
      seconds: optional('termSeconds', durationOrNever),
      exitCode: optional('exitCode', exitCode),
    }),
  ),
  startupOKAfter: optional('startupOKAfter', durationOrNever),
  readyAfter: optional('readyAfter', durationOrNever),
  livenessFailAfter: optional('livenessFailAfter', durationOrNever),
  preStopSeconds: optional('preStopSeconds', duration),
  postStartSeconds: optional('postStartSeconds', duration),
  postStartFails: optional('postStartFails', { kind: 'boolean' }),
  pullSeconds: optional('pullSeconds', duration),
  pullFails: optional('pullFails', { kind: 'integer', nullable: true, least: 0, most: 1_000_000 }),
  createSeconds: optional('createSeconds', duration),
});

const event: Shape = object({
  at: required('at', duration),
  delete: optional('delete', { kind: 'target' }),
  set: optional(
    'set',
    object({
      image: optional(
        'setImage',
        map('target', required('setImageOf', { kind: 'textOrMap', keys: 'container' }), 1000),
      ),
      env: optional('verbNotSimulated', anything),
      resources: optional('verbNotSimulated', anything),
      selector: optional('verbNotSimulated', anything),
      serviceaccount: optional('verbNotSimulated', anything),
      subject: optional('verbNotSimulated', anything),
    }),
  ),
  apply: optional('apply', { kind: 'target' }),
  dryRun: optional('dryRun', { kind: 'boolean' }),
  create: optional(
    'create',
    object({
      services: required('createServices', { ...servicesCount, least: 1 }),
      name: optional('createName', { kind: 'text' }),
    }),
  ),
  replace: optional('replace', map('target', required('replaceBy', anything), 1000)),
  restart: optional(
    'restart',
    object({
      'kube-apiserver': required(
        'restartApiServer',
        object({ serviceNodePortRange: required('serviceNodePortRange', { kind: 'portRange' }) }),
      ),
    }),
  ),
  gracePeriodSeconds: optional('gracePeriodSeconds', {
    kind: 'integer',
    nullable: false,
    least: 0,
    most: yearSeconds,
  }),
  force: optional('force', { kind: 'boolean' }),
  namespace: optional('namespace', { kind: 'text' }),
  ...Object.fromEntries(unsupportedVerbs.map((verb) => [verb, optional('verbNotSimulated', anything)])),
});

const spec: Shape = object({
  cluster: optional(
    'cluster',
    object({
      version: optional('version', { kind: 'version' }),
      featureGates: optional('featureGates', map('featureGate', required('gate', { kind: 'boolean' }), 1000)),
      nodes: optional('nodes', { kind: 'integer', nullable: false, least: 1, most: 5000 }),
      serviceNodePortRange: optional('serviceNodePortRange', { kind: 'portRange' }),
      existingServices: optional('existingServices', servicesCount),
      leakedNodePorts: optional(
        'leakedNodePorts',
        list(
          required('leakedNodePorts', { kind: 'integer', nullable: false, least: 0, most: 65_535 }),
          65_536,
        ),
      ),
    }),
  ),
  behaviour: optional('behaviour', { kind: 'choice', values: ['source', 'announced'] }),
  seed: optional('seed', { kind: 'integer', nullable: false, least: 0, most: 2 ** 31 - 1 }),
  horizon: optional('horizon', { ...duration, least: 1, most: 30 * 86_400 }),
  jitter: optional('jitter', { kind: 'choice', values: ['off', 'upstream'] }),
  latency: optional(
    'latency',
    object({
      apiRequest: optional('apiRequest', latency),
      watch: optional('watch', latency),
      createContainer: optional('createContainer', latency),
      startContainer: optional('startContainer', latency),
      runSandbox: optional('runSandbox', latency),
    }),
  ),
  containers: optional('containers', map('container', optional('container', container), 10_000)),
  events: optional('events', list(required('events', event), 10_000)),
  traffic: optional(
    'traffic',
    list(
      required(
        'traffic',
        object({
          service: required('service', { kind: 'text' }),
          from: optional('from', { kind: 'choice', values: ['outside', 'inside'] }),
          rate: optional('rate', { kind: 'number', least: 0, most: 100_000 }),
          requestSeconds: optional('requestSeconds', duration),
          keepAlive: optional('keepAlive', { kind: 'boolean' }),
        }),
      ),
      1000,
    ),
  ),
});

/** The whole document; reading, completion, hover and the published JSON schema all come from this one table. */
export const scenarioDocument: Field = required(
  'document',
  object({
    apiVersion: required('apiVersion', { kind: 'text' }),
    kind: required('kind', { kind: 'choice', values: [scenarioKind] }),
    metadata: optional(
      'metadata',
      object({
        name: optional('metadata', { kind: 'text' }),
        namespace: optional('metadata', { kind: 'text' }),
        labels: optional('metadata', anything),
        annotations: optional('metadata', anything),
      }),
    ),
    spec: optional('spec', spec),
  }),
);

/** The versions `cluster.version` may name, as completion offers them. */
export const offeredVersions: readonly string[] = kubernetesVersions;

function required(description: ScenarioWord, shape: Shape): Field {
  return { shape, description, required: true };
}

function optional(description: ScenarioWord, shape: Shape): Field {
  return { shape, description, required: false };
}

function object(fields: Readonly<Record<string, Field>>): Shape {
  return { kind: 'object', fields };
}

function map(keys: KeyNames, value: Field, most: number): Shape {
  return { kind: 'map', keys, value, most };
}

function list(items: Field, most: number): Shape {
  return { kind: 'list', items, most };
}
