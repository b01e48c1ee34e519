import { has, numberOf, objectOf, objectsOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index, root } from './fieldErrors.ts';
import { goList } from './goValue.ts';
import { isIP } from './ipAddress.ts';
import {
  isDNS1035Label,
  isDNS1123Subdomain,
  isValidPathSegmentName,
  isValidPortName,
  isValidPortNum,
  isWildcardDNS1123Subdomain,
} from './nameRules.ts';

/** The annotation that named the class before there was a field for it. */
const ingressClassAnnotation = 'kubernetes.io/ingress.class';

/** Source: v1.28 pkg/apis/networking/validation/validation.go:ValidateIngressCreate, behind the metadata. */
export function validateIngress(ingress: JsonObject, errors: FieldErrors): void {
  const spec = objectOf(ingress, 'spec') ?? {};
  const at = child(root, 'spec');
  const rules = objectsOf(spec, 'rules');
  const backend = objectOf(spec, 'defaultBackend');
  if (rules.length === 0 && backend === undefined) {
    const shown = goList('networking.IngressRule', has(spec, 'rules') ? [] : null);
    errors.invalid(at, shown, 'either `defaultBackend` or `rules` must be specified');
  }
  if (backend) validateBackend(backend, child(at, 'defaultBackend'), errors);
  for (const [i, rule] of rules.entries()) validateRule(rule, index(child(at, 'rules'), i), errors);
  for (const [i, tls] of objectsOf(spec, 'tls').entries())
    validateTls(tls, index(child(at, 'tls'), i), errors);
  const className = textOf(spec, 'ingressClassName');
  if (!has(spec, 'ingressClassName')) return;
  errors.invalidEach(child(at, 'ingressClassName'), className, isDNS1123Subdomain(className));
  const annotation = textMapOf(objectOf(ingress, 'metadata'), 'annotations')[ingressClassAnnotation];
  if (annotation === undefined || annotation === className) return;
  const place = child(child(root, 'annotations', ['metadata', 'annotations']), ingressClassAnnotation);
  errors.invalid(place, annotation, 'must match `ingressClassName` when both are specified');
}

function validateRule(rule: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const host = textOf(rule, 'host');
  const place = child(at, 'host');
  if (host !== '') {
    if (isIP(host)) errors.invalid(place, host, 'must be a DNS name, not an IP address');
    errors.invalidEach(place, host, hostRule(host)(host));
  }
  const http = objectOf(rule, 'http');
  if (http === undefined) return;
  const paths = objectsOf(http, 'paths');
  const below = child(child(at, 'http'), 'paths');
  if (paths.length === 0) errors.required(below);
  for (const [i, path] of paths.entries()) validatePath(path, index(below, i), errors);
}

function hostRule(host: string) {
  return host.includes('*') ? isWildcardDNS1123Subdomain : isDNS1123Subdomain;
}

const pathTypes = ['Exact', 'ImplementationSpecific', 'Prefix'];
const wrongSequences = ['//', '/./', '/../', '%2f', '%2F'];
const wrongEnds = ['/..', '/.'];

function validatePath(rule: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  if (!has(rule, 'pathType')) {
    errors.required(child(at, 'pathType'), 'pathType must be specified');
    return;
  }
  const pathType = textOf(rule, 'pathType');
  const path = textOf(rule, 'path');
  const place = child(at, 'path');
  const strict = pathType === 'Exact' || pathType === 'Prefix';
  if (!pathTypes.includes(pathType)) errors.notSupported(child(at, 'pathType'), pathType, pathTypes);
  else if (!path.startsWith('/') && (strict || path !== '')) {
    errors.invalid(place, path, 'must be an absolute path');
  }
  if (strict) {
    for (const wrong of wrongSequences) {
      if (path.includes(wrong)) errors.invalid(place, path, `must not contain '${wrong}'`);
    }
    for (const wrong of wrongEnds) {
      if (path.endsWith(wrong)) errors.invalid(place, path, `cannot end with '${wrong}'`);
    }
  }
  validateBackend(objectOf(rule, 'backend') ?? {}, child(at, 'backend'), errors);
}

function validateBackend(backend: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const resource = objectOf(backend, 'resource');
  const service = objectOf(backend, 'service');
  if (resource && service) errors.invalid(at, '', 'cannot set both resource and service backends');
  else if (resource) validateReference(resource, child(at, 'resource'), errors);
  else if (service) validateServiceBackend(service, at, errors);
  else errors.invalid(at, '', 'resource or service backend is required');
}

function validateServiceBackend(service: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const below = child(at, 'service');
  const name = textOf(service, 'name');
  if (name === '') errors.required(child(below, 'name'));
  else errors.invalidEach(child(below, 'name'), name, isDNS1035Label(name));
  const port = objectOf(service, 'port');
  const portName = textOf(port, 'name');
  const number = numberOf(port, 'number');
  const place = child(below, 'port');
  if (portName !== '' && number !== 0) errors.invalid(at, '', 'cannot set both port name & port number');
  else if (portName !== '') errors.invalidEach(child(place, 'name'), portName, isValidPortName(portName));
  else if (number !== 0) errors.invalidEach(child(place, 'number'), number, isValidPortNum(number));
  else errors.required(at, 'port name or number is required');
}

/** Source: v1.28 pkg/apis/networking/validation/validation.go:validateIngressTypedLocalObjectReference. */
export function validateReference(reference: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const apiGroup = textOf(reference, 'apiGroup');
  if (has(reference, 'apiGroup')) {
    errors.invalidEach(child(at, 'apiGroup'), apiGroup, isDNS1123Subdomain(apiGroup));
  }
  for (const field of ['kind', 'name']) {
    const text = textOf(reference, field);
    if (text === '') errors.required(child(at, field), `${field} is required`);
    else errors.invalidEach(child(at, field), text, isValidPathSegmentName(text));
  }
}

function validateTls(tls: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  for (const [i, host] of textsOf(tls, 'hosts').entries()) {
    errors.invalidEach(index(child(at, 'hosts'), i), host, hostRule(host)(host));
  }
  const secret = textOf(tls, 'secretName');
  if (secret !== '') errors.invalidEach(child(at, 'secretName'), secret, isDNS1123Subdomain(secret));
}
