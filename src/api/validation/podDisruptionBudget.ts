import { has, objectOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type FieldErrors, root } from './fieldErrors.ts';
import { goPointer, goStruct } from './goValue.ts';
import { validateLabelSelector } from './labels.ts';
import type { ValidationOptions } from './options.ts';
import { validateAmount, validateAtMostAll } from './workload.ts';

const evictionPolicies = ['AlwaysAllow', 'IfHealthyBudget'];

/** Source: v1.28 pkg/apis/policy/validation/validation.go:ValidatePodDisruptionBudgetSpec. */
export function validatePodDisruptionBudget(
  budget: JsonObject,
  _options: ValidationOptions,
  errors: FieldErrors,
): void {
  const spec = objectOf(budget, 'spec') ?? {};
  const at = child(root, 'spec');
  if (has(spec, 'minAvailable') && has(spec, 'maxUnavailable')) {
    const shown = goStruct('policy.PodDisruptionBudgetSpec', {
      MinAvailable: goPointer('intstr.IntOrString', spec.minAvailable),
      Selector: goPointer('v1.LabelSelector', spec.selector),
      MaxUnavailable: goPointer('intstr.IntOrString', spec.maxUnavailable),
      UnhealthyPodEvictionPolicy: goPointer(
        'policy.UnhealthyPodEvictionPolicyType',
        spec.unhealthyPodEvictionPolicy,
      ),
    });
    errors.invalid(at, shown, 'minAvailable and maxUnavailable cannot be both set');
  }
  for (const field of ['minAvailable', 'maxUnavailable']) {
    if (!has(spec, field)) continue;
    validateAmount(spec, field, at, errors);
    validateAtMostAll(spec, field, at, errors);
  }
  validateLabelSelector(objectOf(spec, 'selector'), child(at, 'selector'), errors);
  const policy = textOf(spec, 'unhealthyPodEvictionPolicy');
  if (has(spec, 'unhealthyPodEvictionPolicy') && !evictionPolicies.includes(policy)) {
    errors.notSupported(child(at, 'unhealthyPodEvictionPolicy'), policy, evictionPolicies);
  }
}
