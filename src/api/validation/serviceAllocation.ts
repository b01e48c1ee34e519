import { flagOf, has, numberOf, objectOf, objectsOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { containsPort, defaultNodePortRange, portRangeText } from '#api/portRange.ts';
import { child, type FieldErrors, index, root } from './fieldErrors.ts';
import { goList } from './goValue.ts';
import { isIPv4, isIPv6 } from './ipAddress.ts';
import type { ValidationOptions } from './options.ts';
import { validateClusterIPs } from './serviceAddresses.ts';

/** kubeadm's and minikube's `--service-cluster-ip-range`: IPv4 alone. */
const serviceRange = { text: '10.96.0.0/12', first: 10 * 256 + 96, last: 10 * 256 + 111 };

export function isHeadless(spec: JsonObject): boolean {
  const first = textsOf(spec, 'clusterIPs')[0] ?? textOf(spec, 'clusterIP');
  return first === 'None';
}

/**
 * What can be said of a Service's addresses and node ports in an empty cluster with one address family.
 *
 * Source: v1.28 pkg/registry/core/service/storage/alloc.go:allocateCreate, initIPFamilyFields.
 */
export function validateAllocation(
  service: JsonObject,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  const spec = objectOf(service, 'spec') ?? {};
  const ips = textsOf(spec, 'clusterIPs');
  if (textOf(spec, 'type') !== 'ExternalName') {
    for (const step of [validateClusterIPs, validatePolicy, validateStack]) {
      step(spec, errors);
      if (errors.all.length > 0) return;
    }
    const outside = isHeadless(spec) ? undefined : ips.find((ip) => isIPv4(ip) && !isInServiceRange(ip));
    if (outside !== undefined) {
      errors.invalid(
        child(
          child(root, 'spec'),
          'clusterIPs',
          ips.length > 0 && has(spec, 'clusterIP') ? ['clusterIP'] : ['clusterIPs'],
        ),
        goList('string', ips),
        `failed to allocate IP ${outside}: the provided IP (${outside}) is not in the valid range. The range of valid IPs is ${serviceRange.text}`,
      );
      return;
    }
  }
  validateNodePorts(spec, options, errors);
}

/** Dual or single stack, as the policy and the lists say. */
function validatePolicy(spec: JsonObject, errors: FieldErrors): void {
  const at = child(root, 'spec');
  const lists = [
    ['clusterIPs', 'cluster IPs'],
    ['ipFamilies', 'IP families'],
  ] as const;
  for (const [field, words] of lists) {
    if (policyOf(spec) === 'SingleStack' && textsOf(spec, field).length === 2) {
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
    if (isIPv6(ip) && i >= textsOf(spec, 'ipFamilies').length) {
      const place = index(child(at, 'clusterIPs'), i);
      errors.invalid(place, goList('string', ips), 'IPv6 is not configured on this cluster');
    }
  }
}

/** What a cluster of one family cannot give. Headless Services without a selector may ask for anything. */
function validateStack(spec: JsonObject, errors: FieldErrors): void {
  if (isHeadless(spec) && selectsNothing(spec)) return;
  const at = child(root, 'spec');
  if (policyOf(spec) === 'RequireDualStack') {
    const detail = 'this cluster is not configured for dual-stack services';
    errors.invalid(child(at, 'ipFamilyPolicy'), 'RequireDualStack', detail);
  }
  for (const [i, family] of textsOf(spec, 'ipFamilies').entries()) {
    if (family !== 'IPv4') {
      errors.invalid(index(child(at, 'ipFamilies'), i), family, 'not configured on this cluster');
    }
  }
}

function policyOf(spec: JsonObject): string {
  const given = textOf(spec, 'ipFamilyPolicy');
  if (given !== '') return given;
  return isHeadless(spec) && selectsNothing(spec) ? 'RequireDualStack' : 'SingleStack';
}

function selectsNothing(spec: JsonObject): boolean {
  return Object.keys(textMapOf(spec, 'selector')).length === 0;
}

/**
 * The first port that cannot be had. Entries with the same `port` share a number unless each asks for its own.
 *
 * Source: v1.28 pkg/registry/core/service/storage/alloc.go:initNodePorts.
 */
function validateNodePorts(spec: JsonObject, options: ValidationOptions, errors: FieldErrors): void {
  const type = textOf(spec, 'type');
  if (type !== 'NodePort' && type !== 'LoadBalancer') return;
  const allocates = type === 'NodePort' || flagOf(spec, 'allocateLoadBalancerNodePorts');
  const range = options.nodePorts ?? defaultNodePortRange;
  const ports = objectsOf(spec, 'ports');
  const taken = new Set<number>();
  const granted = new Map<number, number>();
  for (const [i, entry] of ports.entries()) {
    const port = numberOf(entry, 'port');
    const own = numberOf(entry, 'nodePort');
    if (own === 0 && !allocates) continue;
    const shared = granted.get(port);
    const first = ports.find((one) => numberOf(one, 'port') === port && numberOf(one, 'nodePort') !== 0);
    const nodePort = shared === undefined ? numberOf(first, 'nodePort') : own === shared ? 0 : own;
    if (nodePort === 0) continue;
    const place = child(index(child(child(root, 'spec'), 'ports'), i), 'nodePort');
    if (!containsPort(range, nodePort)) {
      const valid = `The range of valid ports is ${portRangeText(range)}`;
      errors.invalid(place, nodePort, `provided port is not in the valid range. ${valid}`);
    } else if (taken.has(nodePort)) errors.invalid(place, nodePort, 'provided port is already allocated');
    if (errors.all.length > 0) return;
    taken.add(nodePort);
    if (shared === undefined) granted.set(port, nodePort);
  }
}

function isInServiceRange(ip: string): boolean {
  const [a = 0, b = 0] = ip.split('.').map(Number);
  const high = a * 256 + b;
  return high >= serviceRange.first && high <= serviceRange.last;
}
