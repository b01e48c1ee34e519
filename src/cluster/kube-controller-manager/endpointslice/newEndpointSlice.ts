import type { EndpointPort, EndpointSlice } from '#api/discoveryTypes.ts';
import { serviceNameLabel } from '#api/serviceNameLabel.ts';
import type { Service } from '#api/serviceTypes.ts';
import { equal } from '#base/equal.ts';
import type { AddressType } from './podToEndpoint.ts';
import { generatedPrefix } from './sliceName.ts';

const managedByLabel = 'endpointslice.kubernetes.io/managed-by';
const headlessLabel = 'service.kubernetes.io/headless';
const controllerName = 'endpointslice-controller.k8s.io';
const reservedLabels = [serviceNameLabel, managedByLabel, headlessLabel];

/** An empty slice of a Service; it has no name yet. Source: v1.28 staging/src/k8s.io/endpointslice/utils.go:newEndpointSlice. */
export function newEndpointSlice(
  service: Service,
  addressType: AddressType,
  ports: readonly EndpointPort[],
): EndpointSlice {
  const { name, namespace, uid = '' } = service.metadata;
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: '',
      generateName: generatedPrefix(service),
      ...(namespace === undefined ? {} : { namespace }),
      labels: sliceLabels(service),
      ownerReferences: [
        { apiVersion: 'v1', kind: 'Service', name, uid, controller: true, blockOwnerDeletion: true },
      ],
    },
    addressType,
    endpoints: [],
    ports,
  };
}

/** The labels of a Service's slices: the Service's own, and who they belong to. Source: as above, setEndpointSliceLabels. */
export function sliceLabels({ metadata, spec }: Service): Readonly<Record<string, string>> {
  const headless = !spec.clusterIP || spec.clusterIP === 'None';
  return {
    ...unreserved(metadata.labels ?? {}),
    ...(headless ? { [headlessLabel]: '' } : {}),
    [serviceNameLabel]: metadata.name,
    [managedByLabel]: controllerName,
  };
}

/** Whether a slice's own labels are no longer the Service's; reserved ones are not looked at. Source: as above. */
export function isRelabelled({ metadata }: EndpointSlice, labels: Readonly<Record<string, string>>): boolean {
  return !equal(unreserved(metadata.labels ?? {}), unreserved(labels));
}

/** Whether a slice is the very one that stands where there are no endpoints. Source: v1.28 staging/src/k8s.io/endpointslice/reconciler.go:placeholderSliceCompare. */
export function isPlaceholder(
  { metadata, endpoints, ports }: EndpointSlice,
  labels: Readonly<Record<string, string>>,
): boolean {
  const own = metadata.labels ?? {};
  // A label without a value is as good as none here.
  const sameLabels = [...Object.keys(own), ...Object.keys(labels)].every(
    (key) => (own[key] ?? '') === (labels[key] ?? ''),
  );
  return sameLabels && (endpoints ?? []).length === 0 && (ports ?? []).length === 0;
}

function unreserved(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !reservedLabels.includes(key)));
}

/** Whether the controller made it. Source: v1.28 staging/src/k8s.io/endpointslice/reconciler.go:ManagedByController. */
export function isManaged({ metadata }: EndpointSlice): boolean {
  return metadata.labels?.[managedByLabel] === controllerName;
}

/** Whether this very Service owns it, not an older one of its name. Source: v1.28 staging/src/k8s.io/endpointslice/utils.go:ownedBy. */
export function isOwnedBy({ metadata }: EndpointSlice, service: Service): boolean {
  return (metadata.ownerReferences ?? []).some(
    ({ kind, apiVersion, uid }) =>
      kind === 'Service' && apiVersion === 'v1' && uid === (service.metadata.uid ?? ''),
  );
}
