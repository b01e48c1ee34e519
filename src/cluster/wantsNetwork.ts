import type { EndpointSlice } from '#api/discoveryTypes.ts';
import { serviceNameLabel } from '#api/serviceNameLabel.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { KubernetesObject } from '#api/types.ts';
import { templatePath } from '#cluster/kube-controller-manager/pod-template/onePod.ts';
import type { Scenario } from '#scenario/scenario.ts';

/**
 * Whether a text asks for Services to work: it has requests, or a Service that selects pods of the text or is given
 * endpoints by it. Else nobody would see what kube-proxy does.
 */
export function wantsNetwork(
  objects: readonly KubernetesObject[],
  { traffic }: Pick<Scenario, 'traffic'>,
): boolean {
  const services = objects.filter((object): object is Service => object.kind === 'Service');
  if (traffic.length > 0) return true;
  if (services.length === 0) return false;
  const keys = new Set(services.map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`));
  const given = objects.some((object) => object.kind === 'EndpointSlice' && keys.has(serviceOf(object)));
  if (given) return true;
  const labels = objects.flatMap((object) => {
    const ofPod = podLabels(object);
    return ofPod === null ? [] : [{ namespace: object.metadata.namespace, ofPod }];
  });
  if (labels.length === 0) return false;
  return services.some(({ metadata: { namespace }, spec }) => {
    const wanted = Object.entries(spec.selector ?? {});
    if (wanted.length === 0) return false;
    return labels.some(
      (one) => one.namespace === namespace && wanted.every(([name, value]) => one.ofPod[name] === value),
    );
  });
}

function serviceOf(object: KubernetesObject): string {
  const { namespace = '', labels = {} } = (object as unknown as EndpointSlice).metadata;
  return `${namespace}/${labels[serviceNameLabel] ?? ''}`;
}

/** The labels of a pod, or of the pods of a template; null when the object makes none. */
function podLabels(object: KubernetesObject): Readonly<Record<string, string>> | null {
  if (object.kind === 'Pod') return object.metadata.labels ?? {};
  const path = templatePath(object.kind);
  if (path === null) return null;
  const template = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], object);
  return (template as Pick<KubernetesObject, 'metadata'> | undefined)?.metadata?.labels ?? {};
}
