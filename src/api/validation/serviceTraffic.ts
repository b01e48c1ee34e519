import { has, numberOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors } from './fieldErrors.ts';
import { isValidPortNum } from './nameRules.ts';

const policies = ['Cluster', 'Local'];

/**
 * Where traffic may go. A health check port that is not given will be found.
 *
 * Source: v1.28 pkg/apis/core/validation/validation.go:validateServiceExternalTrafficPolicy,
 * validateServiceInternalTrafficFieldsValue.
 */
export function validateTrafficPolicies(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const type = textOf(spec, 'type');
  const external = textOf(spec, 'externalTrafficPolicy');
  const place = child(at, 'externalTrafficPolicy');
  if (type !== 'LoadBalancer' && type !== 'NodePort') {
    if (external !== '') {
      errors.invalid(place, external, "may only be set when `type` is 'NodePort' or 'LoadBalancer'");
    }
  } else if (!policies.includes(external)) errors.notSupported(place, external, policies);

  const healthPort = numberOf(spec, 'healthCheckNodePort');
  const healthPlace = child(at, 'healthCheckNodePort');
  if (healthPort !== 0) {
    if (type === 'LoadBalancer' && external === 'Local') {
      errors.invalidEach(healthPlace, healthPort, isValidPortNum(healthPort));
    } else {
      errors.invalid(
        healthPlace,
        healthPort,
        "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
      );
    }
  }
  const internal = textOf(spec, 'internalTrafficPolicy');
  if (has(spec, 'internalTrafficPolicy') && !policies.includes(internal)) {
    errors.notSupported(child(at, 'internalTrafficPolicy'), internal, policies);
  }
}
