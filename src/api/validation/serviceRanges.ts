import { objectOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, key, root } from './fieldErrors.ts';
import { cidrFamily, isIP } from './ipAddress.ts';
import { validateNonSpecialIP } from './specialIP.ts';

/** An address from outside, that is not special. Source: v1.28 pkg/apis/core/validation/validation.go:ValidateNonSpecialIP. */
export function validateExternalIP(ip: string, at: ErrorPath, errors: FieldErrors): void {
  if (!isIP(ip)) {
    errors.invalid(at, ip, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)');
    return;
  }
  validateNonSpecialIP(ip, at, errors);
}

const annotation = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** Who may reach a load balancer. The server spells the field with a capital. */
export function validateSourceRanges(service: JsonObject, errors: FieldErrors): void {
  const spec = objectOf(service, 'spec');
  const given = textsOf(spec, 'loadBalancerSourceRanges');
  const annotated = textMapOf(objectOf(service, 'metadata'), 'annotations')[annotation];
  if (given.length === 0 && annotated === undefined) return;
  const at =
    given.length > 0
      ? child(child(root, 'spec'), 'LoadBalancerSourceRanges', ['loadBalancerSourceRanges'])
      : key(child(child(root, 'metadata'), 'annotations'), annotation);
  if (textOf(spec, 'type') !== 'LoadBalancer') {
    errors.forbidden(at, "may only be used when `type` is 'LoadBalancer'");
  }
  const ranges = given.length > 0 ? given : (annotated ?? '').split(',');
  const empty = given.length === 0 && (annotated ?? '').trim() === '';
  if (empty || ranges.every((range) => cidrFamily(range.trim()) !== null)) return;
  const shown = given.length > 0 ? `[${given.join(' ')}]` : (annotated ?? '');
  errors.invalid(at, shown, 'must be a list of IP ranges. For example, 10.240.0.0/24,10.250.0.0/24 ');
}
