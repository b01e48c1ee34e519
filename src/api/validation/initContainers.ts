import { has, objectsOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { checkHostPortConflicts } from './containerPorts.ts';
import { type ContainerScope, validateContainer, validateHooks } from './containers.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { goQuoted, goStruct } from './goValue.ts';

const notForInit = 'may not be set for init containers without restartPolicy=Always';

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateInitContainers, validateInitContainerRestartPolicy. */
export function validateInitContainers(
  containers: readonly JsonObject[],
  mains: readonly JsonObject[],
  scope: ContainerScope,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const names = new Set(mains.map((container) => textOf(container, 'name')));
  for (const [i, container] of containers.entries()) {
    const place = index(at, i);
    const name = textOf(container, 'name');
    const policy = textOf(container, 'restartPolicy');
    validateContainer(container, scope, place, errors);
    if (has(container, 'restartPolicy') && policy !== 'Always') {
      errors.notSupported(child(place, 'restartPolicy'), policy, ['Always']);
    }
    if (names.has(name)) errors.duplicate(child(place, 'name'), name);
    else if (name !== '') names.add(name);
    // They run one after the other, so each is looked at alone.
    checkHostPortConflicts([container], at, errors, place);
    if (policy === 'Always') validateHooks(container, place, errors);
    else {
      for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']) {
        if (has(container, field)) errors.forbidden(child(place, field), notForInit);
      }
    }
    refuseResizePolicy(container, place, errors);
  }
}

function refuseResizePolicy(container: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const policies = objectsOf(container, 'resizePolicy');
  if (policies.length === 0) return;
  const shown = policies.map((policy) => {
    const fields = {
      ResourceName: goQuoted(textOf(policy, 'resourceName')),
      RestartPolicy: goQuoted(textOf(policy, 'restartPolicy')),
    };
    return goStruct('core.ContainerResizePolicy', fields).syntax;
  });
  errors.invalid(
    child(at, 'resizePolicy'),
    { syntax: `[]core.ContainerResizePolicy{${shown.join(', ')}}` },
    'must not be set for init containers',
  );
}
