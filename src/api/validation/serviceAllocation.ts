import { has, objectOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import type { JsonObject } from '#api/json.ts';
import { child, FieldErrors, index, root } from './fieldErrors.ts';
import { goList } from './goValue.ts';
import { ipBytes, isIPv4, isIPv6 } from './ipAddress.ts';
import type { ValidationOptions } from './options.ts';
import { validateClusterIPs, withClusterIPs } from './serviceAddresses.ts';
import { allocateNodePorts } from './serviceNodePorts.ts';

/** What became of a Service's addresses and ports. */
export interface ServiceAllocation {
  /** Families filled in; node ports that would be drawn stand at `drawnPort` and below, other such things are absent. */
  readonly service: JsonObject;
  /** What would be drawn: its value is chance. */
  readonly drawn: readonly FieldPath[];
  readonly errors: FieldErrors;
  /** The server's 500, in place of errors of fields. */
  readonly failure: string | null;
}

/** kubeadm's and minikube's `--service-cluster-ip-range`: IPv4 alone. */
const serviceRange = { text: '10.96.0.0/12', first: 10 * 256 + 96, last: 10 * 256 + 111 };

export function isHeadless(spec: JsonObject): boolean {
  const first = textsOf(spec, 'clusterIPs')[0] ?? textOf(spec, 'clusterIP');
  return first === 'None';
}

/**
 * Gives a new Service its families, addresses and ports in an empty cluster with one address family. What cannot be had
 * is told before anything else is looked at.
 *
 * Source: v1.28 pkg/registry/core/service/storage/alloc.go:allocateCreate, initIPFamilyFields, allocClusterIPs.
 */
export function allocateService(service: JsonObject, options: ValidationOptions): ServiceAllocation {
  const errors = new FieldErrors();
  const given = withClusterIPs(objectOf(service, 'spec') ?? {});
  const refused = { service: { ...service, spec: given }, drawn: [], errors, failure: null };
  const external = textOf(given, 'type') === 'ExternalName';
  const spec = external ? given : withPolicy(given);
  if (!external) {
    for (const step of [validateClusterIPs, validatePolicy, validateStack]) {
      step(spec, errors);
      if (errors.all.length > 0) return refused;
    }
    validateAddress(spec, errors);
    if (errors.all.length > 0) return refused;
  }
  const ports = allocateNodePorts(spec, options, errors);
  const addressed = external ? spec : withFamilies(spec);
  const drawsAddress = !external && textsOf(spec, 'clusterIPs').length === 0;
  return {
    service: { ...service, spec: { ...addressed, ...(ports.ports ? { ports: ports.ports } : {}) } },
    drawn: [
      ...(drawsAddress
        ? [
            ['spec', 'clusterIP'],
            ['spec', 'clusterIPs'],
          ]
        : []),
      ...ports.drawn,
    ],
    errors,
    failure: ports.failure,
  };
}

/** The address families a Service is stored with in a cluster of IPv4 alone. Source: as above, initIPFamilyFields. */
export function withAddressFamilies(spec: JsonObject): JsonObject {
  return textOf(spec, 'type') === 'ExternalName' ? spec : withFamilies(withPolicy(spec));
}

function withPolicy(spec: JsonObject): JsonObject {
  if (has(spec, 'ipFamilyPolicy')) return spec;
  const ownEndpoints = textOf(spec, 'clusterIP') === 'None' && selectsNothing(spec);
  return { ...spec, ipFamilyPolicy: ownEndpoints ? 'RequireDualStack' : 'SingleStack' };
}

function withFamilies(spec: JsonObject): JsonObject {
  const given = textsOf(spec, 'ipFamilies');
  const known = textsOf(spec, 'clusterIPs')
    .slice(given.length)
    .filter((ip) => ip !== 'None')
    .map((ip) => (isIPv6(ip) ? 'IPv6' : 'IPv4'));
  const families = [...given, ...known];
  const first = families[0] ?? 'IPv4';
  const ownEndpoints = textOf(spec, 'clusterIP') === 'None' && selectsNothing(spec);
  const both = ownEndpoints && families.length < 2 && textOf(spec, 'ipFamilyPolicy') !== 'SingleStack';
  const other = first === 'IPv4' ? 'IPv6' : 'IPv4';
  return { ...spec, ipFamilies: both ? [first, other] : families.length === 0 ? [first] : families };
}

/** Dual or single stack, as the policy and the lists say. */
function validatePolicy(spec: JsonObject, errors: FieldErrors): void {
  const at = child(root, 'spec');
  const lists = [
    ['clusterIPs', 'cluster IPs'],
    ['ipFamilies', 'IP families'],
  ] as const;
  for (const [field, words] of lists) {
    if (textOf(spec, 'ipFamilyPolicy') === 'SingleStack' && textsOf(spec, field).length === 2) {
      const place = { ...child(at, 'ipFamilyPolicy'), path: child(at, field).path };
      errors.invalid(
        place,
        'SingleStack',
        `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${words} are specified`,
      );
    }
  }
  const ips = textsOf(spec, 'clusterIPs');
  for (const [i, ip] of ips.entries()) {
    if (ip === 'None') return;
    if (isIPv6(ip) && i >= textsOf(spec, 'ipFamilies').length) {
      const place = index(child(at, 'clusterIPs'), i);
      errors.invalid(place, goList('string', ips), 'IPv6 is not configured on this cluster');
    }
  }
}

/** What a cluster of one family cannot give. Headless Services without a selector may ask for anything. */
function validateStack(spec: JsonObject, errors: FieldErrors): void {
  if (textOf(spec, 'clusterIP') === 'None' && selectsNothing(spec)) return;
  const at = child(root, 'spec');
  if (textOf(spec, 'ipFamilyPolicy') === 'RequireDualStack') {
    const detail = 'this cluster is not configured for dual-stack services';
    errors.invalid(child(at, 'ipFamilyPolicy'), 'RequireDualStack', detail);
  }
  for (const [i, family] of textsOf(spec, 'ipFamilies').entries()) {
    if (family !== 'IPv4') {
      errors.invalid(index(child(at, 'ipFamilies'), i), family, 'not configured on this cluster');
    }
  }
}

function validateAddress(spec: JsonObject, errors: FieldErrors): void {
  const ips = textsOf(spec, 'clusterIPs');
  const outside = isHeadless(spec) ? undefined : ips.find((ip) => isIPv4(ip) && !isInServiceRange(ip));
  if (outside === undefined) return;
  const place = child(child(root, 'spec'), 'clusterIPs', [
    has(spec, 'clusterIP') ? 'clusterIP' : 'clusterIPs',
  ]);
  // Addresses are compared and told in their usual form.
  const ip = ipBytes(outside)?.join('.') ?? outside;
  const why = `the provided IP (${ip}) is not in the valid range. The range of valid IPs is ${serviceRange.text}`;
  errors.invalid(place, goList('string', ips), `failed to allocate IP ${outside}: ${why}`);
}

function selectsNothing(spec: JsonObject): boolean {
  return Object.keys(textMapOf(spec, 'selector')).length === 0;
}

/** The first address of the range and the last are nobody's. Source: v1.28 pkg/registry/core/service/ipallocator/bitmap.go:New. */
function isInServiceRange(ip: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = ipBytes(ip) ?? [];
  const high = a * 256 + b;
  const low = c * 256 + d;
  if (high < serviceRange.first || high > serviceRange.last) return false;
  return !(high === serviceRange.first && low === 0) && !(high === serviceRange.last && low === 65_535);
}
