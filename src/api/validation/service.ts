import {
  has,
  intOrStringOf,
  numberOf,
  objectOf,
  objectsOf,
  textMapOf,
  textOf,
  textsOf,
} from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { portProtocols } from './containerPorts.ts';
import { child, type ErrorPath, type FieldErrors, index, key, root } from './fieldErrors.ts';
import { goQuoted, goStruct } from './goValue.ts';
import { validatePort } from './handlers.ts';
import { validateLabels } from './labels.ts';
import {
  isDNS1035Label,
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isValidPortNum,
} from './nameRules.ts';
import { validateObjectMeta } from './objectMeta.ts';
import type { ValidationOptions } from './options.ts';
import { validateClusterIPs } from './serviceAddresses.ts';
import { isHeadless } from './serviceAllocation.ts';
import { drawnPort } from './serviceNodePorts.ts';
import { validateExternalIP, validateSourceRanges } from './serviceRanges.ts';
import { validateTrafficPolicies } from './serviceTraffic.ts';
import { validateLoadBalancerClass } from './serviceUpdate.ts';

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const kubeletPort = 10_250;

/**
 * Validates a Service whose addresses and ports have been allocated.
 *
 * Source: v1.28 pkg/apis/core/validation/validation.go:ValidateService.
 */
export function validateService(service: JsonObject, _options: ValidationOptions, errors: FieldErrors): void {
  const spec = objectOf(service, 'spec') ?? {};
  const at = child(root, 'spec');
  const rules = { namespaced: true, name: isDNS1035Label };
  validateObjectMeta(objectOf(service, 'metadata'), rules, child(root, 'metadata'), errors);
  validateTopologyAnnotations(service, errors);
  validateType(spec, at, errors);
  validatePorts(spec, child(at, 'ports'), errors);
  validateLabels(textMapOf(spec, 'selector'), child(at, 'selector'), errors);
  validateAffinity(spec, at, errors);
  validateClusterIPs(spec, errors);
  for (const [i, ip] of textsOf(spec, 'externalIPs').entries()) {
    validateExternalIP(ip, index(child(at, 'externalIPs'), i), errors);
  }
  const type = textOf(spec, 'type');
  if (!types.includes(type)) errors.notSupported(child(at, 'type'), type, types);
  validateNodePorts(spec, type, child(at, 'ports'), errors);
  validateSourceRanges(service, errors);
  validateLoadBalancer(spec, type, at, errors);
  validateTrafficPolicies(spec, at, errors);
}

function validateTopologyAnnotations(service: JsonObject, errors: FieldErrors): void {
  const annotations = textMapOf(objectOf(service, 'metadata'), 'annotations');
  const hints = annotations['service.kubernetes.io/topology-aware-hints'];
  const mode = annotations['service.kubernetes.io/topology-mode'];
  if (hints === undefined || mode === undefined || hints === mode) return;
  errors.invalid(
    key(child(child(root, 'metadata'), 'annotations'), 'service.kubernetes.io/topology-mode'),
    mode,
    'must match annotations[service.kubernetes.io/topology-aware-hints] when both are specified',
  );
}

