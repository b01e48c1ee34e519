import { objectOf } from '#api/decoded.ts';
import type { ApiKind } from '#api/fields.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type FieldErrors, root } from './fieldErrors.ts';
import { validateIngress } from './ingress.ts';
import { validateIngressClass } from './ingressClass.ts';
import { isDNS1123Subdomain, isValidPathSegmentName } from './nameRules.ts';
import { validateNetworkPolicy } from './networkPolicy.ts';
import { validateAnyObjectMeta, validateObjectMeta } from './objectMeta.ts';
import {
  validateClusterRole,
  validateClusterRoleBinding,
  validateRole,
  validateRoleBinding,
} from './rbac.ts';

/** Kinds without rules of their own here whose names are DNS subdomains, by group. */
const namedAsSubdomain: Readonly<Record<string, readonly string[]>> = {
  '': ['Endpoints', 'LimitRange', 'PersistentVolume', 'ResourceQuota'],
  'admissionregistration.k8s.io': ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  apps: ['ControllerRevision'],
  autoscaling: ['HorizontalPodAutoscaler'],
  'coordination.k8s.io': ['Lease'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'networking.k8s.io': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  'node.k8s.io': ['RuntimeClass'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'CSIStorageCapacity', 'StorageClass', 'VolumeAttachment'],
};

/** Groups whose rules ask nothing more of finalizers than what is asked of every object. */
const laxGroups = ['admissionregistration.k8s.io', 'coordination.k8s.io', 'node.k8s.io'];

/** What is asked of their other fields, where that is known. */
const specRules: Readonly<Record<string, (object: JsonObject, errors: FieldErrors) => void>> = {
  'networking.v1.Ingress': validateIngress,
  'networking.v1.IngressClass': validateIngressClass,
  'networking.v1.NetworkPolicy': validateNetworkPolicy,
  'rbac.v1.Role': validateRole,
  'rbac.v1.ClusterRole': validateClusterRole,
  'rbac.v1.RoleBinding': validateRoleBinding,
  'rbac.v1.ClusterRoleBinding': validateClusterRoleBinding,
};

/**
 * The metadata of a kind that does not run, and what else is known to be asked of it; nothing where the server has no
 * such rule.
 *
 * Source: v1.28 pkg/apis/<group>/validation/validation.go, each calling ValidateObjectMeta.
 */
export function validateOtherKind(kind: ApiKind, object: JsonObject, errors: FieldErrors): void {
  const subdomain = namedAsSubdomain[kind.group]?.includes(kind.kind) ?? false;
  if (!subdomain && kind.group !== 'rbac.authorization.k8s.io' && kind.kind !== 'CertificateSigningRequest') {
    return;
  }
  const validate = laxGroups.includes(kind.group) ? validateAnyObjectMeta : validateObjectMeta;
  // Of a request for a certificate every name is right, until all objects are looked at.
  const name = subdomain
    ? isDNS1123Subdomain
    : kind.group === 'rbac.authorization.k8s.io'
      ? isValidPathSegmentName
      : () => [];
  validate(
    objectOf(object, 'metadata'),
    { namespaced: kind.namespaced, name },
    child(root, 'metadata'),
    errors,
  );
  specRules[kind.type]?.(object, errors);
}
