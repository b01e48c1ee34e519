import { flagOf, has, numberOf, numbersOf, objectOf, objectsOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { type GoSyntax, goPointer, goQuoted, goStruct } from './goValue.ts';
import { byteLength, isValidId } from './nameRules.ts';
import { validateDescendingPath } from './paths.ts';
import { validateWindowsOptions } from './windowsOptions.ts';

const fsGroupChangePolicies = ['Always', 'OnRootMismatch'];
const procMounts = ['Default', 'Unmasked'];
const seccompTypes = ['Localhost', 'RuntimeDefault', 'Unconfined'];
const sysctl = '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$';

/**
 * The pod's own. `hostPID` and `shareProcessNamespace` stand in the pod spec; the server keeps them here.
 *
 * Source: v1.28 pkg/apis/core/validation/validation.go:validatePodSpecSecurityContext.
 */
export function validatePodSecurityContext(spec: JsonObject, specAt: ErrorPath, errors: FieldErrors): void {
  const context = objectOf(spec, 'securityContext');
  const at = child(specAt, 'securityContext');
  validateIds(context, ['fsGroup', 'runAsUser', 'runAsGroup'], at, errors);
  for (const [i, group] of numbersOf(context, 'supplementalGroups').entries()) {
    errors.invalidEach(index(child(at, 'supplementalGroups'), i), group, isValidId(group));
  }
  if (flagOf(spec, 'shareProcessNamespace') && flagOf(spec, 'hostPID')) {
    const place = {
      ...child(at, 'shareProcessNamespace'),
      path: child(specAt, 'shareProcessNamespace').path,
    };
    errors.invalid(place, true, 'ShareProcessNamespace and HostPID cannot both be enabled');
  }
  validateSysctls(objectsOf(context, 'sysctls'), child(at, 'sysctls'), errors);
  if (has(context, 'fsGroupChangePolicy')) {
    const policy = textOf(context, 'fsGroupChangePolicy');
    if (!fsGroupChangePolicies.includes(policy)) {
      errors.notSupported(child(at, 'fsGroupChangePolicy'), policy, fsGroupChangePolicies);
    }
  }
  validateSeccomp(objectOf(context, 'seccompProfile'), child(at, 'seccompProfile'), errors);
  validateWindowsOptions(objectOf(context, 'windowsOptions'), child(at, 'windowsOptions'), errors);
}

/** A container's. Source: v1.28 pkg/apis/core/validation/validation.go:ValidateSecurityContext. */
export function validateSecurityContext(
  context: JsonObject | undefined,
  allowPrivileged: boolean,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  if (context === undefined) return;
  const privileged = flagOf(context, 'privileged');
  if (privileged && !allowPrivileged) {
    errors.forbidden(child(at, 'privileged'), 'disallowed by cluster policy');
  }
  validateIds(context, ['runAsUser', 'runAsGroup'], at, errors);
  if (has(context, 'procMount') && !procMounts.includes(textOf(context, 'procMount'))) {
    errors.notSupported(child(at, 'procMount'), textOf(context, 'procMount'), procMounts);
  }
  validateSeccomp(objectOf(context, 'seccompProfile'), child(at, 'seccompProfile'), errors);
  if (context.allowPrivilegeEscalation === false) {
    const refuse = (what: string) =>
      errors.invalid(at, goContext(context), `cannot set \`allowPrivilegeEscalation\` to false and ${what}`);
    if (privileged) refuse('`privileged` to true');
    for (const capability of textsOf(objectOf(context, 'capabilities'), 'add')) {
      if (capability === 'CAP_SYS_ADMIN') refuse('`capabilities.Add` CAP_SYS_ADMIN');
    }
  }
  validateWindowsOptions(objectOf(context, 'windowsOptions'), child(at, 'windowsOptions'), errors);
}

function validateIds(
  context: JsonObject | undefined,
  fields: readonly string[],
  at: ErrorPath,
  errors: FieldErrors,
): void {
  for (const field of fields) {
    const id = numberOf(context, field);
    errors.invalidEach(child(at, field), id, isValidId(id));
  }
}

function validateSysctls(sysctls: readonly JsonObject[], at: ErrorPath, errors: FieldErrors): void {
  const names = new Set<string>();
  for (const [i, one] of sysctls.entries()) {
    const place = child(index(at, i), 'name');
    const name = textOf(one, 'name');
    if (name === '') errors.required(place);
    else if (byteLength(name) > 253 || !new RegExp(sysctl).test(name)) {
      errors.invalid(place, name, `must have at most 253 characters and match regex ${sysctl}`);
    } else if (names.has(name)) errors.duplicate(place, name);
    names.add(name);
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateSeccompProfileField. */
function validateSeccomp(profile: JsonObject | undefined, at: ErrorPath, errors: FieldErrors): void {
  if (profile === undefined) return;
  const type = textOf(profile, 'type');
  const localhost = child(at, 'localhostProfile');
  if (type === '') errors.required(child(at, 'type'), 'type is required when seccompProfile is set');
  else if (!seccompTypes.includes(type)) errors.notSupported(child(at, 'type'), type, seccompTypes);
  if (type === 'Localhost') {
    if (!has(profile, 'localhostProfile')) {
      errors.required(localhost, 'must be set when seccomp type is Localhost');
    } else validateDescendingPath(textOf(profile, 'localhostProfile'), localhost, errors);
  } else if (has(profile, 'localhostProfile')) {
    const shown = goStruct('core.SeccompProfile', {
      Type: goQuoted(type),
      LocalhostProfile: goPointer('string', profile.localhostProfile),
    });
    errors.invalid(localhost, shown, 'can only be set when seccomp type is Localhost');
  }
}

/** Go's `%#v` of a container's security context. */
function goContext(context: JsonObject): GoSyntax {
  const fields: readonly (readonly [string, string, string])[] = [
    ['Capabilities', 'core.Capabilities', 'capabilities'],
    ['Privileged', 'bool', 'privileged'],
    ['SELinuxOptions', 'core.SELinuxOptions', 'seLinuxOptions'],
    ['WindowsOptions', 'core.WindowsSecurityContextOptions', 'windowsOptions'],
    ['RunAsUser', 'int64', 'runAsUser'],
    ['RunAsGroup', 'int64', 'runAsGroup'],
    ['RunAsNonRoot', 'bool', 'runAsNonRoot'],
    ['ReadOnlyRootFilesystem', 'bool', 'readOnlyRootFilesystem'],
    ['AllowPrivilegeEscalation', 'bool', 'allowPrivilegeEscalation'],
    ['ProcMount', 'core.ProcMountType', 'procMount'],
    ['SeccompProfile', 'core.SeccompProfile', 'seccompProfile'],
  ];
  const written = fields.map(([name, type, field]) => [name, goPointer(type, context[field])] as const);
  return goStruct('core.SecurityContext', Object.fromEntries(written));
}
