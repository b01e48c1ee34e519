import { objectOf, textMapOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, key } from './fieldErrors.ts';
import type { PodOptions } from './options.ts';
import { validateDescendingPath } from './paths.ts';
import { containersWithPlaces } from './podContainers.ts';
import { validateTolerations } from './scheduling.ts';
import { tolerationsIn } from './tolerationsAnnotation.ts';

type Annotations = Readonly<Record<string, string>>;

const mirrorPod = 'kubernetes.io/config.mirror';
const tolerations = 'scheduler.alpha.kubernetes.io/tolerations';
const deletionCost = 'controller.kubernetes.io/pod-deletion-cost';
const seccompPod = 'seccomp.security.alpha.kubernetes.io/pod';
const seccompContainer = 'container.seccomp.security.alpha.kubernetes.io/';
const appArmor = 'container.apparmor.security.beta.kubernetes.io/';

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidatePodSpecificAnnotations. */
export function validatePodAnnotations(
  annotations: Annotations,
  spec: JsonObject,
  at: ErrorPath,
  options: PodOptions,
  errors: FieldErrors,
): void {
  const mirror = annotations[mirrorPod];
  if (mirror !== undefined && textOf(spec, 'nodeName') === '') {
    errors.invalid(key(at, mirrorPod), mirror, 'must set spec.nodeName if mirror pod annotation is set');
  }
  if (annotations[tolerations]) {
    const listed = tolerationsIn(annotations[tolerations]);
    if (typeof listed === 'string')
      errors.invalid({ ...at, path: [...at.path, tolerations] }, tolerations, listed);
    else validateTolerations(listed, child(at, tolerations, [tolerations]), errors);
  }
  const cost = annotations[deletionCost];
  if (cost !== undefined && options.gateEnabled('PodDeletionCost') && !isInt32(cost)) {
    errors.invalid(key(at, deletionCost), cost, 'must be a 32bit integer');
  }
  validateSeccompAnnotations(annotations, at, errors);
  errors.ofMap(annotations, ([name, profile]) => {
    if (name.startsWith(appArmor)) validateAppArmor(name, profile, spec, key(at, name), errors);
  });
}

/**
 * Old annotation and new field must say the same.
 *
 * Source: v1.28 pkg/apis/core/validation/validation.go:validateSeccompAnnotationsAndFields.
 */
export function validateSeccompMatch(
  annotations: Annotations,
  spec: JsonObject,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const compare = (annotation: string | undefined, owner: JsonObject, place: ErrorPath) => {
    const profile = objectOf(objectOf(owner, 'securityContext'), 'seccompProfile');
    if (annotation === undefined || profile === undefined) return;
    const profilePlace = child(child(place, 'securityContext'), 'seccompProfile');
    matchSeccomp(annotation, profile, profilePlace, errors);
  };
  compare(annotations[seccompPod], spec, at);
  for (const { value, place } of containersWithPlaces(spec, at)) {
    compare(annotations[seccompContainer + textOf(value, 'name')], value, place);
  }
}

function matchSeccomp(annotation: string, profile: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const type = textOf(profile, 'type');
  const localhost = 'localhost/';
  const path = textOf(profile, 'localhostProfile');
  const fits =
    type === 'Unconfined'
      ? annotation === 'unconfined'
      : type === 'RuntimeDefault'
        ? annotation === 'runtime/default' || annotation === 'docker/default'
        : type === 'Localhost'
          ? annotation.startsWith(localhost)
          : true;
  if (!fits) errors.forbidden(child(at, 'type'), 'seccomp type in annotation and field must match');
  else if (type === 'Localhost' && annotation.slice(localhost.length) !== path) {
    errors.forbidden(child(at, 'localhostProfile'), 'seccomp profile in annotation and field must match');
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateSeccompPodAnnotations. */
function validateSeccompAnnotations(annotations: Annotations, at: ErrorPath, errors: FieldErrors): void {
  const ofPod = annotations[seccompPod];
  if (ofPod !== undefined) validateSeccompProfile(ofPod, child(at, seccompPod, [seccompPod]), errors);
  errors.ofMap(annotations, ([name, profile]) => {
    if (name.startsWith(seccompContainer)) validateSeccompProfile(profile, child(at, name, [name]), errors);
  });
}

function validateSeccompProfile(profile: string, at: ErrorPath, errors: FieldErrors): void {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return;
  const localhost = 'localhost/';
  if (profile.startsWith(localhost)) validateDescendingPath(profile.slice(localhost.length), at, errors);
  else errors.invalid(at, profile, 'must be a valid seccomp profile');
}

function validateAppArmor(
  name: string,
  profile: string,
  spec: JsonObject,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const container = name.slice(appArmor.length);
  if (!containersWithPlaces(spec, at).some(({ value }) => textOf(value, 'name') === container)) {
    errors.invalid(at, container, 'container not found');
  }
  const known = ['', 'runtime/default', 'unconfined'].includes(profile) || profile.startsWith('localhost/');
  if (!known) errors.invalid(at, profile, `invalid AppArmor profile name: "${profile}"`);
}

/** Without a plus sign or leading zeros. Source: v1.28 pkg/apis/core/helper/helpers.go:GetDeletionCostFromPodAnnotations. */
function isInt32(text: string): boolean {
  return /^(0|-?[1-9]\d*)$/.test(text) && Math.abs(Number(text)) <= 2 ** 31 - 1;
}

/** The annotations of a pod or template. */
export function annotationsOf(object: JsonObject): Annotations {
  return textMapOf(objectOf(object, 'metadata'), 'annotations');
}
