import { has, objectOf, objectsOf, textOf, textsOf } from '#api/decoded.ts';
import type { GateEnabled } from '#api/defaulting/defaulter.ts';
import { setDefaults } from '#api/defaulting/setDefaults.ts';
import type { JsonObject, JsonValue } from '#api/json.ts';
import { podQOSClass } from '#api/qos/podQOSClass.ts';
import type { Pod } from '#api/types.ts';
import { withTemplateGeneration } from './conversion.ts';
import { type DroppedField, dropDisabledFields, type Remaining } from './dropDisabledFields.ts';

/** What the server changes in a new object; what it takes away goes into `dropped`. */
type Preparation = (object: JsonObject, gateEnabled: GateEnabled, dropped: DroppedField[]) => JsonObject;

/** Kinds whose spec is counted from 1. Their status starts anew, whatever was sent. */
const counted = [
  'core.v1.PodTemplate',
  'core.v1.ReplicationController',
  'apps.v1.Deployment',
  'apps.v1.ReplicaSet',
  'apps.v1.StatefulSet',
  'apps.v1.DaemonSet',
  'batch.v1.Job',
  'batch.v1.CronJob',
  'discovery.v1.EndpointSlice',
  'policy.v1.PodDisruptionBudget',
  'admissionregistration.v1.MutatingWebhookConfiguration',
  'admissionregistration.v1.ValidatingWebhookConfiguration',
  'flowcontrol.v1beta2.FlowSchema',
  'flowcontrol.v1beta2.PriorityLevelConfiguration',
  'flowcontrol.v1beta3.FlowSchema',
  'flowcontrol.v1beta3.PriorityLevelConfiguration',
  'networking.v1.Ingress',
  'networking.v1.IngressClass',
  'networking.v1.NetworkPolicy',
  'scheduling.v1.PriorityClass',
];

const preparations: Readonly<Record<string, Preparation>> = {
  'core.v1.Pod': (pod) => ({ ...pod, status: podStatus(pod) }),
  'core.v1.Service': (service) => ({ ...service, status: { loadBalancer: {} } }),
  'core.v1.Namespace': (namespace) => {
    const spec = objectOf(namespace, 'spec') ?? {};
    const finalizers = textsOf(spec, 'finalizers');
    const all = finalizers.includes('kubernetes') ? finalizers : [...finalizers, 'kubernetes'];
    return { ...namespace, spec: { ...spec, finalizers: all }, status: { phase: 'Active' } };
  },
  'core.v1.Node': (node, _gateEnabled, dropped) => {
    const spec = without(node, 'spec', 'configSource', dropped);
    return without(spec, 'status', 'config', []);
  },
  'core.v1.ServiceAccount': (account) =>
    has(account, 'secrets')
      ? { ...account, secrets: objectsOf(account, 'secrets').map((one) => picked(one, ['name'])) }
      : account,
  'core.v1.PersistentVolumeClaim': (claim, gateEnabled, dropped) => {
    const { status: _, ...rest } = claim;
    return withDataSources(withoutClaims(rest, dropped), gateEnabled, dropped);
  },
  'apps.v1.DaemonSet': withTemplateGeneration,
  'discovery.v1.EndpointSlice': (slice) =>
    has(slice, 'endpoints')
      ? {
          ...slice,
          endpoints: objectsOf(slice, 'endpoints').map(({ deprecatedTopology: _, ...endpoint }) => endpoint),
        }
      : slice,
};

/**
 * What becomes of a decoded object before it is judged: features that are off are gone, status starts anew.
 *
 * Source: v1.28 PrepareForCreate of each kind's pkg/registry strategy.
 */
export function prepareForCreate(type: string, object: JsonObject, gateEnabled: GateEnabled): Remaining {
  const fresh = counted.includes(type) ? firstOfItsKind(type, object, gateEnabled) : object;
  const { object: remaining, dropped } = dropDisabledFields(type, fresh, gateEnabled);
  const gone = [...dropped];
  const prepared = preparations[type]?.(remaining, gateEnabled, gone) ?? remaining;
  return { object: prepared, dropped: gone };
}

/**
 * What the server changes in an object that has passed: a Namespace whose name was drawn gets its label.
 *
 * Source: v1.28 pkg/registry/core/namespace/strategy.go:Canonicalize.
 */
export function canonicalize(type: string, object: JsonObject): JsonObject {
  if (type !== 'core.v1.Namespace') return object;
  const metadata = objectOf(object, 'metadata') ?? {};
  const name = { 'kubernetes.io/metadata.name': textOf(metadata, 'name') };
  return {
    ...object,
    metadata: { ...metadata, labels: { ...objectOf(metadata, 'labels'), ...name } },
  };
}

