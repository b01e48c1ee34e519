import { has, objectOf, textMapOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { base64ByteLength, base64Text } from './base64.ts';
import { child, type FieldErrors, key, root } from './fieldErrors.ts';
import { jsonProblem } from './jsonProblem.ts';
import { byteLength, isConfigMapKey, isDNS1123Subdomain } from './nameRules.ts';
import { validateObjectMeta } from './objectMeta.ts';
import type { ValidationOptions } from './options.ts';

/** The most the values of a ConfigMap or Secret may hold together, in bytes. */
const mostBytes = 1024 * 1024;

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateConfigMap. */
export function validateConfigMap(
  configMap: JsonObject,
  _options: ValidationOptions,
  errors: FieldErrors,
): void {
  validateName(configMap, errors);
  const texts = textMapOf(configMap, 'data');
  const binary = textMapOf(configMap, 'binaryData');
  let bytes = 0;
  errors.ofMap(texts, ([name, value]) => {
    const place = key(child(root, 'data'), name);
    errors.invalidEach(place, name, isConfigMapKey(name));
    if (Object.hasOwn(binary, name)) errors.invalid(place, name, 'duplicate of key present in binaryData');
    bytes += byteLength(value);
  });
  errors.ofMap(binary, ([name, value]) => {
    errors.invalidEach(key(child(root, 'binaryData'), name), name, isConfigMapKey(name));
    bytes += base64ByteLength(value);
  });
  // The server has no name for the whole object.
  if (bytes > mostBytes) errors.tooLong({ text: '[]', path: [] }, mostBytes);
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateSecret. */
export function validateSecret(secret: JsonObject, _options: ValidationOptions, errors: FieldErrors): void {
  validateName(secret, errors);
  const data = textMapOf(secret, 'data');
  const at = child(root, 'data');
  let bytes = 0;
  errors.ofMap(data, ([name, value]) => {
    errors.invalidEach(key(at, name), name, isConfigMapKey(name));
    bytes += base64ByteLength(value);
  });
  if (bytes > mostBytes) errors.tooLong(at, mostBytes);
  const required = (name: string) => errors.required(key(at, name));
  switch (textOf(secret, 'type')) {
    case 'kubernetes.io/service-account-token': {
      const name = 'kubernetes.io/service-account.name';
      if (!textMapOf(objectOf(secret, 'metadata'), 'annotations')[name]) {
        errors.required(key(child(child(root, 'metadata'), 'annotations'), name));
      }
      return;
    }
    case 'kubernetes.io/dockercfg':
      validateJson(data, '.dockercfg', errors);
      return;
    case 'kubernetes.io/dockerconfigjson':
      validateJson(data, '.dockerconfigjson', errors);
      return;
    case 'kubernetes.io/basic-auth':
      if (has(data, 'username') || has(data, 'password')) return;
      required('username');
      required('password');
      return;
    case 'kubernetes.io/ssh-auth':
      if (!data['ssh-privatekey']) required('ssh-privatekey');
      return;
    case 'kubernetes.io/tls':
      for (const name of ['tls.crt', 'tls.key']) if (!has(data, name)) required(name);
  }
}

function validateName(object: JsonObject, errors: FieldErrors): void {
  const rules = { namespaced: true, name: isDNS1123Subdomain };
  validateObjectMeta(objectOf(object, 'metadata'), rules, child(root, 'metadata'), errors);
}

function validateJson(data: Readonly<Record<string, string>>, name: string, errors: FieldErrors): void {
  const place = key(child(root, 'data'), name);
  const value = data[name];
  if (value === undefined) {
    errors.required(place);
    return;
  }
  const text = base64Text(value);
  const problem = jsonProblem(text) ?? notAMap(text);
  if (problem !== null) errors.invalid(place, '<secret contents redacted>', problem);
}

function notAMap(text: string): string | null {
  const value: unknown = JSON.parse(text);
  if (value === null || (typeof value === 'object' && !Array.isArray(value))) return null;
  const got = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  return `json: cannot unmarshal ${got} into Go value of type map[string]interface {}`;
}
