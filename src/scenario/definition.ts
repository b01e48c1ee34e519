import { containerShape } from './containerShape.ts';
import { eventShape, servicesCount } from './eventShape.ts';
import { jobShape } from './jobShape.ts';
import { kubernetesVersions } from './scenario.ts';
import {
  anything,
  duration,
  type Field,
  list,
  map,
  object,
  optional,
  required,
  type Shape,
} from './shape.ts';

export const scenarioApiVersion = 'sim.kymograph.dev/v1alpha1';
export const scenarioKind = 'Scenario';

/** A latency of more than a minute is a unit forgotten: `5` is 5 s, `5ms` was meant. */
const latency: Shape = { ...duration, most: 60 };
const positive: Shape = { ...duration, least: 0.001 };
const threshold: Shape = { kind: 'integer', nullable: false, least: 1, most: 100 };

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
      zones: optional('zones', list(required('zones', { kind: 'text' }), 100)),
      loadBalancer: optional(
        'loadBalancer',
        object({
          healthCheckInterval: optional('healthCheckInterval', positive),
          healthCheckTimeout: optional('healthCheckTimeout', positive),
          unhealthyThreshold: optional('unhealthyThreshold', threshold),
          healthyThreshold: optional('healthyThreshold', threshold),
        }),
      ),
      kubeProxy: optional(
        'kubeProxy',
        object({
          minSyncPeriod: optional('minSyncPeriod', latency),
          syncPeriod: optional('syncPeriod', positive),
          sync: optional('proxySync', latency),
          lag: optional('proxyLag', map('node', required('proxyLag', { ...duration, most: 3600 }), 5000)),
        }),
      ),
      endpointUpdatesBatchPeriod: optional('endpointUpdatesBatchPeriod', latency),
      dnsCache: optional('dnsCache', { ...duration, least: 0, most: 3600 }),
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
  containers: optional('containers', map('container', optional('container', containerShape), 10_000)),
  jobs: optional('jobs', map('job', optional('job', jobShape), 10_000)),
  events: optional('events', list(required('events', eventShape), 10_000)),
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
          namespace: optional('namespace', { kind: 'text' }),
          port: optional('trafficPort', { kind: 'integer', nullable: false, least: 1, most: 65_535 }),
          node: optional('trafficNode', { kind: 'text' }),
          connections: optional('connections', {
            kind: 'integer',
            nullable: false,
            least: 1,
            most: 100_000,
          }),
          retries: optional('retries', { kind: 'integer', nullable: false, least: 0, most: 100 }),
          timeout: optional('requestTimeout', positive),
          start: optional('trafficStart', duration),
          end: optional('trafficEnd', duration),
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
