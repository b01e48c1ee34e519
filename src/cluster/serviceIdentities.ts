import type { Service } from '#api/serviceTypes.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { ServiceIdentity } from '#scenario/questionTraffic.ts';

/** What the Scenario's clients may ask of a Service; nothing of any other object. */
export function serviceIdentities(object: KubernetesObject): readonly ServiceIdentity[] {
  if (object.kind !== 'Service') return [];
  const { metadata, spec } = object as Service;
  const { name, namespace = 'default' } = metadata;
  const ports = (spec.ports ?? []).map(({ port }) => port);
  return [{ name, namespace, ports, leadsTo: leadsTo(spec) }];
}

function leadsTo({ type, clusterIP }: Service['spec']): ServiceIdentity['leadsTo'] {
  if (type === 'ExternalName') return 'elsewhere';
  return clusterIP === 'None' ? 'pods' : 'clusterIP';
}
