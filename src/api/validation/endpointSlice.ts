import { has, objectOf, objectsOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { portProtocols } from './containerPorts.ts';
import { child, type ErrorPath, type FieldErrors, index, root } from './fieldErrors.ts';
import { isIP, isIPv4 } from './ipAddress.ts';
import {
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isValidLabelValue,
  type NameRule,
} from './nameRules.ts';
import { validateObjectMeta } from './objectMeta.ts';
import type { ValidationOptions } from './options.ts';
import { validateNonSpecialIP } from './specialIP.ts';

const addressTypes = ['FQDN', 'IPv4', 'IPv6'];
const mostEndpoints = 1000;
const mostAddresses = 100;
const mostPorts = 20_000;
const mostZoneHints = 8;

/** Source: v1.28 pkg/apis/discovery/validation/validation.go:ValidateEndpointSlice. */
export function validateEndpointSlice(
  slice: JsonObject,
  _options: ValidationOptions,
  errors: FieldErrors,
): void {
  const rules = { namespaced: true, name: isDNS1123Subdomain };
  validateObjectMeta(objectOf(slice, 'metadata'), rules, child(root, 'metadata'), errors);
  const addressType = textOf(slice, 'addressType');
  const place = child(root, 'addressType');
  if (addressType === '') errors.required(place);
  else if (!addressTypes.includes(addressType)) errors.notSupported(place, addressType, addressTypes);
  validateEndpoints(objectsOf(slice, 'endpoints'), addressType, child(root, 'endpoints'), errors);
  validatePorts(objectsOf(slice, 'ports'), child(root, 'ports'), errors);
}

function validateEndpoints(
  endpoints: readonly JsonObject[],
  addressType: string,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  if (endpoints.length > mostEndpoints) {
    errors.tooMany(at, endpoints.length, mostEndpoints);
    return;
  }
  for (const [i, endpoint] of endpoints.entries()) {
    const place = index(at, i);
    validateAddresses(textsOf(endpoint, 'addresses'), addressType, child(place, 'addresses'), errors);
    const named = (field: string, rule: NameRule) => {
      const name = textOf(endpoint, field);
      if (has(endpoint, field)) errors.invalidEach(child(place, field), name, rule(name));
    };
    named('nodeName', isDNS1123Subdomain);
    named('hostname', isDNS1123Label);
    const zones = objectsOf(objectOf(endpoint, 'hints'), 'forZones');
    validateZones(zones, child(child(place, 'hints'), 'forZones'), errors);
  }
}

function validateAddresses(
  addresses: readonly string[],
  addressType: string,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  if (addresses.length === 0) errors.required(at, 'must contain at least 1 address');
  else if (addresses.length > mostAddresses) errors.tooMany(at, addresses.length, mostAddresses);
  for (const [i, address] of addresses.entries()) {
    const place = index(at, i);
    if (addressType === 'IPv4' || addressType === 'IPv6') {
      const right = addressType === 'IPv4' ? isIPv4(address) : isIP(address) && !isIPv4(address);
      if (!right) errors.invalid(place, address, `must be a valid ${addressType} address`);
      validateNonSpecialIP(address, place, errors);
    } else if (addressType === 'FQDN') validateDomainName(address, place, errors);
  }
}

/** Only the first thing that is wrong. Source: v1.28 apimachinery pkg/util/validation/validation.go:IsFullyQualifiedDomainName. */
function validateDomainName(domain: string, at: ErrorPath, errors: FieldErrors): void {
  if (domain === '') {
    errors.required(at);
    return;
  }
  const name = domain.replace(/\.$/, '');
  const wrong = isDNS1123Subdomain(name);
  const labels = name.split('.');
  const wrongLabel = labels.find((label) => isDNS1123Label(label).length > 0);
  if (wrong.length > 0) errors.invalid(at, name, wrong.join(','));
  else if (labels.length < 2) {
    errors.invalid(at, name, 'should be a domain with at least two segments separated by dots');
  } else if (wrongLabel !== undefined) errors.invalid(at, wrongLabel, isDNS1123Label(wrongLabel).join(','));
}

function validateZones(zones: readonly JsonObject[], at: ErrorPath, errors: FieldErrors): void {
  if (zones.length > mostZoneHints) {
    errors.tooMany(at, zones.length, mostZoneHints);
    return;
  }
  const names = new Set<string>();
  for (const [i, zone] of zones.entries()) {
    const place = child(index(at, i), 'name');
    const name = textOf(zone, 'name');
    if (names.has(name)) errors.duplicate(place, name);
    names.add(name);
    errors.invalidEach(place, name, isValidLabelValue(name));
  }
}

function validatePorts(ports: readonly JsonObject[], at: ErrorPath, errors: FieldErrors): void {
  if (ports.length > mostPorts) {
    errors.tooMany(at, ports.length, mostPorts);
    return;
  }
  const names = new Set<string>();
  for (const [i, port] of ports.entries()) {
    const place = index(at, i);
    const name = textOf(port, 'name');
    const protocol = textOf(port, 'protocol');
    if (name !== '') errors.invalidEach(child(place, 'name'), name, isDNS1123Label(name));
    if (names.has(name)) errors.duplicate(child(place, 'name'), name);
    names.add(name);
    if (!portProtocols.includes(protocol)) {
      errors.notSupported(child(place, 'protocol'), protocol, portProtocols);
    }
    if (has(port, 'appProtocol')) {
      const appProtocol = textOf(port, 'appProtocol');
      errors.invalidEach(child(place, 'appProtocol'), appProtocol, isQualifiedName(appProtocol));
    }
  }
}
