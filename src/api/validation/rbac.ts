import { objectOf, objectsOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index, root } from './fieldErrors.ts';
import { goList } from './goValue.ts';
import { validateLabelSelector } from './labels.ts';
import { isDNS1123Subdomain, isValidPathSegmentName } from './nameRules.ts';

const rbacGroup = 'rbac.authorization.k8s.io';

/** Source: v1.28 pkg/apis/rbac/validation/validation.go:ValidateRole. */
export function validateRole(role: JsonObject, errors: FieldErrors): void {
  validateRules(role, true, errors);
}

/** Source: v1.28 pkg/apis/rbac/validation/validation.go:ValidateClusterRole. */
export function validateClusterRole(role: JsonObject, errors: FieldErrors): void {
  validateRules(role, false, errors);
  const aggregation = objectOf(role, 'aggregationRule');
  if (aggregation === undefined) return;
  const selectors = objectsOf(aggregation, 'clusterRoleSelectors');
  const at = child(child(root, 'aggregationRule'), 'clusterRoleSelectors');
  if (selectors.length === 0) {
    errors.required(at, 'at least one clusterRoleSelector required if aggregationRule is non-nil');
  }
  for (const [i, selector] of selectors.entries()) {
    const place = index(at, i);
    const before = errors.all.length;
    validateLabelSelector(selector, place, errors);
    if (errors.all.length > before) errors.invalid(place, 'null', 'invalid label selector.');
  }
}

function validateRules(role: JsonObject, namespaced: boolean, errors: FieldErrors): void {
  for (const [i, rule] of objectsOf(role, 'rules').entries()) {
    validateRule(rule, namespaced, index(child(root, 'rules'), i), errors);
  }
}

function validateRule(rule: JsonObject, namespaced: boolean, at: ErrorPath, errors: FieldErrors): void {
  const none = (field: string) => textsOf(rule, field).length === 0;
  if (none('verbs')) errors.required(child(at, 'verbs'), 'verbs must contain at least one value');
  const urls = textsOf(rule, 'nonResourceURLs');
  if (urls.length > 0) {
    const refuse = (why: string) => errors.invalid(child(at, 'nonResourceURLs'), goList('string', urls), why);
    if (namespaced) refuse('namespaced rules cannot apply to non-resource URLs');
    if (!none('apiGroups') || !none('resources') || !none('resourceNames')) {
      refuse('rules cannot apply to both regular resources and non-resource URLs');
    }
    return;
  }
  if (none('apiGroups')) {
    errors.required(child(at, 'apiGroups'), 'resource rules must supply at least one api group');
  }
  if (none('resources')) {
    errors.required(child(at, 'resources'), 'resource rules must supply at least one resource');
  }
}

/** Source: v1.28 pkg/apis/rbac/validation/validation.go:ValidateRoleBinding. */
export function validateRoleBinding(binding: JsonObject, errors: FieldErrors): void {
  validateBinding(binding, ['Role', 'ClusterRole'], errors);
}

/** Source: v1.28 pkg/apis/rbac/validation/validation.go:ValidateClusterRoleBinding. */
export function validateClusterRoleBinding(binding: JsonObject, errors: FieldErrors): void {
  validateBinding(binding, ['ClusterRole'], errors);
}

function validateBinding(binding: JsonObject, roleKinds: readonly string[], errors: FieldErrors): void {
  const role = objectOf(binding, 'roleRef');
  const at = child(root, 'roleRef');
  // An empty group has become that of the roles.
  const group = textOf(role, 'apiGroup') || rbacGroup;
  if (group !== rbacGroup) errors.notSupported(child(at, 'apiGroup'), group, [rbacGroup]);
  const kind = textOf(role, 'kind');
  if (!roleKinds.includes(kind)) errors.notSupported(child(at, 'kind'), kind, roleKinds);
  const name = textOf(role, 'name');
  if (name === '') errors.required(child(at, 'name'));
  else errors.invalidEach(child(at, 'name'), name, isValidPathSegmentName(name));
  const namespaced = roleKinds.includes('Role');
  for (const [i, subject] of objectsOf(binding, 'subjects').entries()) {
    validateSubject(subject, namespaced, index(child(root, 'subjects'), i), errors);
  }
}

function validateSubject(subject: JsonObject, namespaced: boolean, at: ErrorPath, errors: FieldErrors): void {
  const name = textOf(subject, 'name');
  const kind = textOf(subject, 'kind');
  const group = textOf(subject, 'apiGroup');
  if (name === '') errors.required(child(at, 'name'));
  if (kind === 'ServiceAccount') {
    if (name !== '') errors.invalidEach(child(at, 'name'), name, isDNS1123Subdomain(name));
    if (group !== '') errors.notSupported(child(at, 'apiGroup'), group, ['']);
    if (!namespaced && textOf(subject, 'namespace') === '') errors.required(child(at, 'namespace'));
  } else if (kind === 'User' || kind === 'Group') {
    if (group !== '' && group !== rbacGroup) errors.notSupported(child(at, 'apiGroup'), group, [rbacGroup]);
  } else {
    errors.notSupported(child(at, 'kind'), kind, ['ServiceAccount', 'User', 'Group']);
  }
}
