import type { ServicePort } from '#api/serviceTypes.ts';

/** A port of a Service in short: `http 80/TCP`. */
export function portUser({ name = '', port, protocol = 'TCP' }: ServicePort): string {
  return `${name === '' ? '' : `${name} `}${port}/${protocol}`;
}
