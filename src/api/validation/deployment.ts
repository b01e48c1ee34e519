import { has, numberOf, objectOf, textMapOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, root } from './fieldErrors.ts';
import { goIntOrString, goPointer, goQuoted, goStruct } from './goValue.ts';
import { isDNS1123Subdomain } from './nameRules.ts';
import { validateObjectMeta } from './objectMeta.ts';
import type { ValidationOptions } from './options.ts';
import {
  amountOf,
  goLabelSelector,
  validateAmount,
  validateAtMostAll,
  validateReplicatedTemplate,
  validateSelector,
} from './workload.ts';

/** Source: v1.28 pkg/apis/apps/validation/validation.go:ValidateDeployment, ValidateDeploymentSpec. */
export function validateDeployment(
  deployment: JsonObject,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  const spec = objectOf(deployment, 'spec') ?? {};
  const at = child(root, 'spec');
  validateObjectMeta(
    objectOf(deployment, 'metadata'),
    { namespaced: true, name: isDNS1123Subdomain },
    child(root, 'metadata'),
    errors,
  );
  errors.nonnegative(child(at, 'replicas'), numberOf(spec, 'replicas'));
  validateSelectorAndTemplate(spec, at, options, errors);
  validateStrategy(objectOf(spec, 'strategy') ?? {}, child(at, 'strategy'), errors);
  for (const field of ['minReadySeconds', 'revisionHistoryLimit']) {
    errors.nonnegative(child(at, field), numberOf(spec, field));
  }
  const annotations = textMapOf(objectOf(deployment, 'metadata'), 'annotations');
  const revision = annotations['deprecated.deployment.rollback.to'] ?? '';
  if (/^[+-]?\d+$/.test(revision)) {
    const path = ['metadata', 'annotations', 'deprecated.deployment.rollback.to'];
    errors.nonnegative({ text: 'spec.rollback.version', path }, Number(revision));
  }
  if (has(spec, 'progressDeadlineSeconds')) {
    const place = child(at, 'progressDeadlineSeconds');
    const seconds = numberOf(spec, 'progressDeadlineSeconds');
    errors.nonnegative(place, seconds);
    if (seconds <= numberOf(spec, 'minReadySeconds')) {
      errors.invalid(place, seconds, 'must be greater than minReadySeconds');
    }
  }
}

/** Source: v1.28 pkg/apis/apps/validation/validation.go:ValidateReplicaSet, ValidateReplicaSetSpec. */
export function validateReplicaSet(
  replicaSet: JsonObject,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  const spec = objectOf(replicaSet, 'spec') ?? {};
  const at = child(root, 'spec');
  validateObjectMeta(
    objectOf(replicaSet, 'metadata'),
    { namespaced: true, name: isDNS1123Subdomain },
    child(root, 'metadata'),
    errors,
  );
  for (const field of ['replicas', 'minReadySeconds']) {
    errors.nonnegative(child(at, field), numberOf(spec, field));
  }
  validateSelectorAndTemplate(spec, at, options, errors);
}

/** The server says "deployment" for ReplicaSets too, and "ReplicaSet" for Deployments. */
function validateSelectorAndTemplate(
  spec: JsonObject,
  at: ErrorPath,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  const place = child(at, 'selector');
  const selector = validateSelector(spec, 'deployment', place, errors);
  if (selector === null) {
    errors.invalid(place, goLabelSelector(objectOf(spec, 'selector') ?? {}), 'invalid label selector');
    return;
  }
  validateReplicatedTemplate(spec, selector, 'ReplicaSet', child(at, 'template'), options, errors);
}

/** Source: v1.28 pkg/apis/apps/validation/validation.go:ValidateDeploymentStrategy, ValidateRollingUpdateDeployment. */
function validateStrategy(strategy: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const type = textOf(strategy, 'type');
  const place = child(at, 'rollingUpdate');
  const rollingUpdate = objectOf(strategy, 'rollingUpdate');
  if (type === 'Recreate') {
    if (rollingUpdate) {
      errors.forbidden(place, "may not be specified when strategy `type` is 'Recreate'");
    }
  } else if (type === 'RollingUpdate') {
    if (rollingUpdate) validateRollingUpdate(rollingUpdate, place, errors);
  } else {
    const shown = goStruct('apps.DeploymentStrategy', {
      Type: goQuoted(type),
      RollingUpdate: goPointer('apps.RollingUpdateDeployment', rollingUpdate),
    });
    errors.notSupported(at, shown, ['Recreate', 'RollingUpdate']);
  }
}

function validateRollingUpdate(update: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  validateAmount(update, 'maxUnavailable', at, errors);
  validateAmount(update, 'maxSurge', at, errors);
  if (amountOf(update, 'maxUnavailable') === 0 && amountOf(update, 'maxSurge') === 0) {
    const { maxUnavailable } = update;
    const shown = goIntOrString(typeof maxUnavailable === 'string' ? maxUnavailable : Number(maxUnavailable));
    errors.invalid(child(at, 'maxUnavailable'), shown, 'may not be 0 when `maxSurge` is 0');
  }
  validateAtMostAll(update, 'maxUnavailable', at, errors);
}
