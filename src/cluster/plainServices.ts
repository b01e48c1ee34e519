import type { Service } from '#api/serviceTypes.ts';

/** A NodePort Service of one port without a number, as the API server stores it but for what it gives. */
function plainService(name: string): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'default' },
    spec: {
      type: 'NodePort',
      sessionAffinity: 'None',
      externalTrafficPolicy: 'Cluster',
      internalTrafficPolicy: 'Cluster',
      selector: { app: name },
      ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 80 }],
    },
  };
}

/** `<name>-1` … `<name>-<count>`. */
export function plainServices(name: string, count: number): readonly Service[] {
  return Array.from({ length: count }, (_, index) => plainService(`${name}-${index + 1}`));
}
