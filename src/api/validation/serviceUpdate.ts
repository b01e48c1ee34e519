import { has, objectOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { needsHealthCheck, type Service } from '#api/serviceTypes.ts';
import { child, type ErrorPath, type FieldErrors, index, root } from './fieldErrors.ts';
import { goList } from './goValue.ts';
import { isQualifiedName } from './nameRules.ts';

const unchangeable = 'may not change once set';

/**
 * What a Service may not change, complained of before what it may not be.
 *
 * Source: v1.28 pkg/apis/core/validation/validation.go:ValidateServiceUpdate.
 */
export function validateServiceUpdate(after: Service, before: Service, errors: FieldErrors): void {
  const spec = child(root, 'spec');
  const next = specOf(after);
  validateAddresses(next, specOf(before), child(spec, 'clusterIPs'), errors);
  validateLoadBalancerClass(next, specOf(before), spec, errors);
  const checked = needsHealthCheck(before.spec) && needsHealthCheck(after.spec);
  if (checked && after.spec.healthCheckNodePort !== before.spec.healthCheckNodePort) {
    errors.forbidden(child(spec, 'healthCheckNodePort'), 'field is immutable');
  }
}

/**
 * The class of a balancer; `before` null: of a new Service.
 *
 * Source: as above, validateLoadBalancerClassField.
 */
export function validateLoadBalancerClass(
  spec: JsonObject,
  before: JsonObject | null,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const place = child(at, 'loadBalancerClass');
  const name = textOf(spec, 'loadBalancerClass');
  const given = has(spec, 'loadBalancerClass');
  const type = textOf(spec, 'type');
  if (before !== null && type === 'LoadBalancer' && textOf(before, 'type') === 'LoadBalancer') {
    const same = given === has(before, 'loadBalancerClass') && name === textOf(before, 'loadBalancerClass');
    // A pointer to nothing is shown as a text.
    if (!same) errors.invalid(place, given ? name : 'null', unchangeable);
  }
  if (!given) return;
  if (type === 'LoadBalancer') errors.invalidEach(place, name, isQualifiedName(name));
  else errors.forbidden(place, "may only be used when `type` is 'LoadBalancer'");
}

/** Source: as above, validateUpgradeDowngradeClusterIPs; a second address may come, and go with the policy SingleStack. */
function validateAddresses(after: JsonObject, before: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const next = textsOf(after, 'clusterIPs');
  const old = textsOf(before, 'clusterIPs');
  if ([after, before].some((spec) => textOf(spec, 'type') === 'ExternalName')) return;
  if (isHeadless(next) && isHeadless(old)) return;
  const told = goList('string', has(after, 'clusterIPs') ? next : null);
  if (next.length === 0 && old.length > 0)
    errors.invalid(index(at, 0), told, 'primary clusterIP can not be unset');
  const compared = next.length === old.length ? old.length : Math.min(1, old.length, next.length);
  for (const [i, ip] of old.slice(0, compared).entries()) {
    if (ip !== next[i]) errors.invalid(index(at, i), told, unchangeable);
  }
}

/** Source: as above, isHeadlessService. */
function isHeadless(clusterIPs: readonly string[]): boolean {
  return clusterIPs.length === 1 && clusterIPs[0] === 'None';
}

function specOf(service: Service): JsonObject {
  return objectOf(service as unknown as JsonObject, 'spec') ?? {};
}
