import type { Service, ServiceSpec } from '#api/serviceTypes.ts';

/** Where the name of a Service leads: to its own address, straight to its pods, or out of the cluster. */
export function leadsTo({ type, clusterIP }: ServiceSpec): 'clusterIP' | 'pods' | 'elsewhere' {
  if (type === 'ExternalName') return 'elsewhere';
  return clusterIP === 'None' ? 'pods' : 'clusterIP';
}

/** The targetPort of a headless Service's port, where it is another number: clients ask the pods at the port itself. */
export function untranslatedPort({ spec }: Service, port: number): number | null {
  const targetPort = spec.ports?.find((one) => one.port === port)?.targetPort;
  return typeof targetPort === 'number' && targetPort !== 0 && targetPort !== port ? targetPort : null;
}
