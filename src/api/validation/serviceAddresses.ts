import { has, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index, root } from './fieldErrors.ts';
import { goList } from './goValue.ts';
import { isIP, isIPv4, isIPv6 } from './ipAddress.ts';

const families = ['IPv4', 'IPv6'];
const policies = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];

/** `clusterIPs`, which an old client gives as `clusterIP` alone. Source: v1.28 pkg/registry/core/service/storage/storage.go:normalizeClusterIPs. */
export function withClusterIPs(spec: JsonObject): JsonObject {
  const clusterIP = textOf(spec, 'clusterIP');
  if (clusterIP === '' || textsOf(spec, 'clusterIPs').length > 0) return spec;
  return { ...spec, clusterIPs: [clusterIP] };
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateServiceClusterIPsRelatedFields. */
export function validateClusterIPs(given: JsonObject, errors: FieldErrors): void {
  const spec = withClusterIPs(given);
  if (textOf(spec, 'type') === 'ExternalName') return;
  const at = child(root, 'spec');
  const clusterIP = textOf(spec, 'clusterIP');
  const ips = textsOf(spec, 'clusterIPs');
  const place = child(at, 'clusterIPs');
  const shown = goList('string', ips);
  if (clusterIP !== '' && ips[0] !== clusterIP) {
    errors.invalid(place, shown, 'first value must match `clusterIP`');
  }
  if (clusterIP === '' && ips.length > 0) {
    errors.invalid(place, shown, 'must be empty when `clusterIP` is not specified');
  }
  validateFamilies(spec, at, errors);

  let wrong = false;
  for (const [i, ip] of ips.entries()) {
    if (i === 0 && ip === 'None') {
      if (ips.length > 1) {
        wrong = true;
        errors.invalid(place, shown, "'None' must be the first and only value");
      }
    } else if (!isIP(ip)) {
      wrong = true;
      errors.invalid(index(place, i), ip, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)');
    }
  }
  if (ips.length > 2) errors.invalid(place, shown, 'may only hold up to 2 values');
  if (!wrong) validateStacks(ips, textsOf(spec, 'ipFamilies'), place, errors);
}

function validateFamilies(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const seen = new Set<string>();
  for (const [i, family] of textsOf(spec, 'ipFamilies').entries()) {
    const place = index(child(at, 'ipFamilies'), i);
    if (!families.includes(family)) errors.notSupported(place, family, families);
    if (seen.has(family)) errors.duplicate(place, family);
    seen.add(family);
  }
  const policy = textOf(spec, 'ipFamilyPolicy');
  if (has(spec, 'ipFamilyPolicy') && !policies.includes(policy)) {
    errors.notSupported(child(at, 'ipFamilyPolicy'), policy, policies);
  }
}

function validateStacks(
  ips: readonly string[],
  given: readonly string[],
  at: ErrorPath,
  errors: FieldErrors,
): void {
  if (ips.length > 1 && !(ips.some(isIPv4) && ips.some(isIPv6))) {
    errors.invalid(at, goList('string', ips), 'may specify no more than one IP for each IP family');
  }
  if (ips[0] === 'None') return;
  for (const [i, ip] of ips.entries()) {
    const family = given[i];
    if ((family === 'IPv4' && isIPv6(ip)) || (family === 'IPv6' && !isIPv6(ip))) {
      errors.invalid(index(at, i), ip, `expected an ${family} value as indicated by \`ipFamilies[${i}]\``);
    }
  }
}
