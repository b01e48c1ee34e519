import { textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { decodeQuantity } from '#api/resource/parseQuantity.ts';
import { quantityText } from '#api/resource/quantity.ts';
import { child, type ErrorPath, type FieldErrors } from './fieldErrors.ts';
import { isQualifiedName } from './nameRules.ts';
import type { PodOptions } from './options.ts';

/** Field labels of v1 pods that the server knows. Source: v1.28 pkg/apis/core/pods/helpers.go:ConvertDownwardAPIFieldLabel. */
const fieldLabels = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.restartPolicy',
  'spec.serviceAccountName',
  'spec.schedulerName',
  'status.phase',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

const resources = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];
const byteDivisors = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateDownwardAPIHostIPs. */
export function validateHostIPs(
  ref: JsonObject,
  at: ErrorPath,
  options: PodOptions,
  errors: FieldErrors,
): void {
  if (textOf(ref, 'fieldPath') === 'status.hostIPs' && !options.gateEnabled('PodHostIPs')) {
    errors.forbidden(at, "may not be set when feature gate 'PodHostIPs' is not enabled");
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateObjectFieldSelector. */
export function validateFieldRef(
  ref: JsonObject,
  supported: readonly string[],
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const apiVersion = textOf(ref, 'apiVersion');
  const fieldPath = textOf(ref, 'fieldPath');
  if (apiVersion === '' || fieldPath === '') {
    errors.required(child(at, apiVersion === '' ? 'apiVersion' : 'fieldPath'));
    return;
  }

  const [, path = fieldPath, subscript] = /^([^[]*)\['(.*)'\]$/s.exec(fieldPath) ?? [];
  const subscriptable = path === 'metadata.annotations' || path === 'metadata.labels';
  const wrong =
    apiVersion !== 'v1'
      ? `unsupported pod version: ${apiVersion}`
      : subscript !== undefined
        ? subscriptable || path === ''
          ? null
          : `field label does not support subscript: ${fieldPath}`
        : fieldLabels.includes(path) || path === 'spec.host'
          ? null
          : `field label not supported: ${path}`;
  if (wrong !== null) {
    errors.invalid(child(at, 'fieldPath'), fieldPath, `error converting fieldPath: ${wrong}`);
  } else if (subscript !== undefined) {
    const name = path === 'metadata.annotations' ? subscript.toLowerCase() : subscript;
    errors.invalidEach(at, name, isQualifiedName(name));
  } else {
    const known = path === 'spec.host' ? 'spec.nodeName' : path;
    if (!supported.includes(known)) errors.notSupported(child(at, 'fieldPath'), known, supported);
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateContainerResourceFieldSelector. */
export function validateResourceFieldRef(
  ref: JsonObject,
  inVolume: boolean,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const resource = textOf(ref, 'resource');
  const hugePages = /^(limits|requests)\.hugepages-/.test(resource);
  if (inVolume && textOf(ref, 'containerName') === '') errors.required(child(at, 'containerName'));
  else if (resource === '') errors.required(child(at, 'resource'));
  else if (!resources.includes(resource) && !hugePages) {
    errors.notSupported(child(at, 'resource'), resource, resources);
  }

  const divisor = decodeQuantity(textOf(ref, 'divisor') || '0');
  if ('error' in divisor || divisor.nano === 0n) return;
  const [what, allowed] = hugePages
    ? ['hugepages', byteDivisors]
    : resource.endsWith('.cpu')
      ? ['cpu', ['1m', '1']]
      : resource.endsWith('.memory')
        ? ['memory', byteDivisors]
        : ['local ephemeral storage', byteDivisors];
  if (!hugePages && !resources.includes(resource)) return;
  if (allowed.includes(quantityText(divisor))) return;
  const shown = allowed.length > 2 ? allowed.join(', ') : allowed.join(' and ');
  errors.invalid(
    child(at, 'divisor'),
    resource,
    `only divisor's values ${shown} are supported with the ${what} resource`,
  );
}