function validateType(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const type = textOf(spec, 'type');
  const ports = objectsOf(spec, 'ports');
  if (ports.length === 0 && !isHeadless(spec) && type !== 'ExternalName') errors.required(child(at, 'ports'));
  if (type === 'LoadBalancer') {
    for (const [i, port] of ports.entries()) {
      if (numberOf(port, 'port') === kubeletPort) {
        const detail = `may not expose port ${kubeletPort} externally since it is used by kubelet`;
        errors.invalid(index(child(at, 'ports'), i), kubeletPort, detail);
      }
    }
  }
  if ((type === 'LoadBalancer' || type === 'NodePort') && isHeadless(spec)) {
    const place = { ...index(child(at, 'clusterIPs'), 0), path: child(at, 'clusterIP').path };
    errors.invalid(place, 'None', `may not be set to 'None' for ${type} services`);
  }
  if (type !== 'ExternalName') return;
  for (const field of ['clusterIPs', 'ipFamilies']) {
    if (textsOf(spec, field).length > 0) {
      errors.forbidden(child(at, field), 'may not be set for ExternalName services');
    }
  }
  if (has(spec, 'ipFamilyPolicy')) {
    errors.forbidden(child(at, 'ipFamilyPolicy'), 'may not be set for ExternalName services');
  }
  const name = textOf(spec, 'externalName').replace(/\.$/, '');
  if (name === '') errors.required(child(at, 'externalName'));
  else errors.invalidEach(child(at, 'externalName'), name, isDNS1123Subdomain(name));
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateServicePort. */
function validatePorts(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const ports = objectsOf(spec, 'ports');
  const names = new Set<string>();
  for (const [i, port] of ports.entries()) {
    const place = index(at, i);
    const name = textOf(port, 'name');
    if (name !== '') {
      errors.invalidEach(child(place, 'name'), name, isDNS1123Label(name));
      if (names.has(name)) errors.duplicate(child(place, 'name'), name);
      names.add(name);
    } else if (ports.length > 1) errors.required(child(place, 'name'));
    const number = numberOf(port, 'port');
    errors.invalidEach(child(place, 'port'), number, isValidPortNum(number));
    const protocol = textOf(port, 'protocol');
    if (!portProtocols.includes(protocol))
      errors.notSupported(child(place, 'protocol'), protocol, portProtocols);
    validatePort(intOrStringOf(port, 'targetPort') ?? 0, child(place, 'targetPort'), errors);
    if (has(port, 'appProtocol')) {
      const appProtocol = textOf(port, 'appProtocol');
      errors.invalidEach(child(place, 'appProtocol'), appProtocol, isQualifiedName(appProtocol));
    }
  }
}

function validateNodePorts(spec: JsonObject, type: string, at: ErrorPath, errors: FieldErrors): void {
  const ports = objectsOf(spec, 'ports');
  const nodePorts = new Set<string>();
  const numbers = new Set<string>();
  for (const [i, port] of ports.entries()) {
    if (type === 'ClusterIP' && numberOf(port, 'nodePort') !== 0) {
      errors.forbidden(child(index(at, i), 'nodePort'), "may not be used when `type` is 'ClusterIP'");
    }
  }
  for (const [i, port] of ports.entries()) {
    const nodePort = numberOf(port, 'nodePort');
    const taken = `${textOf(port, 'protocol')}/${nodePort}`;
    if (nodePort !== 0 && nodePorts.has(taken)) {
      const shown = nodePort > drawnPort ? nodePort : { syntax: 'xxxxx' };
      errors.duplicate(child(index(at, i), 'nodePort'), shown);
    }
    nodePorts.add(taken);
  }
  for (const [i, port] of ports.entries()) {
    const number = numberOf(port, 'port');
    const protocol = textOf(port, 'protocol');
    if (numbers.has(`${protocol}/${number}`)) {
      const shown = goStruct('core.ServicePort', {
        Name: '""',
        Protocol: goQuoted(protocol),
        AppProtocol: '(*string)(nil)',
        Port: String(number),
        TargetPort: 'intstr.IntOrString{Type:0, IntVal:0, StrVal:""}',
        NodePort: '0',
      });
      errors.duplicate(index(at, i), shown);
    }
    numbers.add(`${protocol}/${number}`);
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateClientIPAffinityConfig. */
function validateAffinity(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const affinity = textOf(spec, 'sessionAffinity');
  if (affinity !== 'ClientIP' && affinity !== 'None') {
    errors.notSupported(child(at, 'sessionAffinity'), affinity, ['ClientIP', 'None']);
  }
  if (affinity !== 'ClientIP') return;
  const seconds = numberOf(objectOf(objectOf(spec, 'sessionAffinityConfig'), 'clientIP'), 'timeoutSeconds');
  if (seconds <= 0 || seconds > 86_400) {
    const place = child(child(child(at, 'sessionAffinityConfig'), 'clientIP'), 'timeoutSeconds');
    errors.invalid(place, seconds, 'must be greater than 0 and less than 86400');
  }
}

function validateLoadBalancer(spec: JsonObject, type: string, at: ErrorPath, errors: FieldErrors): void {
  if (has(spec, 'allocateLoadBalancerNodePorts') && type !== 'LoadBalancer') {
    const only = "may only be used when `type` is 'LoadBalancer'";
    errors.forbidden(child(at, 'allocateLoadBalancerNodePorts'), only);
  }
  validateLoadBalancerClass(spec, null, at, errors);
}
