import { objectOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, key, root } from './fieldErrors.ts';
import { isIP, isIPv4, isIPv6 } from './ipAddress.ts';

/** An address from outside, that is not special. Source: v1.28 pkg/apis/core/validation/validation.go:ValidateNonSpecialIP. */
export function validateExternalIP(ip: string, at: ErrorPath, errors: FieldErrors): void {
  if (!isIP(ip)) {
    errors.invalid(at, ip, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)');
    return;
  }
  const [a = 0, b = 0, c = 0, d = 0] = isIPv4(ip) ? ip.split('.').map(Number) : [];
  const lower = ip.toLowerCase();
  const six = isIPv6(ip);
  const zero = six ? /^[0:]*$/.test(ip) : a + b + c + d === 0;
  if (zero) errors.invalid(at, ip, `may not be unspecified (${ip})`);
  if (six ? !zero && /^[0:]*1$/.test(ip) : a === 127) {
    errors.invalid(at, ip, 'may not be in the loopback range (127.0.0.0/8, ::1/128)');
  }
  if (six ? /^fe[89ab]/.test(lower) : a === 169 && b === 254) {
    errors.invalid(at, ip, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)');
  }
  if (six ? /^ff.2:/.test(lower) : a === 224 && b === 0 && c === 0) {
    errors.invalid(at, ip, 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)');
  }
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
  if (empty || ranges.every((range) => isCIDR(range.trim()))) return;
  const shown = given.length > 0 ? `[${given.join(' ')}]` : (annotated ?? '');
  errors.invalid(at, shown, 'must be a list of IP ranges. For example, 10.240.0.0/24,10.250.0.0/24 ');
}

function isCIDR(text: string): boolean {
  const [ip = '', bits = '', more] = text.split('/');
  if (more !== undefined || !/^\d{1,3}$/.test(bits)) return false;
  return (isIPv4(ip) && Number(bits) <= 32) || (isIPv6(ip) && Number(bits) <= 128);
}
