import { has, objectOf, objectsOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { checkHostPortConflicts, validateContainerPorts } from './containerPorts.ts';
import { validateEnv, validateEnvFrom } from './env.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { validateLifecycle, validateProbes } from './handlers.ts';
import { isDNS1123Label } from './nameRules.ts';
import type { PodOptions } from './options.ts';
import { validateResources } from './resources.ts';
import { validateSecurityContext } from './securityContext.ts';
import { type Volumes, validateVolumeDevices, validateVolumeMounts } from './volumeMounts.ts';

/** What a container may refer to. */
export interface ContainerScope extends PodOptions {
  readonly volumes: Volumes;
  readonly claimNames: readonly string[];
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateContainers. */
export function validateContainers(
  containers: readonly JsonObject[],
  scope: ContainerScope,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  if (containers.length === 0) {
    errors.required(at);
    return;
  }
  const names = new Set<string>();
  for (const [i, container] of containers.entries()) {
    const place = index(at, i);
    const name = textOf(container, 'name');
    validateContainer(container, scope, place, errors);
    if (names.has(name)) errors.duplicate(child(place, 'name'), name);
    names.add(name);
    validateHooks(container, place, errors);
    if (has(container, 'restartPolicy')) {
      errors.forbidden(child(place, 'restartPolicy'), 'may not be set for non-init containers');
    }
  }
  checkHostPortConflicts(containers, at, errors);
}

/** What holds for containers of all kinds. Source: v1.28 pkg/apis/core/validation/validation.go:validateContainerCommon. */
export function validateContainer(
  container: JsonObject,
  scope: ContainerScope,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const name = textOf(container, 'name');
  if (name === '') errors.required(child(at, 'name'));
  else errors.invalidEach(child(at, 'name'), name, isDNS1123Label(name));
  if (textOf(container, 'image') === '') errors.required(child(at, 'image'));
  oneOf(container, 'terminationMessagePolicy', ['File', 'FallbackToLogsOnError'], at, errors);
  validateContainerPorts(objectsOf(container, 'ports'), child(at, 'ports'), errors);
  validateEnv(objectsOf(container, 'env'), child(at, 'env'), scope, errors);
  validateEnvFrom(objectsOf(container, 'envFrom'), child(at, 'envFrom'), errors);
  validateVolumeMounts(container, scope.volumes, child(at, 'volumeMounts'), errors);
  validateVolumeDevices(container, scope.volumes, child(at, 'volumeDevices'), errors);
  oneOf(container, 'imagePullPolicy', ['Always', 'IfNotPresent', 'Never'], at, errors);
  validateResources(objectOf(container, 'resources'), scope.claimNames, child(at, 'resources'), errors);
  validateResizePolicy(objectsOf(container, 'resizePolicy'), child(at, 'resizePolicy'), errors);
  validateSecurityContext(
    objectOf(container, 'securityContext'),
    scope.allowPrivileged,
    child(at, 'securityContext'),
    errors,
  );
}

/** Lifecycle hooks and probes, of those that run as long as the pod does. */
export function validateHooks(container: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const lifecycle = objectOf(container, 'lifecycle');
  if (lifecycle) validateLifecycle(lifecycle, child(at, 'lifecycle'), errors);
  validateProbes(container, at, errors);
}

/** A word out of a list, which has to be there. */
export function oneOf(
  object: JsonObject,
  field: string,
  supported: readonly string[],
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const word = textOf(object, field);
  if (word === '') errors.required(child(at, field));
  else if (!supported.includes(word)) errors.notSupported(child(at, field), word, supported);
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateResizePolicy. */
function validateResizePolicy(policies: readonly JsonObject[], at: ErrorPath, errors: FieldErrors): void {
  const seen = new Set<string>();
  for (const [i, policy] of policies.entries()) {
    const resource = textOf(policy, 'resourceName');
    const restart = textOf(policy, 'restartPolicy');
    // A ResourceName has a String method, so it is shown without quotes.
    if (seen.has(resource)) errors.duplicate(index(at, i), { syntax: resource });
    seen.add(resource);
    // The server names the list.
    const words = [
      [resource, { syntax: resource }, ['cpu', 'memory']],
      [restart, restart, ['NotRequired', 'RestartContainer']],
    ] as const;
    for (const [word, shown, supported] of words) {
      const place = { ...at, path: index(at, i).path };
      if (word === '') errors.required(place);
      else if (!(supported as readonly string[]).includes(word)) errors.notSupported(place, shown, supported);
    }
  }
}