function firstOfItsKind(type: string, object: JsonObject, gateEnabled: GateEnabled): JsonObject {
  const { status: _, ...others } = object;
  const { status } = setDefaults(type, {}, gateEnabled);
  return {
    ...others,
    metadata: { ...objectOf(object, 'metadata'), generation: 1 },
    ...(status === undefined ? {} : { status }),
  };
}

/** Source: v1.28 pkg/registry/core/pod/strategy.go:PrepareForCreate, applyWaitingForSchedulingGatesCondition. */
function podStatus(pod: JsonObject): JsonObject {
  const gated = objectsOf(objectOf(pod, 'spec'), 'schedulingGates').length > 0;
  const condition = {
    type: 'PodScheduled',
    status: 'False',
    lastProbeTime: null,
    lastTransitionTime: null,
    reason: 'SchedulingGated',
    message: 'Scheduling is blocked due to non-empty scheduling gates',
  };
  return {
    phase: 'Pending',
    ...(gated ? { conditions: [condition] } : {}),
    // Decoding has held it to the field tables.
    qosClass: podQOSClass({ ...pod, spec: { containers: [], ...objectOf(pod, 'spec') } } as unknown as Pod),
  };
}

/**
 * The old field for a volume's source takes only claims and snapshots, and loses anything else without a word; old and
 * new field say the same.
 *
 * Source: v1.28 pkg/api/persistentvolumeclaim/util.go:EnforceDataSourceBackwardsCompatibility, NormalizeDataSources.
 */
function withDataSources(claim: JsonObject, gateEnabled: GateEnabled, dropped: DroppedField[]): JsonObject {
  const namespace = textOf(objectOf(objectOf(claim, 'spec'), 'dataSourceRef'), 'namespace');
  const missing = ['AnyVolumeDataSource', ...(namespace === '' ? [] : ['CrossNamespaceVolumeDataSource'])];
  const gate = missing.find((name) => !gateEnabled(name));
  const gone: DroppedField[] = [];
  const gated = gate === undefined ? claim : without(claim, 'spec', 'dataSourceRef', gone, gate);
  const reference = objectOf(objectOf(gated, 'spec'), 'dataSourceRef');
  const given = objectOf(objectOf(gated, 'spec'), 'dataSource');
  const kept =
    given && !reference && !isClaimOrSnapshot(given) ? without(gated, 'spec', 'dataSource', dropped) : gated;
  const spec = objectOf(kept, 'spec');
  const source = objectOf(spec, 'dataSource');
  // It comes back from the old field, but for the namespace.
  const back = source !== undefined && gateEnabled('AnyVolumeDataSource');
  dropped.push(...gone.map((one) => (back ? { ...one, path: [...one.path, 'namespace'] } : one)));
  if (!gateEnabled('AnyVolumeDataSource')) return kept;
  const fields = ['apiGroup', 'kind', 'name'];
  if (source && !reference) return { ...kept, spec: { ...spec, dataSourceRef: picked(source, fields) } };
  if (reference && !source && textOf(reference, 'namespace') === '') {
    return { ...kept, spec: { ...spec, dataSource: picked(reference, fields) } };
  }
  return kept;
}

function isClaimOrSnapshot(source: JsonObject): boolean {
  const group = textOf(source, 'apiGroup');
  const kind = textOf(source, 'kind');
  return (
    (kind === 'PersistentVolumeClaim' && group === '') ||
    (kind === 'VolumeSnapshot' && group === 'snapshot.storage.k8s.io')
  );
}

function picked(object: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(
    fields.flatMap((field): readonly (readonly [string, JsonValue])[] => {
      const value = object[field];
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

function without(
  object: JsonObject,
  field: string,
  inner: string,
  dropped: DroppedField[],
  gate: string | null = null,
): JsonObject {
  const holder = objectOf(object, field);
  if (holder === undefined || !has(holder, inner)) return object;
  dropped.push({ path: [field, inner], gate });
  const { [inner]: _, ...rest } = holder;
  return { ...object, [field]: rest };
}

/** Claims of dynamic resources are for containers; in a volume claim they are taken and forgotten. */
function withoutClaims(claim: JsonObject, dropped: DroppedField[]): JsonObject {
  const spec = objectOf(claim, 'spec');
  const resources = objectOf(spec, 'resources');
  if (!has(resources, 'claims')) return claim;
  const { claims: _, ...rest } = resources ?? {};
  if (objectsOf(resources, 'claims').length > 0) {
    dropped.push({ path: ['spec', 'resources', 'claims'], gate: null });
  }
  return { ...claim, spec: { ...spec, resources: rest } };
}
