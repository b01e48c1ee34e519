import { flagOf, has, numberOf, objectOf, objectsOf, textMapOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { validateAffinity } from './affinity.ts';
import { validateHostNetworkPorts } from './containerPorts.ts';
import { type ContainerScope, oneOf, validateContainers } from './containers.ts';
import { validateDNSConfig, validateHostAliases } from './dns.ts';
import { validateEphemeralContainers } from './ephemeralContainers.ts';
import { child, type ErrorPath, type FieldErrors } from './fieldErrors.ts';
import { validateInitContainers } from './initContainers.ts';
import { validateLabels } from './labels.ts';
import { isDNS1123Label, isDNS1123Subdomain, isInRange } from './nameRules.ts';
import type { PodOptions } from './options.ts';
import { validateHostProcess, validatePodOS } from './podOS.ts';
import { validateResourceClaims } from './resourceClaims.ts';
import { validateResources } from './resources.ts';
import { validateGates, validateTolerations, validateTopologySpread } from './scheduling.ts';
import { validatePodSecurityContext } from './securityContext.ts';
import { validateVolumes } from './volumes.ts';

const restartPolicies = ['Always', 'OnFailure', 'Never'];
const dnsPolicies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const preemptionPolicies = ['PreemptLowerPriority', 'Never'];

/**
 * `podName` is empty in a template, where it is not known.
 *
 * Source: v1.28 pkg/apis/core/validation/validation.go:ValidatePodSpec.
 */
export function validatePodSpec(
  spec: JsonObject,
  podName: string,
  at: ErrorPath,
  options: PodOptions,
  errors: FieldErrors,
): void {
  const mains = objectsOf(spec, 'containers');
  const inits = objectsOf(spec, 'initContainers');
  const claims = objectsOf(spec, 'resourceClaims');
  const scope: ContainerScope = {
    ...options,
    volumes: validateVolumes(objectsOf(spec, 'volumes'), podName, child(at, 'volumes'), options, errors),
    claimNames: claims.map((claim) => textOf(claim, 'name')).filter((name) => name !== ''),
  };
  validateResourceClaims(claims, options.isPod ? podName : null, child(at, 'resourceClaims'), errors);
  validateContainers(mains, scope, child(at, 'containers'), errors);
  validateInitContainers(inits, mains, scope, child(at, 'initContainers'), errors);
  validateEphemeralContainers(
    objectsOf(spec, 'ephemeralContainers'),
    [...mains, ...inits],
    scope,
    child(at, 'ephemeralContainers'),
    errors,
  );
  if (flagOf(spec, 'hostNetwork')) {
    validateHostNetworkPorts(mains, options.isPod, child(at, 'containers'), errors);
  }
  oneOf(spec, 'restartPolicy', restartPolicies, at, errors);
  oneOf(spec, 'dnsPolicy', dnsPolicies, at, errors);
  validateLabels(textMapOf(spec, 'nodeSelector'), child(at, 'nodeSelector'), errors);
  validatePodSecurityContext(spec, at, errors);
  validateAffinity(objectOf(spec, 'affinity'), child(at, 'affinity'), errors);
  validateDNSConfig(objectOf(spec, 'dnsConfig'), textOf(spec, 'dnsPolicy'), child(at, 'dnsConfig'), errors);
  validateGates(spec, at, errors);
  validateTopologySpread(
    objectsOf(spec, 'topologySpreadConstraints'),
    child(at, 'topologySpreadConstraints'),
    errors,
  );
  validateHostProcess(spec, at, options, errors);
  validateHostUsers(spec, at, errors);
  validateNames(spec, at, errors);
  validateRest(spec, at, errors);
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateHostUsers, whose capitals these are. */
function validateHostUsers(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  if (spec.hostUsers !== false) return;
  const shared = [
    ['hostNetwork', 'hostNetwork'],
    ['hostPID', 'HostPID'],
    ['hostIPC', 'HostIPC'],
  ] as const;
  for (const [field, shown] of shared) {
    if (flagOf(spec, field)) {
      errors.forbidden(child(at, shown, [field]), 'when `pod.Spec.HostUsers` is false');
    }
  }
}

function validateNames(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const checkName = (field: string, rule: (name: string) => readonly string[]) => {
    const name = textOf(spec, field);
    if (name !== '') errors.invalidEach(child(at, field), name, rule(name));
  };
  checkName('serviceAccountName', isDNS1123Subdomain);
  checkName('nodeName', isDNS1123Subdomain);
  if (has(spec, 'activeDeadlineSeconds')) {
    const seconds = numberOf(spec, 'activeDeadlineSeconds');
    errors.invalidEach(child(at, 'activeDeadlineSeconds'), seconds, isInRange(seconds, 1, 2 ** 31 - 1));
  }
  checkName('hostname', isDNS1123Label);
  checkName('subdomain', isDNS1123Label);
  validateTolerations(objectsOf(spec, 'tolerations'), child(at, 'tolerations'), errors);
  validateHostAliases(objectsOf(spec, 'hostAliases'), child(at, 'hostAliases'), errors);
  checkName('priorityClassName', isDNS1123Subdomain);
}

function validateRest(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  if (has(spec, 'runtimeClassName')) {
    const name = textOf(spec, 'runtimeClassName');
    errors.invalidEach(child(at, 'runtimeClassName'), name, isDNS1123Subdomain(name));
  }
  if (has(spec, 'preemptionPolicy')) oneOf(spec, 'preemptionPolicy', preemptionPolicies, at, errors);
  const overhead = objectOf(spec, 'overhead');
  if (overhead) {
    // The server takes overhead for limits and names it so; the range falls back to what is there.
    validateResources({ limits: overhead }, [], child(at, 'overhead'), errors);
  }
  validatePodOS(spec, at, errors);
}
