import { numberOf, objectsOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { isValidPortName, isValidPortNum } from './nameRules.ts';

export const portProtocols = ['SCTP', 'TCP', 'UDP'];

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateContainerPorts. */
export function validateContainerPorts(
  ports: readonly JsonObject[],
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const names = new Set<string>();
  for (const [i, port] of ports.entries()) {
    const place = index(at, i);
    const name = textOf(port, 'name');
    if (name !== '') {
      const wrong = isValidPortName(name);
      errors.invalidEach(child(place, 'name'), name, wrong);
      if (wrong.length === 0 && names.has(name)) errors.duplicate(child(place, 'name'), name);
      if (wrong.length === 0) names.add(name);
    }
    const containerPort = numberOf(port, 'containerPort');
    if (containerPort === 0) errors.required(child(place, 'containerPort'));
    else errors.invalidEach(child(place, 'containerPort'), containerPort, isValidPortNum(containerPort));
    const hostPort = numberOf(port, 'hostPort');
    if (hostPort !== 0) errors.invalidEach(child(place, 'hostPort'), hostPort, isValidPortNum(hostPort));
    const protocol = textOf(port, 'protocol');
    if (protocol === '') errors.required(child(place, 'protocol'));
    else if (!portProtocols.includes(protocol)) {
      errors.notSupported(child(place, 'protocol'), protocol, portProtocols);
    }
  }
}

/**
 * Complains about host ports taken twice among these containers.
 *
 * Source: v1.28 pkg/apis/core/validation/validation.go:checkHostPortConflicts.
 */
export function checkHostPortConflicts(
  containers: readonly JsonObject[],
  at: ErrorPath,
  errors: FieldErrors,
  real: ErrorPath = at,
): void {
  const taken = new Set<string>();
  for (const [i, container] of containers.entries()) {
    for (const [j, port] of objectsOf(container, 'ports').entries()) {
      const hostPort = numberOf(port, 'hostPort');
      if (hostPort === 0) continue;
      const key = `${textOf(port, 'protocol')}/${textOf(port, 'hostIP')}/${hostPort}`;
      if (!taken.has(key)) taken.add(key);
      else {
        const place = child(index(child(index(at, i), 'ports'), j), 'hostPort');
        // Init containers are checked one by one, each as if it were the first.
        const path = real === at ? place.path : [...real.path, 'ports', j, 'hostPort'];
        errors.duplicate({ ...place, path }, key);
      }
    }
  }
}

/**
 * In a pod on the host's network each port must be the host's own; a template may leave it out.
 *
 * Source: v1.28 pkg/apis/core/validation/validation.go:validatePodHostNetworkDeps.
 */
export function validateHostNetworkPorts(
  containers: readonly JsonObject[],
  isPod: boolean,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  for (const [i, container] of containers.entries()) {
    for (const [j, port] of objectsOf(container, 'ports').entries()) {
      const hostPort = numberOf(port, 'hostPort');
      if ((isPod || hostPort !== 0) && hostPort !== numberOf(port, 'containerPort')) {
        errors.invalid(
          child(index(child(index(at, i), 'ports'), j), 'hostPort'),
          hostPort,
          'must match `containerPort` when `hostNetwork` is true',
        );
      }
    }
  }
}
