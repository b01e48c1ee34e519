import { flagOf, objectOf, objectsOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import { isObject, type JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index, root } from './fieldErrors.ts';
import { goList, goQuoted, goStruct, goTime } from './goValue.ts';
import { cidrFamily } from './ipAddress.ts';
import { jsonProblem } from './jsonProblem.ts';
import { validateLabelName } from './labels.ts';
import { isDNS1123Subdomain, isValidLabelValue } from './nameRules.ts';
import { validateObjectMeta } from './objectMeta.ts';
import type { ValidationOptions } from './options.ts';
import { validateQuantity } from './resources.ts';

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const avoidAnnotation = 'scheduler.alpha.kubernetes.io/preferAvoidPods';
const taintsAnnotation = 'scheduler.alpha.kubernetes.io/taints';

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateNode. */
export function validateNode(node: JsonObject, _options: ValidationOptions, errors: FieldErrors): void {
  const at = child(root, 'metadata');
  const metadata = objectOf(node, 'metadata');
  const spec = objectOf(node, 'spec') ?? {};
  validateObjectMeta(metadata, { namespaced: false, name: isDNS1123Subdomain }, at, errors);
  const annotations = textMapOf(metadata, 'annotations');
  validateTaintsAnnotation(annotations, child(at, 'annotations'), errors);
  validateAvoidedPods(annotations, child(at, 'annotations'), errors);
  // The server names the taints of the spec so.
  validateTaints(objectsOf(spec, 'taints'), { ...child(at, 'taints'), path: ['spec', 'taints'] }, errors);
  for (const field of ['capacity', 'allocatable']) {
    const amounts = textMapOf(objectOf(node, 'status'), field);
    errors.ofMap(amounts, ([name, amount]) => {
      validateQuantity(name, amount, child(child(child(root, 'status'), field), name), errors);
    });
  }
  validateCIDRs(textsOf(spec, 'podCIDRs'), errors);
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateNodeTaints. */
function validateTaints(taints: readonly JsonObject[], at: ErrorPath, errors: FieldErrors): void {
  const seen = new Set<string>();
  for (const [i, taint] of taints.entries()) {
    const place = index(at, i);
    const name = textOf(taint, 'key');
    const value = textOf(taint, 'value');
    const effect = textOf(taint, 'effect');
    validateLabelName(name, child(place, 'key'), errors);
    const wrong = isValidLabelValue(value);
    if (wrong.length > 0) errors.invalid(child(place, 'value'), value, wrong.join(';'));
    if (effect === '') errors.required(child(place, 'effect'));
    else if (!effects.includes(effect)) errors.notSupported(child(place, 'effect'), effect, effects);
    if (seen.has(`${effect} ${name}`)) {
      const shown = goStruct('core.Taint', {
        Key: goQuoted(name),
        Value: goQuoted(value),
        Effect: goQuoted(effect),
        TimeAdded: taint.timeAdded === undefined ? '<nil>' : goTime(textOf(taint, 'timeAdded')),
      });
      errors.duplicate(place, shown, 'taints must be unique by key and effect pair');
    }
    seen.add(`${effect} ${name}`);
  }
}

/** Taints as they were written before they had a field. */
function validateTaintsAnnotation(
  annotations: Readonly<Record<string, string>>,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const text = annotations[taintsAnnotation] ?? '';
  if (text === '') return;
  const problem = jsonProblem(text);
  if (problem !== null) {
    errors.invalid({ ...at, path: [...at.path, taintsAnnotation] }, taintsAnnotation, problem);
    return;
  }
  const taints: unknown = JSON.parse(text);
  if (!Array.isArray(taints)) return;
  const place = child(at, taintsAnnotation);
  validateTaints(taints.filter(isObject), { text: place.text, path: place.path }, errors);
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateAvoidPodsInNodeAnnotations. */
function validateAvoidedPods(
  annotations: Readonly<Record<string, string>>,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const text = annotations[avoidAnnotation] ?? '';
  if (text === '') return;
  const path = [...at.path, avoidAnnotation];
  const problem = jsonProblem(text);
  if (problem !== null) {
    errors.invalid({ text: `${at.text}.AvoidPods`, path }, avoidAnnotation, problem);
    return;
  }
  const avoided: unknown = JSON.parse(text);
  const entries = isObject(avoided) ? objectsOf(avoided, 'preferAvoidPods') : [];
  for (const [i, entry] of entries.entries()) {
    const place = child(index({ text: `${at.text}.${avoidAnnotation}`, path }, i), 'PodSignature', []);
    const controller = objectOf(objectOf(entry, 'podSignature'), 'podController');
    if (controller === undefined) errors.required(place);
    else if (!flagOf(controller, 'controller')) {
      const flag = child(child(place, 'PodController', []), 'Controller', []);
      errors.invalid(flag, false, 'must point to a controller');
    }
  }
}

function validateCIDRs(cidrs: readonly string[], errors: FieldErrors): void {
  const at = child(child(root, 'spec'), 'podCIDRs');
  const shown = goList('string', cidrs);
  const families = cidrs.map(cidrFamily);
  for (const [i, family] of families.entries()) {
    if (family === null) errors.invalid(index(at, i), shown, 'must be valid CIDR');
  }
  if (cidrs.length < 2) return;
  const wrong = cidrs.find((_, i) => families[i] === null);
  if (wrong !== undefined) {
    const detail = `invalid PodCIDRs. failed to check with dual stack with error:invalid CIDR[${families.indexOf(null)}]: <nil> (invalid CIDR address: ${wrong})`;
    errors.internal(at, detail);
  }
  const dualStack = wrong === undefined && families.includes('IPv4') && families.includes('IPv6');
  if (!dualStack || cidrs.length > 2) {
    errors.invalid(at, shown, 'may specify no more than one CIDR for each IP family');
  }
  for (const [i, cidr] of cidrs.entries()) {
    if (cidrs.indexOf(cidr) < i) errors.duplicate(index(at, i), cidr);
  }
}
