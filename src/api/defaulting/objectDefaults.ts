import { objectOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { roundedAmounts } from './containerDefaults.ts';
import { type Defaulters, whereAbsent, whereZero } from './defaulter.ts';

/** Kinds that are listed but not simulated. Source: v1.28 pkg/apis/core/v1/defaults.go. */
export const objectDefaults: Defaulters = {
  'core.v1.NodeStatus': (status) => ({
    ...roundedIn(status, ['capacity', 'allocatable']),
    ...(status.allocatable === undefined && status.capacity !== undefined
      ? { allocatable: roundedAmounts(status.capacity) }
      : {}),
  }),
  'core.v1.PersistentVolumeClaimStatus': (status) => roundedIn(status, ['capacity', 'allocatedResources']),
  'core.v1.Node': (node) => ({
    status: {
      ...objectOf(node, 'status'),
      daemonEndpoints: { kubeletEndpoint: {}, ...objectOf(objectOf(node, 'status'), 'daemonEndpoints') },
    },
  }),
  'policy.v1.PodDisruptionBudget': (budget) => ({ status: objectOf(budget, 'status') ?? {} }),
  'core.v1.NamespaceStatus': whereZero({ phase: 'Active' }),
  'discovery.v1.EndpointPort': whereAbsent({ name: '', protocol: 'TCP' }),
  'core.v1.Secret': whereZero({ type: 'Opaque' }),
  'core.v1.Namespace': (namespace) => {
    const metadata = objectOf(namespace, 'metadata') ?? {};
    const name = textOf(metadata, 'name');
    const status = objectOf(namespace, 'status') ?? {};
    if (name === '') return { status };
    const labels = { ...objectOf(metadata, 'labels'), 'kubernetes.io/metadata.name': name };
    return { metadata: { ...metadata, labels }, status };
  },
};

function roundedIn(object: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const list = object[field];
      return list === undefined ? [] : [[field, roundedAmounts(list)] as const];
    }),
  );
}
