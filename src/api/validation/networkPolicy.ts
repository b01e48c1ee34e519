import { has, intOrStringOf, numberOf, objectOf, objectsOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index, root } from './fieldErrors.ts';
import { goList } from './goValue.ts';
import { cidrFamily, ipBytes } from './ipAddress.ts';
import { validateLabelSelector } from './labels.ts';
import { isValidPortName, isValidPortNum } from './nameRules.ts';

const policyTypes = ['Ingress', 'Egress'];
const protocols = ['TCP', 'UDP', 'SCTP'];

/** Source: v1.28 pkg/apis/networking/validation/validation.go:ValidateNetworkPolicySpec. */
export function validateNetworkPolicy(policy: JsonObject, errors: FieldErrors): void {
  const spec = objectOf(policy, 'spec') ?? {};
  const at = child(root, 'spec');
  validateLabelSelector(objectOf(spec, 'podSelector'), child(at, 'podSelector'), errors);
  for (const [direction, peers] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const [i, rule] of objectsOf(spec, direction).entries()) {
      const place = index(child(at, direction), i);
      for (const [j, port] of objectsOf(rule, 'ports').entries()) {
        validatePort(port, index(child(place, 'ports'), j), errors);
      }
      for (const [j, peer] of objectsOf(rule, peers).entries()) {
        validatePeer(peer, index(child(place, peers), j), errors);
      }
    }
  }
  const types = textsOf(spec, 'policyTypes');
  const place = child(at, 'policyTypes');
  if (types.length > policyTypes.length) {
    errors.invalid(
      place,
      goList('networking.PolicyType', types),
      'may not specify more than two policyTypes',
    );
    return;
  }
  for (const [i, type] of types.entries()) {
    if (!policyTypes.includes(type)) errors.notSupported(index(place, i), type, policyTypes);
  }
}

function validatePort(port: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const protocol = textOf(port, 'protocol');
  if (has(port, 'protocol') && !protocols.includes(protocol)) {
    errors.notSupported(child(at, 'protocol'), protocol, protocols);
  }
  const number = intOrStringOf(port, 'port');
  const end = numberOf(port, 'endPort');
  const ends = has(port, 'endPort');
  const endPlace = child(at, 'endPort');
  if (number === undefined) {
    if (ends) errors.invalid(endPlace, end, 'may not be specified when `port` is not specified');
  } else if (typeof number === 'number') {
    errors.invalidEach(child(at, 'port'), number, isValidPortNum(number));
    if (!ends) return;
    if (end < number) errors.invalid(endPlace, number, 'must be greater than or equal to `port`');
    errors.invalidEach(endPlace, end, isValidPortNum(end));
  } else {
    if (ends) errors.invalid(endPlace, end, 'may not be specified when `port` is non-numeric');
    errors.invalidEach(child(at, 'port'), number, isValidPortName(number));
  }
}

function validatePeer(peer: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const given = ['podSelector', 'namespaceSelector', 'ipBlock'].filter((field) => has(peer, field));
  for (const field of ['podSelector', 'namespaceSelector']) {
    if (has(peer, field)) validateLabelSelector(objectOf(peer, field), child(at, field), errors);
  }
  const block = objectOf(peer, 'ipBlock');
  if (block) validateIPBlock(block, child(at, 'ipBlock'), errors);
  if (given.length === 0) errors.required(at, 'must specify a peer');
  else if (given.length > 1 && block) errors.forbidden(at, 'may not specify both ipBlock and another peer');
}

function validateIPBlock(block: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const cidr = textOf(block, 'cidr');
  if (cidr === '') {
    errors.required(child(at, 'cidr'));
    return;
  }
  if (cidrFamily(cidr) === null) {
    errors.invalid(child(at, 'cidr'), cidr, 'not a valid CIDR');
    return;
  }
  for (const [i, except] of textsOf(block, 'except').entries()) {
    const place = index(child(at, 'except'), i);
    if (cidrFamily(except) === null) {
      errors.invalid(place, except, 'not a valid CIDR');
      return;
    }
    if (!isWithin(except, cidr)) errors.invalid(place, except, 'must be a strict subset of `cidr`');
  }
}

/** Whether a range is a smaller one inside of another. Source: Go net/ip.go:IPNet.Contains. */
function isWithin(inner: string, outer: string): boolean {
  const [one, other] = [rangeOf(inner), rangeOf(outer)];
  if (one.bits.length !== other.bits.length || other.length >= one.length) return false;
  return one.bits
    .slice(0, one.fixed)
    .padEnd(one.bits.length, '0')
    .startsWith(other.bits.slice(0, other.fixed));
}

/** The bits of a range's address, its length as written, and how many of the bits are the same for all of it. */
function rangeOf(cidr: string): { readonly bits: string; readonly length: number; readonly fixed: number } {
  const slash = cidr.indexOf('/');
  const bytes = ipBytes(cidr.slice(0, slash)) ?? [];
  const length = Number(cidr.slice(slash + 1));
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  // Of an IPv4 address written as IPv6 the length counts the prefix, too.
  const mapped = bytes.length === 4 && cidr.includes(':');
  return { bits, length, fixed: mapped ? Math.max(0, length - 96) : length };
}
