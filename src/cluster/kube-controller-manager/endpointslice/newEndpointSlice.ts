import type { EndpointPort, EndpointSlice } from '#api/discoveryTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { AddressType } from './podToEndpoint.ts';

export const serviceNameLabel = 'kubernetes.io/service-name';
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
  const own = Object.entries(metadata.labels ?? {}).filter(([key]) => !reservedLabels.includes(key));
  const headless = !spec.clusterIP || spec.clusterIP === 'None';
  return {
    ...Object.fromEntries(own),
    ...(headless ? { [headlessLabel]: '' } : {}),
    [serviceNameLabel]: metadata.name,
    [managedByLabel]: controllerName,
  };
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
