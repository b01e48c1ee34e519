import { objectOf } from '#api/decoded.ts';
import type { ApiKind } from '#api/fields.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type FieldErrors, root } from './fieldErrors.ts';
import { isDNS1123Subdomain, isValidPathSegmentName } from './nameRules.ts';
import { validateAnyObjectMeta, validateObjectMeta } from './objectMeta.ts';

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

/**
 * The metadata of a kind whose other fields are not validated here; nothing where the server has no such rule.
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
}
