import type { Service } from '#api/serviceTypes.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { ServiceIdentity } from '#scenario/questionTraffic.ts';
import { leadsTo, untranslatedPort } from './leadsTo.ts';

/** What the Scenario's clients may ask of a Service; nothing of any other object. */
export function serviceIdentities(object: KubernetesObject): readonly ServiceIdentity[] {
  if (object.kind !== 'Service') return [];
  const service = object as Service;
  const { metadata, spec } = service;
  const { name, namespace = 'default' } = metadata;
  const ports = (spec.ports ?? []).map(({ port }) => port);
  const targets = ports.map((port) => untranslatedPort(service, port));
  return [{ name, namespace, ports, targets, leadsTo: leadsTo(spec) }];
}
