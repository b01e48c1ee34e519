import { scenarioWords as words } from '#i18n/scenario.ts';
import type { Sentence } from '#i18n/sentence.ts';
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
  readonly description: Sentence;
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
    words.runs,
    list(
      required(
        words.runs,
        object({
          seconds: required(words.runSeconds, durationOrNever),
          exitCode: optional(words.exitCode, exitCode),
        }),
      ),
      1000,
    ),
  ),
  onTerm: optional(
    words.onTerm,
    object({
      seconds: optional(words.termSeconds, durationOrNever),
      exitCode: optional(words.exitCode, exitCode),
    }),
  ),
  startupOKAfter: optional(words.startupOKAfter, durationOrNever),
  readyAfter: optional(words.readyAfter, durationOrNever),
  livenessFailAfter: optional(words.livenessFailAfter, durationOrNever),
  preStopSeconds: optional(words.preStopSeconds, duration),
  postStartSeconds: optional(words.postStartSeconds, duration),
  postStartFails: optional(words.postStartFails, { kind: 'boolean' }),
  pullSeconds: optional(words.pullSeconds, duration),
  pullFails: optional(words.pullFails, { kind: 'integer', nullable: true, least: 0, most: 1_000_000 }),
  createSeconds: optional(words.createSeconds, duration),
});

const event: Shape = object({
  at: required(words.at, duration),
  delete: optional(words.delete, { kind: 'target' }),
  set: optional(
    words.set,
    object({
      image: optional(
        words.setImage,
        map('target', required(words.setImageOf, { kind: 'textOrMap', keys: 'container' }), 1000),
      ),
      env: optional(words.verbNotSimulated, anything),
      resources: optional(words.verbNotSimulated, anything),
      selector: optional(words.verbNotSimulated, anything),
      serviceaccount: optional(words.verbNotSimulated, anything),
      subject: optional(words.verbNotSimulated, anything),
    }),
  ),
  apply: optional(words.apply, { kind: 'target' }),
  dryRun: optional(words.dryRun, { kind: 'boolean' }),
  create: optional(
    words.create,
    object({
      services: required(words.createServices, { ...servicesCount, least: 1 }),
      name: optional(words.createName, { kind: 'text' }),
    }),
  ),
  replace: optional(words.replace, map('target', required(words.replaceBy, anything), 1000)),
  restart: optional(
    words.restart,
    object({
      'kube-apiserver': required(
        words.restartApiServer,
        object({ serviceNodePortRange: required(words.serviceNodePortRange, { kind: 'portRange' }) }),
      ),
    }),
  ),
  gracePeriodSeconds: optional(words.gracePeriodSeconds, {
    kind: 'integer',
    nullable: false,
    least: 0,
    most: yearSeconds,
  }),
  force: optional(words.force, { kind: 'boolean' }),
  namespace: optional(words.namespace, { kind: 'text' }),
  ...Object.fromEntries(unsupportedVerbs.map((verb) => [verb, optional(words.verbNotSimulated, anything)])),
});

const spec: Shape = object({
  cluster: optional(
    words.cluster,
    object({
      version: optional(words.version, { kind: 'version' }),
      featureGates: optional(
        words.featureGates,
        map('featureGate', required(words.gate, { kind: 'boolean' }), 1000),
      ),
      nodes: optional(words.nodes, { kind: 'integer', nullable: false, least: 1, most: 5000 }),
      serviceNodePortRange: optional(words.serviceNodePortRange, { kind: 'portRange' }),
      existingServices: optional(words.existingServices, servicesCount),
      leakedNodePorts: optional(
        words.leakedNodePorts,
        list(
          required(words.leakedNodePorts, { kind: 'integer', nullable: false, least: 0, most: 65_535 }),
          65_536,
        ),
      ),
    }),
  ),
  behaviour: optional(words.behaviour, { kind: 'choice', values: ['source', 'announced'] }),
  seed: optional(words.seed, { kind: 'integer', nullable: false, least: 0, most: 2 ** 31 - 1 }),
  horizon: optional(words.horizon, { ...duration, least: 1, most: 30 * 86_400 }),
  jitter: optional(words.jitter, { kind: 'choice', values: ['off', 'upstream'] }),
  latency: optional(
    words.latency,
    object({
      apiRequest: optional(words.apiRequest, latency),
      watch: optional(words.watch, latency),
      createContainer: optional(words.createContainer, latency),
      startContainer: optional(words.startContainer, latency),
      runSandbox: optional(words.runSandbox, latency),
    }),
  ),
  containers: optional(words.containers, map('container', optional(words.container, container), 10_000)),
  events: optional(words.events, list(required(words.events, event), 10_000)),
  traffic: optional(
    words.traffic,
    list(
      required(
        words.traffic,
        object({
          service: required(words.service, { kind: 'text' }),
          from: optional(words.from, { kind: 'choice', values: ['outside', 'inside'] }),
          rate: optional(words.rate, { kind: 'number', least: 0, most: 100_000 }),
          requestSeconds: optional(words.requestSeconds, duration),
          keepAlive: optional(words.keepAlive, { kind: 'boolean' }),
        }),
      ),
      1000,
    ),
  ),
});

/** The whole document; reading, completion, hover and the published JSON schema all come from this one table. */
export const scenarioDocument: Field = required(
  words.document,
  object({
    apiVersion: required(words.apiVersion, { kind: 'text' }),
    kind: required(words.kind, { kind: 'choice', values: [scenarioKind] }),
    metadata: optional(
      words.metadata,
      object({
        name: optional(words.metadata, { kind: 'text' }),
        namespace: optional(words.metadata, { kind: 'text' }),
        labels: optional(words.metadata, anything),
        annotations: optional(words.metadata, anything),
      }),
    ),
    spec: optional(words.spec, spec),
  }),
);

/** The versions `cluster.version` may name, as completion offers them. */
export const offeredVersions: readonly string[] = kubernetesVersions;

function required(description: Sentence, shape: Shape): Field {
  return { shape, description, required: true };
}

function optional(description: Sentence, shape: Shape): Field {
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
